import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Payment } from '@reservaplus/shared/payments/schema'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import type { ChangeContext } from '../app-context'
import { shards } from '../db/keys'
import { transact } from '../db/transact'
import { isNotConnected } from '../payment-accounts/account-token'
import { closePayment } from './commit-payment'
import { graceMinutes, pauseAfter } from './decide-pause'
import { findOpenPayments, findPayment, paymentReplacement } from './repository'
import { syncPayment } from './sync-payment'

/** Who has a turn is not asked about by another run; whatever goes wrong, there is a next turn. */
const takeTurn = async (payment: Payment, dueAt: Instant | undefined): Promise<boolean> => {
  const { dueAt: _due, ...rest } = payment
  const attempts = (payment.attempts ?? 0) + 1
  const next = { ...rest, ...(dueAt !== undefined && { dueAt }), attempts, version: payment.version + 1 }

  return (await transact(paymentReplacement(next, payment))) === 'committed'
}

const syncOne = async (ctx: ChangeContext, found: Payment): Promise<void> => {
  const now = instantOf(ctx.clock.now())
  const payment = await findPayment(ctx.organizationId, found.id)
  if (!payment?.dueAt || payment.dueAt > now) return
  const isOver = payment.expiresAt !== undefined && addMinutes(payment.expiresAt, graceMinutes) <= now
  if (!(await takeTurn(payment, addMinutes(now, pauseAfter(payment.attempts ?? 0))))) return
  await syncPayment(ctx, payment).catch((error: unknown) => {
    // Nobody is there to be asked: it ends with its time.
    if (!isNotConnected(error)) throw error
  })
  if (!isOver) return
  const left = await closePayment(ctx, { id: payment.id, status: 'expired' })
  // Refused, and not tried again in time.
  if (left.status === 'rejected' && left.dueAt !== undefined) await takeTurn(left, undefined)
}

type Running = {
  now: Instant
  contextOf: (organizationId: OrganizationId) => ChangeContext
  isTimeLeft: () => boolean
  onFailure: (payment: Payment, error: unknown) => void
}

const atOnce = 10

/** Asks the provider about every payment that it has not decided and whose turn it is. How many there were. */
export const syncOpen = async ({ now, contextOf, isTimeLeft, onFailure }: Running): Promise<number> => {
  const due = (await Promise.all(shards.map((shard) => findOpenPayments(shard, now)))).flat()
  let asked = 0
  for (let at = 0; at < due.length && isTimeLeft(); at += atOnce) {
    const some = due.slice(at, at + atOnce)
    await Promise.all(
      some.map((each) =>
        syncOne(contextOf(each.organizationId), each).catch((error: unknown) => onFailure(each, error)),
      ),
    )
    asked += some.length
  }

  return asked
}
