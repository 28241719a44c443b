import { transition } from '@reservaplus/shared/appointments/lifecycle'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { PaymentId } from '@reservaplus/shared/ids/schema'
import type { Money } from '@reservaplus/shared/money/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { allocate } from '@reservaplus/shared/payments/allocate'
import { type Applied, assertCurrency, assertRoom, paymentOf } from '@reservaplus/shared/payments/applied'
import { applyApproval, settlementOf } from '@reservaplus/shared/payments/apply'
import type { CheckoutInput } from '@reservaplus/shared/payments/inputs'
import type { LedgerEntry } from '@reservaplus/shared/payments/ledger'
import { pendingSale } from '@reservaplus/shared/payments/pending-sale'
import { netOf, restOf, stated } from '@reservaplus/shared/payments/position'
import { may } from '@reservaplus/shared/permissions/may'
import { reaches } from '@reservaplus/shared/permissions/reaches'
import type { Instant } from '@reservaplus/shared/time/schema'
import type { AppContext } from '../app-context'
import { refuseAmount } from './check-amount'

type Charges = Pick<CheckoutInput, 'payments' | 'discount'>
type Facts = { organization: Organization; now: Instant; ids: readonly PaymentId[] }

const sumOfRest = (appointments: readonly Appointment[]) =>
  appointments.reduce((sum, appointment) => sum + restOf(appointment), 0)

const assertDiscount = (
  ctx: AppContext,
  { discount }: Charges,
  lines: readonly Appointment[],
  { organization }: Facts,
) => {
  if (!discount || discount.amount === 0) return
  const isAllowed = ({ professionalId }: Appointment) => reaches(ctx, 'payments:discount', professionalId)
  if (!may(ctx, 'payments:discount') || !lines.every(isAllowed)) {
    throw new AppError('FORBIDDEN', 'Your role may not give a discount')
  }
  assertCurrency(discount, organization, ['discount'])
  const most = sumOfRest(lines)
  if (discount.amount > most) refuseAmount(['discount'], most)
}

const done = (ctx: AppContext, line: Appointment, { organization, now }: Facts): Appointment => {
  if (line.status === 'completed') return { ...line, updatedAt: now, version: line.version + 1 }
  if (!may(ctx, 'appointments:update') || !reaches(ctx, 'appointments:update', line.professionalId)) {
    throw new AppError('FORBIDDEN', 'Your role may not end this appointment')
  }

  return transition(line, 'completed', { now, actor: ctx.actor, rules: organization.bookingRules })
}

const withDiscounts = (lines: readonly Appointment[], discount: Money | undefined): Appointment[] => {
  const parts = discount ? allocate(discount.amount, lines) : []

  return lines.map((line) => {
    const known = paymentOf(line)
    const given = parts.find(({ appointmentId }) => appointmentId === line.id)?.amount ?? 0
    const amount = given + (known.discount?.amount ?? 0)
    const { currency } = line.price

    return stated({ ...line, payment: { ...known, ...(amount > 0 && { discount: { amount, currency } }) } })
  })
}

export type CheckedOut = {
  /** As they end, one version on. */
  lines: Appointment[]
  applied: Applied[]
  /** What became income before the money came; where no money comes, the appointment's own write says it. */
  settlements: LedgerEntry[]
}

/** Pure but for what the caller may: the appointments done, the price let off, and each payment one after the other. */
export const decideCheckout = (
  ctx: AppContext,
  lines: readonly Appointment[],
  charges: Charges,
  facts: Facts,
): CheckedOut => {
  const { organization, now, ids } = facts
  assertDiscount(ctx, charges, lines, facts)
  for (const line of lines) assertRoom(line.payment?.paymentIds ?? [])
  const charged = withDiscounts(
    lines.map((line) => done(ctx, line, facts)),
    charges.discount,
  )
  const asked = charges.payments.reduce((sum, { amount }) => sum + amount.amount, 0)
  charges.payments.forEach(({ amount, tip }, index) => {
    assertCurrency(amount, organization, ['payments', index, 'amount'])
    if (tip) assertCurrency(tip, organization, ['payments', index, 'tip'])
  })
  const rest = sumOfRest(charged)
  if (asked > rest) refuseAmount(['payments', 0, 'amount'], rest)

  let current = charged
  const applied = charges.payments.map((taken, index) => {
    const id = ids[index]
    if (!id) throw new Error('A payment has no id')
    const pending = pendingSale(taken, { id, organizationId: organization.id, createdBy: ctx.actor, createdAt: now })
    const next = applyApproval(pending, current, { at: now, by: ctx.actor })
    current = current.map((line) => next.appointments.find((each) => each.id === line.id) ?? line)

    return next
  })
  const ended = current.map((line, index) => ({ ...line, version: (lines[index]?.version ?? 0) + 1 }))

  return {
    lines: ended,
    applied,
    settlements: lines.flatMap((line, index) => {
      const [between, after] = [charged[index], ended[index]]
      const isPaid = between && after && netOf(line) !== netOf(after)

      return (isPaid && settlementOf(line, between)) || []
    }),
  }
}
