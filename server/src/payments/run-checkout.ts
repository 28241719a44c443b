import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { shownTo } from '@reservaplus/shared/appointments/shown-to'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { appointmentEvent, updatedEvent } from '@reservaplus/shared/events/appointment-event'
import { type EventId, eventId, type PaymentId, paymentId, type VisitId } from '@reservaplus/shared/ids/schema'
import type { CheckedOutVisit, CheckoutInput, CheckoutVisitInput } from '@reservaplus/shared/payments/inputs'
import { mostPaymentsAtOnce } from '@reservaplus/shared/payments/inputs'
import { paymentEvent } from '@reservaplus/shared/payments/payment-event'
import { instantOf } from '@reservaplus/shared/time/instant'
import { mostLines } from '@reservaplus/shared/visits/question'
import { daysOfStay } from '../agenda/list-days'
import { findAgendaDays } from '../agenda/repository'
import type { AppContext } from '../app-context'
import { assertVersion } from '../appointments/commit-change'
import { distinctKeys } from '../appointments/gather-lines'
import { appointmentReplacement, findAppointment } from '../appointments/repository'
import { occupancyOfLines } from '../appointments/write-booking'
import { commitDecision } from '../db/commit-decision'
import { findEvent } from '../events/repository'
import { type RecordedCall, recordCall } from '../idempotency/record-call'
import { findWritable } from '../organizations/find-writable'
import { assertOwn } from '../users/check-scope'
import { assertOneTransaction, visitFacts } from '../visits/commit-visit'
import { findVisit } from '../visits/repository'
import { paymentWrites } from './commit-payment'
import { openDay } from './day-close-repository'
import { type CheckedOut, decideCheckout } from './decide-checkout'
import { ledgerCreation } from './ledger-repository'
import { shownPayment } from './read-payment'
import { findPaymentsByIds } from './repository'

type Checkout = {
  subjectId: string
  /** What takes place of it, each as it is now. Strongly consistent. */
  read: () => Promise<Appointment[]>
  /** Throws when it is not what the screen has shown. */
  check?: (lines: readonly Appointment[]) => void
  charges: Pick<CheckoutInput, 'payments' | 'discount'>
  call: RecordedCall
  visitId?: VisitId
}

type Ids = { events: readonly EventId[]; payments: readonly PaymentId[] }

const mint = (ctx: AppContext): Ids => ({
  events: Array.from({ length: mostLines + mostPaymentsAtOnce }, () => eventId.parse(ctx.newId())),
  payments: Array.from({ length: mostPaymentsAtOnce }, () => paymentId.parse(ctx.newId())),
})

type Attempt = Checkout & { ids: Ids; before: readonly Appointment[]; out: CheckedOut }

const discountOf = (appointment: Appointment | undefined) => appointment?.payment?.discount?.amount ?? 0

/** The events of what ended now, with what each was of the visit; and of what was done before and is cheaper now. */
const tellings = (ctx: AppContext, { before, out, ids, visitId }: Attempt) => {
  const { actor, origin } = ctx
  const changed = out.lines.flatMap((line) => {
    const was = before.find(({ id }) => id === line.id)
    const isEnd = was?.status !== line.status

    return isEnd || discountOf(was) !== discountOf(line) ? [{ line, isEnd }] : []
  })
  const told = changed.flatMap((each, index) => {
    const id = ids.events[mostPaymentsAtOnce + index]

    return id ? [{ ...each, eventId: id, client: each.line.clientId }] : []
  })
  const about = visitId ? visitFacts(visitId, told) : []

  return told.map(({ line, isEnd, eventId: id }, index) => {
    const facts = { id, at: line.updatedAt, actor, origin, visit: about[index] }
    const event = isEnd
      ? appointmentEvent('appointment.completed', line, facts)
      : updatedEvent(line, ['payment'], facts)

    return { appointment: line, event }
  })
}

const eventIdOf = (ids: Ids, index: number): EventId => {
  const id = ids.events[index]
  if (!id) throw new Error('A payment has no event')

  return id
}

const answer = async (ctx: AppContext, lines: readonly Appointment[]): Promise<CheckedOutVisit> => {
  const ids = [...new Set(lines.flatMap(({ payment }) => payment?.paymentIds ?? []))]
  const payments = await findPaymentsByIds(ctx.organizationId, ids, { consistent: true })

  return { appointments: lines.map(shownTo(ctx)), payments: payments.map(shownPayment) }
}

/** All of it in one transaction: who is done, what was let off, what was paid and how, and what the books say of it. */
const run = async (ctx: AppContext, checkout: Checkout): Promise<CheckedOutVisit> => {
  const ids = mint(ctx)
  const { organizationId, actor, origin } = ctx
  const { read, charges, call, subjectId } = checkout

  const lines = await commitDecision<readonly Appointment[]>(ctx, {
    decide: async () => {
      const now = instantOf(ctx.clock.now())
      const [organization, before] = await Promise.all([findWritable(ctx), read()])
      checkout.check?.(before)
      const out = decideCheckout(ctx, before, charges, { organization, now, ids: ids.payments })
      const attempt = { ...checkout, ids, before, out }
      const told = tellings(ctx, attempt)
      if (told.length + out.applied.length === 0) return { writes: [], result: before }
      const keys = distinctKeys(told.flatMap(({ appointment }) => daysOfStay(appointment)))
      const [days, day] = await Promise.all([findAgendaDays(organizationId, keys), openDay(organization, now)])
      const paid = out.applied.flatMap(({ payment, entry }, index) => {
        const event = paymentEvent('payment.approved', payment, { id: eventIdOf(ids, index), at: now, actor, origin })

        return paymentWrites({ payment, appointments: [], entry }, { appointments: [] }, event)
      })
      const [first] = [...out.applied.map((_, index) => eventIdOf(ids, index)), ...told.map(({ event }) => event.id)]
      const writes = [
        ...(first ? call.writes({ eventId: first, subjectId }) : []),
        ...occupancyOfLines({ organization, days, lines: told, now }),
        ...out.lines.flatMap((line, index) => (before[index] ? appointmentReplacement(before[index], line) : [])),
        ...out.settlements.map(ledgerCreation),
        ...paid,
        ...(out.applied.length > 0 ? [day] : []),
      ]
      assertOneTransaction(writes)

      return { writes, result: out.lines }
    },
    isRepeatable: call.isRepeatable,
    recover: async () => {
      if (await call.find()) return read()
      const done = await Promise.all(
        [ids.events[0], ids.events[mostPaymentsAtOnce]].map((id) => id && findEvent(organizationId, id)),
      )

      return done.some((each) => each) ? read() : undefined
    },
  })

  return answer(ctx, lines)
}

/** Done and paid in one go; of what is done already only the money. */
export const checkout = (ctx: AppContext, { id, version, ...charges }: CheckoutInput): Promise<CheckedOutVisit> => {
  const call = recordCall(ctx, 'payments.checkout', { id, version, ...charges })

  return run(ctx, {
    subjectId: id,
    charges,
    call,
    check: (lines) => {
      for (const line of lines) assertVersion(line, version)
    },
    read: async () => [assertOwn(ctx, 'payments:write', await findAppointment(ctx.organizationId, id))],
  })
}

export const checkoutVisit = (ctx: AppContext, { id, ...charges }: CheckoutVisitInput): Promise<CheckedOutVisit> => {
  const call = recordCall(ctx, 'payments.checkoutVisit', { id, ...charges })

  return run(ctx, {
    subjectId: id,
    charges,
    call,
    visitId: id,
    read: async () => {
      const found = await findVisit(ctx.organizationId, id)
      if (!found) throw new AppError('NOT_FOUND', 'There is no such visit')
      const own = found.appointments.map((each) => assertOwn(ctx, 'payments:write', each))
      const standing = own.filter(({ status }) => status !== 'cancelled' && status !== 'no_show')
      if (standing.length === 0) throw new AppError('INVALID_TRANSITION', 'Nothing of this visit takes place')

      return standing
    },
  })
}
