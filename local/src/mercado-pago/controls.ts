import { grant, revoke } from './accounts'
import type { Desk } from './desk'
import { badRequest } from './errors'
import type { Faults } from './faults'
import { newCode } from './pages/forms'
import { chargeBack, type Paying, pay, settlePending } from './pay'
import { authorize } from './subscriptions/charges'
import type { Webhooks } from './webhooks/webhooks'

type Parts = { desk: Desk; faults: Faults; webhooks: Webhooks; chargeDue: () => number; persist: () => void }

/** What people, cards and networks do, without pressing through pages. */
export const createControls = ({ desk, faults, webhooks, chargeDue, persist }: Parts) => {
  const { state } = desk
  const kept = <Result>(result: Result): Result => {
    persist()
    return result
  }

  return {
    webhooks,
    failNext: faults.failNext,
    clearFaults: faults.clear,
    /** Somebody pays at the checkout, or tries to. */
    pay: (preferenceId: string, paying: Paying) => kept(pay(desk, preferenceId, paying)),
    settlePending: (paymentId: number, outcome: 'approve' | 'cancel') => kept(settlePending(desk, paymentId, outcome)),
    chargeBack: (paymentId: number) => kept(chargeBack(desk, paymentId)),
    /** A seller says yes at the authorization page; the code that the product gets. */
    codeFor: (nickname: string, redirectUri: string, challenge?: string) =>
      kept(newCode(desk, nickname, redirectUri, challenge)),
    /** A seller that is connected already. */
    connect: (nickname: string) => {
      const code = newCode(desk, nickname, 'https://connected.example')
      const accountId = state.codes[code]?.accountId ?? 0
      delete state.codes[code]
      return kept(grant(desk, accountId))
    },
    revoke: (accountId: number) => kept(revoke(desk, accountId)),
    /** The payer gives a card at the subscription's page. */
    authorizePreapproval: (id: string, methodId?: string) => {
      const stored = authorize(desk, id, methodId)
      if (!stored) throw badRequest('The preapproval is not pending')
      chargeDue()
      return kept(stored.answer)
    },
    /** From now on the card of this payer (a mail) or preapproval (an id) says no, for this reason. */
    failCharges: (of: string, detail = 'cc_rejected_insufficient_amount') => {
      state.failingPayers[of] = detail
      persist()
    },
    healCharges: (of: string) => {
      delete state.failingPayers[of]
      persist()
    },
    /** Charges what is due by the clock; happens by itself when the clock is moved. */
    chargeDue,
  }
}
export type Controls = ReturnType<typeof createControls>
