import type { Actor, Appointment } from '../appointments/schema'
import { AppError } from '../errors/app-error'
import type { Money } from '../money/schema'
import type { Instant } from '../time/schema'
import { allocate } from './allocate'
import type { AppointmentPayment } from './appointment-payment'
import { addBalances, type Balances, type LedgerEntry, linesOf, negated } from './ledger'
import { netOf, overpaidOf, positionOf, stated } from './position'
import type { Payment, PaymentPart, Refund } from './schema'

/** After something happened to a payment: it, the appointments it is for, and what the books say of it. */
export type Applied = { payment: Payment; appointments: Appointment[]; entry: LedgerEntry }

type Facts = { at: Instant; by: Actor }

const nothingPaid = ({ price: { currency } }: Appointment): AppointmentPayment => ({
  state: 'none',
  paid: { amount: 0, currency },
  refunded: { amount: 0, currency },
  paymentIds: [],
})

/** As it is, or as the first money finds it. */
export const paymentOf = (appointment: Appointment): AppointmentPayment =>
  appointment.payment ?? nothingPaid(appointment)

/** Whether what was paid can go back: it is there. */
export const isMoney = ({ status }: Pick<Payment, 'status'>): boolean =>
  status === 'approved' || status === 'partly_refunded' || status === 'refunded'

/** What of it went to no appointment: what was sold without one, or waits for one. */
export const unassignedOf = ({ amount, tip, parts }: Pick<Payment, 'amount' | 'tip' | 'parts'>): number =>
  amount.amount - (tip?.amount ?? 0) - parts.reduce((sum, part) => sum + part.amount, 0)

const changedBy = (at: Instant, current: Appointment, payment: AppointmentPayment): Appointment => ({
  ...stated({ ...current, payment }),
  updatedAt: at,
  version: current.version + 1,
})

const difference = (before: readonly Appointment[], after: readonly Appointment[]): Balances =>
  addBalances(...after.map(positionOf), ...before.map((each) => negated(positionOf(each))))

type Sharing = readonly { professionalId: PaymentPart['professionalId']; amount: number }[]

const shared = (shares: Sharing, sign: 1 | -1): LedgerEntry['shares'] => {
  const sums = new Map<PaymentPart['professionalId'], number>()
  for (const { professionalId, amount } of shares) sums.set(professionalId, (sums.get(professionalId) ?? 0) + amount)

  return [...sums].flatMap(([professionalId, amount]) =>
    amount === 0 ? [] : [{ professionalId, amount: sign * amount }],
  )
}

type Told = Facts & {
  id: string
  kind: LedgerEntry['kind']
  balances: Balances
  shares?: LedgerEntry['shares']
}

const entryOf = (payment: Payment, { id, kind, at, by, balances, shares = [] }: Told): LedgerEntry => ({
  id,
  organizationId: payment.organizationId,
  at,
  kind,
  currency: payment.amount.currency,
  lines: linesOf(balances),
  shares,
  paymentId: payment.id,
  ...(payment.appointmentId && { appointmentId: payment.appointmentId }),
  createdBy: by,
})

/** Where money lies that is for no appointment. */
const elsewhere = ({ kind }: Payment) => (kind === 'sale' ? ('sales' as const) : ('client-deposits' as const))

type Approval = Facts & { externalId?: string | undefined; providerFee?: Money | undefined }

const withParts = (payment: Payment, appointments: readonly Appointment[]): Payment => {
  const [first] = appointments
  if (!first || payment.parts.length > 0) return payment
  const parts = allocate(unassignedOf(payment), appointments)

  return {
    ...payment,
    parts,
    clientId: payment.clientId ?? first.clientId,
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

const assertCurrency = (amount: Money, { currency }: Money) => {
  if (amount.currency !== currency) {
    const message = `This is paid in ${currency}`
    throw new AppError('BAD_INPUT', message, { issues: [{ path: ['amount', 'currency'], message }] })
  }
}

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

/** What can still go back of a payment. */
export const refundableOf = (payment: Payment): number =>
  isMoney(payment) ? payment.amount.amount - payment.refunded.amount : 0

/** How an amount that goes back is shared: first what is for nobody, then the parts from the last on, the tip at the end. */
const shareRefund = (payment: Payment, amount: number) => {
  const inParts = payment.parts.reduce((sum, part) => sum + part.refunded, 0)
  const free = unassignedOf(payment)
  const freeBefore = Math.min(free, payment.refunded.amount - inParts)
  const ofFree = Math.min(amount, free - freeBefore)
  let left = amount - ofFree
  const parts = payment.parts
    .toReversed()
    .map((part) => {
      const taken = Math.min(left, part.amount - part.refunded)
      left -= taken

      return { ...part, refunded: part.refunded + taken }
    })
    .toReversed()

  return { ofFree, parts, ofTip: left }
}

const returned = (current: Appointment, amount: number): AppointmentPayment => {
  const before = paymentOf(current)
  const refunded = { ...before.refunded, amount: before.refunded.amount + amount }
  if (current.status !== 'completed') return { ...before, refunded }
  const reduces = amount - Math.min(amount, overpaidOf(current))
  const { currency } = current.price
  const reduced = { amount: (before.reduced?.amount ?? 0) + reduces, currency }

  return { ...before, refunded, ...(reduced.amount > 0 && { reduced }) }
}

/** Some of it or all of it goes back. */
export const applyRefund = (payment: Payment, appointments: readonly Appointment[], refund: Refund): Applied => {
  const { amount, at, by } = refund
  assertCurrency(amount, payment.amount)
  if (amount.amount <= 0 || amount.amount > refundableOf(payment)) {
    const message = 'More than can still be given back'
    throw new AppError('BAD_INPUT', message, { issues: [{ path: ['amount', 'amount'], message }] })
  }
  const { ofFree, parts, ofTip } = shareRefund(payment, amount.amount)
  const refunded = payment.refunded.amount + amount.amount
  const next: Payment = {
    ...payment,
    parts,
    refunds: [...payment.refunds, refund],
    refunded: { ...payment.refunded, amount: refunded },
    status: refunded === payment.amount.amount ? 'refunded' : 'partly_refunded',
    version: payment.version + 1,
  }
  const takenOf = (id: string) => {
    const [was, is] = [payment.parts, parts].map((all) => all.find(({ appointmentId }) => appointmentId === id))

    return (is?.refunded ?? 0) - (was?.refunded ?? 0)
  }
  const before = appointments.filter(({ id }) => takenOf(id) > 0)
  const after = before.map((current) => changedBy(at, current, returned(current, takenOf(current.id))))
  const shares = [
    ...parts.map(({ professionalId, appointmentId }) => ({ professionalId, amount: takenOf(appointmentId) })),
    ...(payment.professionalId ? [{ professionalId: payment.professionalId, amount: ofFree }] : []),
  ]
  const freeAccount = elsewhere(payment) === 'sales' ? 'refunds' : 'client-deposits'

  return {
    payment: next,
    appointments: after,
    entry: entryOf(next, {
      id: `${payment.id}~refund~${refund.id}`,
      kind: 'refund',
      at,
      by,
      shares: shared(shares, -1),
      balances: addBalances(
        { [refund.method]: -amount.amount, tips: ofTip },
        { [freeAccount]: ofFree },
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
