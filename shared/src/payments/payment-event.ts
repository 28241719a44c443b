import type { Actor } from '../appointments/schema'
import { changedEvent } from '../events/changed-event'
import type { DomainEvent } from '../events/schema'
import type { EventId } from '../ids/schema'
import type { Instant } from '../time/schema'
import type { Payment, Refund } from './schema'

type Facts = { id: EventId; at: Instant; actor: Actor; origin?: DomainEvent['origin'] | undefined }
type OfPayment = Extract<DomainEvent, { type: 'payment.requested' | 'payment.approved' | 'payment.rejected' }>

const baseOf = ({ id: subjectId, organizationId, version }: Payment, { id, at, actor, origin = 'live' }: Facts) => ({
  id,
  organizationId,
  at,
  actor,
  version,
  origin,
  subject: { kind: 'payment' as const, id: subjectId },
})

/** Ids and figures only. */
const factsOf = ({ kind, method, amount, appointmentId, parts, clientId }: Payment) => {
  const about = appointmentId ?? parts[0]?.appointmentId

  return { kind, method, amount, ...(about && { appointmentId: about }), ...(clientId && { clientId }) }
}

export const paymentEvent = (type: OfPayment['type'], payment: Payment, facts: Facts): OfPayment => ({
  ...baseOf(payment, facts),
  type,
  data: factsOf(payment),
})

export const refundedEvent = (payment: Payment, { id, amount }: Refund, facts: Facts): DomainEvent => ({
  ...baseOf(payment, facts),
  type: 'payment.refunded',
  data: { ...factsOf(payment), refundId: id, refundAmount: amount },
})

/** Nothing was paid: because the provider said no, or because nobody went on. */
export const closedEvent = (payment: Payment, facts: Facts): DomainEvent => {
  if (payment.status === 'rejected') return paymentEvent('payment.rejected', payment, facts)
  const { id: subjectId, organizationId, version } = payment
  const changes = { status: { before: 'pending', after: payment.status } }

  return changedEvent('payment', { ...facts, organizationId, subjectId, version, changes })
}

/** It has found the appointment that it was for. */
export const attachedEvent = (payment: Payment, facts: Facts): DomainEvent => {
  const { id: subjectId, organizationId, version, parts } = payment

  return changedEvent('payment', { ...facts, organizationId, subjectId, version, changes: { parts: { after: parts } } })
}
