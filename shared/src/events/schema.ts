// reason: every event of the product, one union that the compiler holds complete
import * as z from 'zod'
import { actor, appointmentStatus } from '../appointments/schema'
import {
  appointmentId,
  clientId,
  eventId,
  organizationId,
  paymentId,
  professionalId,
  serviceId,
  visitId,
} from '../ids/schema'
import { mailTemplateKind } from '../mail-templates/schema'
import { money } from '../money/schema'
import { paymentKind, paymentMethod } from '../payments/payment-names'
import { locale } from '../texts/locale'
import { instant } from '../time/schema'

/** Ids, versions and figures only: what identifies a person never stands in an event. */
const base = z.object({
  id: eventId,
  organizationId,
  at: instant,
  actor,
  version: z.int(),
  /** `series`: one of many that were ordered together, and of which one mail tells. */
  origin: z.enum(['live', 'series', 'migration']),
})

const appointmentSubject = z.object({ kind: z.literal('appointment'), id: appointmentId })
const appointmentFacts = z.object({
  professionalId,
  clientId,
  serviceId,
  start: instant,
  end: instant,
  status: appointmentStatus,
  /** What happened to a whole visit. The first of a client's lines names the events of them all and speaks for them. */
  visitId: visitId.optional(),
  visitEvents: z.array(eventId).optional(),
  /** The desk accepted that nobody works then. */
  outsideHours: z.literal(true).optional(),
})
/** Where it costs something else than before. */
const otherPrice = { price: money.optional(), previousPrice: money.optional() }

const appointmentEvent = <Type extends string>(type: Type) =>
  base.extend({ type: z.literal(type), subject: appointmentSubject, data: appointmentFacts })

export const appointmentBooked = appointmentEvent('appointment.booked')
export const appointmentRescheduled = appointmentEvent('appointment.rescheduled').extend({
  data: appointmentFacts.extend({
    previousStart: instant,
    previousProfessionalId: professionalId,
    /** Where it takes longer or shorter than before. */
    previousEnd: instant.optional(),
    /** Where it is another service than before. */
    previousServiceId: serviceId.optional(),
    ...otherPrice,
  }),
})
export const appointmentConfirmed = appointmentEvent('appointment.confirmed')
export const appointmentCheckedIn = appointmentEvent('appointment.checked-in')
export const appointmentStarted = appointmentEvent('appointment.started')
export const appointmentCompleted = appointmentEvent('appointment.completed')
export const appointmentCancelled = appointmentEvent('appointment.cancelled')
export const appointmentNoShow = appointmentEvent('appointment.no-show')
/** The last change of status was taken back; `undone` is what it had become. */
export const appointmentUndone = appointmentEvent('appointment.undone').extend({
  data: appointmentFacts.extend({ undone: appointmentStatus }),
})
/** What was cancelled stands again. */
export const appointmentRestored = appointmentEvent('appointment.restored')
/** Notes or price: which fields, and of notes not what is in them. */
export const appointmentUpdated = appointmentEvent('appointment.updated').extend({
  data: appointmentFacts.extend({
    fields: z.array(z.string()),
    ...otherPrice,
    /** Whose it was, where clients were merged or parted again. */
    previousClientId: clientId.optional(),
  }),
})
/** Its time comes near: its client is told, once. */
export const reminderDue = appointmentEvent('reminder.due')
/** The client agrees to the time that the salon moved it to. */
export const appointmentMoveAccepted = appointmentEvent('appointment.move-accepted')

/** The client says that they come. */
export const appointmentClientConfirmed = appointmentEvent('appointment.client-confirmed')

/** Its client has not been back since, and wishes to hear of the salon: they are invited, once. */
export const followUpDue = appointmentEvent('follow-up.due')

/** `before` is absent for what was created, `after` for what was removed; both for what identifies a person. */
const change = z.object({ before: z.unknown().optional(), after: z.unknown().optional() })
const changes = z.record(z.string(), change)
export type Change = z.infer<typeof change>
export type Changes = z.infer<typeof changes>

/** Catalogue, team and client changes: who, what, which version, and field by field what `changesOf` may tell. */
const changed = <Kind extends string>(kind: Kind) =>
  base.extend({
    type: z.literal(`${kind}.changed` as const),
    subject: z.object({ kind: z.literal(kind), id: z.string() }),
    data: z.object({ changes: changes.optional() }),
  })

const ofClient = <Type extends string>(type: Type) =>
  base.extend({
    type: z.literal(type),
    subject: z.object({ kind: z.literal('client'), id: z.string() }),
    /** What they read while asking. */
    data: z.object({ locale: locale.optional() }),
  })

/** Somebody with this address wants to come in: the event's id is what their code is made of. */
export const clientCodeRequested = ofClient('client.code-requested')
/** Somebody has lost the links to their appointments. */
export const clientLinksRequested = ofClient('client.links-requested')

/** Nothing happened: somebody wants to see whether their webhook works. */
export const webhookTested = base.extend({
  type: z.literal('webhook.test'),
  subject: z.object({ kind: z.literal('webhook'), id: z.string() }),
  data: z.object({}),
})

/** Somebody of the team wants to see a mail as it stands, in their own mailbox. */
export const mailTemplateTestRequested = base.extend({
  type: z.literal('mail-template.test-requested'),
  subject: z.object({ kind: z.literal('mail-template'), id: z.string() }),
  data: z.object({ kind: mailTemplateKind, locale }),
})

/** Work in many steps waits for its runner. */
export const bulkOperationStarted = base.extend({
  type: z.literal('bulk-operation.started'),
  subject: z.object({ kind: z.literal('bulk-operation'), id: z.string() }),
  data: z.object({ kind: z.string(), total: z.int() }),
})

const clientSubject = z.object({ kind: z.literal('client'), id: clientId })

/** Somebody has taken along everything there is about a client. */
export const clientExported = base.extend({
  type: z.literal('client.exported'),
  subject: clientSubject,
  data: z.object({}),
})

/** Nothing is left of a client but figures; `counts` says how many of what are gone. */
export const clientErased = base.extend({
  type: z.literal('client.erased'),
  subject: clientSubject,
  data: z.object({ reason: z.string(), counts: z.record(z.string(), z.int()) }),
})

const paymentFacts = z.object({
  kind: paymentKind,
  method: paymentMethod,
  amount: money,
  appointmentId: appointmentId.optional(),
  clientId: clientId.optional(),
})

const ofPayment = <Type extends string>(type: Type) =>
  base.extend({
    type: z.literal(type),
    subject: z.object({ kind: z.literal('payment'), id: paymentId }),
    data: paymentFacts,
  })

/** A client is asked to pay online. */
export const paymentRequested = ofPayment('payment.requested')
/** The money is there. */
export const paymentApproved = ofPayment('payment.approved')
/** The provider refused it: nothing was paid. */
export const paymentRejected = ofPayment('payment.rejected')
/** Some of it or all of it went back. */
export const paymentRefunded = ofPayment('payment.refunded').extend({
  data: paymentFacts.extend({ refundId: z.string(), refundAmount: money }),
})

export const domainEvent = z.discriminatedUnion('type', [
  appointmentBooked,
  appointmentRescheduled,
  appointmentConfirmed,
  appointmentCheckedIn,
  appointmentStarted,
  appointmentCompleted,
  appointmentCancelled,
  appointmentNoShow,
  appointmentUndone,
  appointmentRestored,
  appointmentUpdated,
  appointmentMoveAccepted,
  appointmentClientConfirmed,
  reminderDue,
  followUpDue,
  changed('organization'),
  changed('user'),
  changed('professional'),
  changed('service'),
  changed('client'),
  changed('client-note'),
  changed('client-file'),
  changed('client-consent'),
  changed('retention-rule'),
  changed('mail-template'),
  mailTemplateTestRequested,
  /** Whether clients are written to by WhatsApp too; its id is the organization's. */
  changed('whatsapp'),
  /** The week of a professional: their id, their version. */
  changed('schedule'),
  /** One special day, `<professional or organization>:<date>`; set whole, so its version is the time it was set at. */
  changed('schedule-day'),
  changed('block'),
  changed('resource'),
  changed('subscription'),
  changed('api-key'),
  changed('webhook'),
  changed('registration'),
  changed('bulk-operation'),
  changed('series'),
  changed('waitlist-entry'),
  changed('feed'),
  /** Begun, given up, noted: what is no money. */
  changed('payment'),
  /** Where clients pay: connected, renewed, given up. Its id is the organization's. */
  changed('payment-account'),
  /** Its id is the date. */
  changed('day-close'),
  paymentRequested,
  paymentApproved,
  paymentRejected,
  paymentRefunded,
  /** Its id is the appointment's. */
  changed('review'),
  bulkOperationStarted,
  clientExported,
  clientErased,
  clientCodeRequested,
  clientLinksRequested,
  webhookTested,
])
export type DomainEvent = z.infer<typeof domainEvent>
export type DomainEventType = DomainEvent['type']

/** What travels over the bus and the queues; the handler re-reads the subject. */
export const eventNotice = z.object({
  id: eventId,
  type: z.string(),
  organizationId,
  subject: z.object({ kind: z.string(), id: z.string() }),
  version: z.int(),
})
export type EventNotice = z.infer<typeof eventNotice>
