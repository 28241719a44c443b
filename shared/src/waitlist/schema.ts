import * as z from 'zod'
import { actor, appointmentStatus } from '../appointments/schema'
import { addOnIds, anyProfessional } from '../availability/schema'
import { clientDetailsInput, newClientInput } from '../clients/schema'
import { idempotencyKey } from '../idempotency/schema'
import {
  appointmentId,
  clientId,
  holdId,
  organizationId,
  professionalId,
  serviceId,
  visitId,
  waitlistEntryId,
} from '../ids/schema'
import { slug } from '../organizations/schema'
import { weekdays } from '../schedules/schema'
import { locale } from '../texts/locale'
import { instant, instantInput, localDate, localDateTime, localTime } from '../time/schema'

/** Days that somebody may wait for, the first included. */
export const longestWait = 90
/** What was offered and not taken is not offered again; older refusals are forgotten. */
export const mostDeclined = 50
/** Services that somebody may wait for in one go. */
export const mostServices = 5
/** Offers that somebody may let pass before they are taken from the list. */
export const mostLapses = 3

export const waitlistStatus = z.enum(['waiting', 'offered', 'booked', 'withdrawn', 'expired'])
export type WaitlistStatus = z.infer<typeof waitlistStatus>

const place = z.object({ start: instant, professionalId })
export type FreePlace = z.infer<typeof place>

/** A place that is kept for one client until they have answered, or until `expiresAt`. */
export const waitlistOffer = place.extend({
  id: holdId,
  end: instant,
  localStart: localDateTime,
  /** Each service of it, in the order of `services`; `professionalId` and `start` are the first's. */
  lines: z.array(z.object({ professionalId, start: instant, end: instant, resourceId: z.string().optional() })),
  offeredAt: instant,
  expiresAt: instant,
})
export type WaitlistOffer = z.infer<typeof waitlistOffer>

const timesOfDay = z
  .array(
    z.object({ start: localTime, end: localTime }).refine(({ start, end }) => start < end, {
      error: 'It ends before it begins',
      path: ['end'],
    }),
  )
  .max(4)

const weekday = z.enum(weekdays)

/** When it suits. No weekdays: any; no times: at any hour. A service begins within a time. */
const wish = {
  /** One after the other, in this order. */
  services: z
    .array(z.object({ serviceId, addOnIds: addOnIds.optional() }))
    .min(1)
    .max(mostServices),
  /** Who does all of them. */
  professionalId: z.union([professionalId, anyProfessional]),
  from: localDate,
  to: localDate,
  weekdays: z.array(weekday).max(7).default([]),
  times: timesOfDay.default([]),
}

export const waitlistEntry = z.object({
  id: waitlistEntryId,
  organizationId,
  clientId,
  clientName: z.string(),
  ...wish,
  weekdays: z.array(weekday),
  times: timesOfDay,
  note: z.string(),
  status: waitlistStatus,
  offer: waitlistOffer.optional(),
  declined: z.array(place),
  lapses: z.int(),
  /** What was booked: the first of it, and the visit where it is several. */
  appointmentId: appointmentId.optional(),
  visitId: visitId.optional(),
  /** What the client read while joining. */
  locale: locale.optional(),
  createdBy: actor,
  createdAt: instant,
  version: z.int(),
})
export type WaitlistEntry = z.infer<typeof waitlistEntry>

const note = z.string().trim().max(500)

export const joinWaitlistInput = z.object({
  slug,
  ...wish,
  client: clientDetailsInput,
  note: note.default(''),
  marketingConsent: z.boolean().default(false),
  locale: locale.optional(),
  idempotencyKey: idempotencyKey.optional(),
})
export type JoinWaitlistInput = z.infer<typeof joinWaitlistInput>

export const createWaitlistEntryInput = z.object({
  ...wish,
  client: z.union([z.object({ id: clientId }), newClientInput]),
  note: note.default(''),
  idempotencyKey: idempotencyKey.optional(),
})
export type CreateWaitlistEntryInput = z.infer<typeof createWaitlistEntryInput>

/** Only who is still waiting. */
export const updateWaitlistEntryInput = z.object({
  id: waitlistEntryId,
  professionalId: wish.professionalId.optional(),
  from: localDate.optional(),
  to: localDate.optional(),
  weekdays: z.array(weekday).max(7).optional(),
  times: timesOfDay.optional(),
  note: note.optional(),
  version: z.int().optional(),
})
export type UpdateWaitlistEntryInput = z.infer<typeof updateWaitlistEntryInput>

export const oneWaitlistEntryInput = z.object({ id: waitlistEntryId, version: z.int().optional() })
export const offerPlaceInput = z.object({ id: waitlistEntryId, start: instantInput, professionalId })
export type OfferPlaceInput = z.infer<typeof offerPlaceInput>

export const listWaitlistInput = z.object({
  status: waitlistStatus.default('waiting'),
  cursor: z.string().max(2000).optional(),
  limit: z.int().min(1).max(100).default(50),
})
export const waitlistPage = z.object({ items: z.array(waitlistEntry), cursor: z.string().optional() })

const token = z.string().min(1).max(2000)
export const ownEntryInput = z.object({ token })
/** `offerId`: the offer that the page showed; another answers that it is over. */
export const answerOfferInput = z.object({ token, offerId: holdId })
export type AnswerOfferInput = z.infer<typeof answerOfferInput>

/** What the link in a client's mail shows. */
export const ownWaitlistEntry = waitlistEntry
  .pick({ id: true, status: true, from: true, to: true, weekdays: true, times: true })
  .extend({
    organization: z.object({ slug, name: z.string(), timeZone: z.string(), locale }),
    /** All of them, and all hands. */
    serviceName: z.string(),
    professionalName: z.string().optional(),
    offer: waitlistOffer
      .pick({ id: true, localStart: true, expiresAt: true })
      .extend({ professionalName: z.string() })
      .optional(),
    /** The offer that they took, as it stands now. */
    booked: z.object({ localStart: localDateTime, professionalName: z.string(), status: appointmentStatus }).optional(),
  })
export type OwnWaitlistEntry = z.infer<typeof ownWaitlistEntry>
/** Nothing that is stored of anybody is echoed. */
export const joinedWaitlist = z.object({ status: z.literal('waiting') })
