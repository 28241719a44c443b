import type { Appointment } from '../appointments/schema'
import { AppError } from '../errors/app-error'
import type { Money } from '../money/schema'
import type { Instant } from '../time/schema'
import { allocate } from './allocate'
import {
  type Applied,
  assertCurrency,
  changedBy,
  difference,
  elsewhere,
  entryOf,
  type Facts,
  paymentOf,
  shared,
  unassignedOf,
} from './applied'
import { addBalances, type LedgerEntry, linesOf } from './ledger'
import { netOf } from './position'
import type { Payment } from './schema'

type Approval = Facts & { externalId?: string | undefined; providerFee?: Money | undefined }

const withParts = (payment: Payment, appointments: readonly Appointment[]): Payment => {
  const [first] = appointments
  if (!first || payment.parts.length > 0) return payment
  const parts = allocate(unassignedOf(payment), appointments)

  return {
    ...payment,
    parts,
    // Nothing new leads to who was erased.
    ...(first.isClientErased ? { isClientErased: true as const } : { clientId: payment.clientId ?? first.clientId }),
    ...(appointments.length === 1 && { appointmentId: first.id }),
    ...(first.visitId && { visitId: first.visitId }),
  }
}

const received = (payment: Payment, appointments: readonly Appointment[], at: Instant): Appointment[] =>
  appointments.flatMap((current) => {
    const part = payment.parts.find(({ appointmentId }) => appointmentId === current.id)
    if (!part) return []
    const before = paymentOf(current)
    const paid = { ...before.paid, amount: before.paid.amount + part.amount }

    return [changedBy(at, current, { ...before, paid, paymentIds: [...before.paymentIds, payment.id] })]
  })

const partsOf = (payment: Payment, appointments: readonly Appointment[]) =>
  appointments.filter(({ id }) => payment.parts.some(({ appointmentId }) => appointmentId === id))

/** The money is there. What is known of it is never refused: how much may be asked for is decided before. */
export const applyApproval = (
  pending: Payment,
  appointments: readonly Appointment[],
  { at, by, externalId, providerFee }: Approval,
): Applied => {
  for (const { price } of appointments) assertCurrency(pending.amount, price)
  const { dueAt: _due, booking: _booking, ...known } = withParts(pending, appointments)
  const payment: Payment = {
    ...known,
    status: 'approved',
    paidAt: at,
    ...(externalId !== undefined && { externalId }),
    ...(providerFee && { providerFee }),
    version: pending.version + 1,
  }
  const before = partsOf(payment, appointments)
  const after = received(payment, before, at)
  const fee = providerFee?.amount ?? 0
  const shares = [
    ...payment.parts,
    ...(payment.professionalId ? [{ professionalId: payment.professionalId, amount: unassignedOf(payment) }] : []),
  ]

  return {
    payment,
    appointments: after,
    entry: entryOf(payment, {
      id: `${payment.id}~approved`,
      kind: 'payment',
      at,
      by,
      shares: shared(shares, 1),
      balances: addBalances(
        { [payment.method]: payment.amount.amount - fee },
        { 'provider-fees': fee, tips: -(payment.tip?.amount ?? 0) },
        { [elsewhere(payment)]: -unassignedOf(payment) },
        difference(before, after),
      ),
    }),
  }
}

/** What was paid before there was an appointment finds it: nothing comes in or goes out. */
export const applyAttachment = (
  payment: Payment,
  appointments: readonly Appointment[],
  { at, by }: Facts,
): Omit<Applied, 'entry'> & { entry: LedgerEntry | undefined } => {
  const free = unassignedOf(payment)
  const gone = Math.min(free, payment.refunded.amount)
  const assigned = withParts({ ...payment, parts: [] }, appointments)
  const next: Payment = { ...assigned, version: payment.version + 1 }
  if (gone > 0) throw new AppError('CONFLICT', 'What was given back is for no appointment any more')
  const before = partsOf(next, appointments)
  const after = received(next, before, at)
  const balances = addBalances({ [elsewhere(payment)]: free }, difference(before, after))
  const id = `${payment.id}~attached`

  return {
    payment: next,
    appointments: after,
    entry: Object.values(balances).some((amount) => amount !== 0)
      ? entryOf(next, { id, kind: 'settlement', at, by, balances })
      : undefined,
  }
}

/** An appointment changed, and no money moved: what of it is income now, or is not any more. */
export const settlementOf = (before: Appointment, after: Appointment): LedgerEntry | undefined => {
  if (!after.payment && !before.payment) return undefined
  if (netOf(before) !== netOf(after)) return undefined
  const lines = linesOf(difference([before], [after]))
  if (lines.length === 0) return undefined

  return {
    id: `${after.id}~${after.version}`,
    organizationId: after.organizationId,
    at: after.updatedAt,
    kind: 'settlement',
    currency: after.price.currency,
    lines,
    shares: [],
    appointmentId: after.id,
    createdBy: { kind: 'system', id: 'ledger' },
  }
}
