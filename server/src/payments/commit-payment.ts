import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { DomainEvent } from '@reservaplus/shared/events/schema'
import { type EventId, eventId, type PaymentId } from '@reservaplus/shared/ids/schema'
import type { Money } from '@reservaplus/shared/money/schema'
import { type Applied, isMoney } from '@reservaplus/shared/payments/applied'
import { applyApproval, applyAttachment } from '@reservaplus/shared/payments/apply'
import { applyRefund, refundableOf } from '@reservaplus/shared/payments/apply-refund'
import { attachedEvent, closedEvent, paymentEvent, refundedEvent } from '@reservaplus/shared/payments/payment-event'
import type { Payment, PaymentStatus, Refund } from '@reservaplus/shared/payments/schema'
import { assertPaymentErased } from '@reservaplus/shared/privacy/erased-words'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { ChangeContext } from '../app-context'
import { appointmentReplacement, findAppointment } from '../appointments/repository'
import { commitDecision, type Decision } from '../db/commit-decision'
import type { Write } from '../db/transact'
import { eventCreation, findEvent } from '../events/repository'
import { findVisit } from '../visits/repository'
import { ledgerCreation } from './ledger-repository'
import { findPayment, paymentCreation, paymentReplacement } from './repository'

/** One transaction: the payment, the appointments it is for, what the books say, what is told. `before` absent: it is new. */
export const paymentWrites = (
  { payment, appointments, entry }: Omit<Applied, 'entry'> & { entry?: Applied['entry'] | undefined },
  before: { payment?: Payment | undefined; appointments: readonly Appointment[] },
  event: DomainEvent,
): Write[] => {
  assertPaymentErased([payment, ...before.appointments], payment)

  return [
    eventCreation(event),
    ...(before.payment ? paymentReplacement(payment, before.payment) : paymentCreation(payment)),
    ...appointments.flatMap((after) => {
      const current = before.appointments.find(({ id }) => id === after.id)

      return current ? appointmentReplacement(current, after) : []
    }),
    ...(entry ? [ledgerCreation(entry)] : []),
  ]
}

/** What a payment is for, as it is now. Strongly consistent. */
export const appointmentsOf = async ({
  organizationId,
  parts,
  appointmentId,
  visitId,
}: Pick<Payment, 'organizationId' | 'parts' | 'appointmentId' | 'visitId'>): Promise<Appointment[]> => {
  if (parts.length === 0 && appointmentId === undefined && visitId !== undefined) {
    return (await findVisit(organizationId, visitId))?.appointments ?? []
  }
  const ids = parts.length > 0 ? parts.map((part) => part.appointmentId) : [appointmentId ?? []].flat()
  const found = await Promise.all(ids.map((id) => findAppointment(organizationId, id)))

  return found.flatMap((each) => each ?? [])
}

type Change = {
  id: PaymentId
  /** No writes: it is so already. */
  decide: (current: Payment, own: EventId) => Promise<Decision<Payment>>
}

const commit = (ctx: ChangeContext, { id, decide }: Change): Promise<Payment> => {
  const own = eventId.parse(ctx.newId())
  const { organizationId } = ctx

  return commitDecision<Payment>(ctx, {
    decide: async () => {
      const current = await findPayment(organizationId, id)
      if (!current) throw new AppError('NOT_FOUND', 'There is no such payment')

      return decide(current, own)
    },
    isRepeatable: false,
    recover: async () => ((await findEvent(organizationId, own)) ? findPayment(organizationId, id) : undefined),
  })
}

export type Approval = {
  id: PaymentId
  externalId?: string | undefined
  /** What the provider keeps of it. */
  providerFee?: Money | undefined
  /** What else belongs to the transaction. */
  also?: (payment: Payment) => readonly Write[] | Promise<readonly Write[]>
}

/**
 * The money is there, whatever was said of the payment before: a refusal or an expiry may be older than it is. Approved
 * already: it stays as it is. Safe to repeat.
 */
export const approvePayment = (ctx: ChangeContext, { id, also, ...facts }: Approval): Promise<Payment> =>
  commit(ctx, {
    id,
    decide: async (current, own) => {
      if (isMoney(current)) return { writes: [], result: current }
      const at = instantOf(ctx.clock.now())
      const appointments = await appointmentsOf(current)
      const applied = applyApproval(current, appointments, { at, by: ctx.actor, ...facts })
      const { payment } = applied
      const event = paymentEvent('payment.approved', payment, { id: own, at, actor: ctx.actor, origin: ctx.origin })
      const before = { payment: current, appointments }

      return { writes: [...paymentWrites(applied, before, event), ...((await also?.(payment)) ?? [])], result: payment }
    },
  })

export type RefundWish = {
  id: PaymentId
  /** `amount` absent: all that is left. */
  refund: Pick<Refund, 'id'> & Partial<Pick<Refund, 'amount' | 'method' | 'reason' | 'externalId'>>
  also?: (payment: Payment) => readonly Write[] | Promise<readonly Write[]>
  check?: (payment: Payment, appointments: readonly Appointment[]) => void
}

/** A refund of this id that is there already is the same one, unless it was another amount. */
export const refundPayment = (ctx: ChangeContext, { id, refund, also, check }: RefundWish): Promise<Payment> =>
  commit(ctx, {
    id,
    decide: async (current, own) => {
      // The provider may have told of it before whoever asked for it could write it down.
      const isSame = (each: Refund) =>
        each.id === refund.id || (refund.externalId !== undefined && each.externalId === refund.externalId)
      const known = current.refunds.find(isSame)
      if (known && refund.amount && known.amount.amount !== refund.amount.amount) {
        throw new AppError('CONFLICT', 'There is another refund with this id')
      }
      if (known) return { writes: [], result: current }
      if (!isMoney(current)) throw new AppError('INVALID_TRANSITION', 'Nothing was paid that could go back')
      const at = instantOf(ctx.clock.now())
      const appointments = await appointmentsOf(current)
      check?.(current, appointments)
      const left = { amount: refundableOf(current), currency: current.amount.currency }
      const made: Refund = { method: current.method, amount: left, ...refund, at, by: ctx.actor }
      const applied = applyRefund(current, appointments, made)
      const { payment } = applied
      const event = refundedEvent(payment, made, { id: own, at, actor: ctx.actor, origin: ctx.origin })
      const before = { payment: current, appointments }

      return { writes: [...paymentWrites(applied, before, event), ...((await also?.(payment)) ?? [])], result: payment }
    },
  })

type Closing = {
  id: PaymentId
  status: Extract<PaymentStatus, 'rejected' | 'cancelled' | 'expired'>
  externalId?: string | undefined
}

/** Nothing was paid. What is not pending any more stays as it is: the money may have come meanwhile. */
export const closePayment = (ctx: ChangeContext, { id, status, externalId }: Closing): Promise<Payment> =>
  commit(ctx, {
    id,
    decide: async (current, own) => {
      if (current.status !== 'pending') return { writes: [], result: current }
      const { dueAt, booking: _booking, ...rest } = current
      const payment: Payment = {
        ...rest,
        // Whoever was refused may try again until the link ends.
        ...(status === 'rejected' && dueAt !== undefined && { dueAt }),
        status,
        ...(externalId !== undefined && { externalId }),
        version: current.version + 1,
      }
      const at = instantOf(ctx.clock.now())
      const event = closedEvent(payment, { id: own, at, actor: ctx.actor, origin: ctx.origin })

      return {
        writes: paymentWrites({ payment, appointments: [] }, { payment: current, appointments: [] }, event),
        result: payment,
      }
    },
  })

type Attachment = { id: PaymentId; appointments: readonly Appointment[] }

/** What was paid before there was an appointment is for these from now on. For what is for some already: as it is. */
export const attachPayment = (ctx: ChangeContext, { id, appointments: asked }: Attachment): Promise<Payment> =>
  commit(ctx, {
    id,
    decide: async (current, own) => {
      if (current.parts.length > 0 || !isMoney(current)) return { writes: [], result: current }
      const at = instantOf(ctx.clock.now())
      const found = await Promise.all(asked.map((each) => findAppointment(current.organizationId, each.id)))
      const appointments = found.flatMap((each) => each ?? [])
      const applied = applyAttachment(current, appointments, { at, by: ctx.actor })
      const { payment } = applied
      const event = attachedEvent(payment, { id: own, at, actor: ctx.actor, origin: ctx.origin })

      return { writes: paymentWrites(applied, { payment: current, appointments }, event), result: payment }
    },
  })
