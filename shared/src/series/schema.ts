import * as z from 'zod'
import { actor, appointment } from '../appointments/schema'
import { addOnIds } from '../availability/schema'
import { idempotencyKey } from '../idempotency/schema'
import { bulkOperationId, clientId, organizationId, professionalId, seriesId, serviceId } from '../ids/schema'
import { dayNumberOf } from '../time/calendar'
import { instant, localDate, localDateTime, localTime } from '../time/schema'

/** How far ahead the appointments of a series stand in the agenda, in days. */
export const aheadDays = 180
/** What a series keeps of dates on which nothing was free; older ones are in the events. */
export const mostUnplaced = 100

/** What somebody decided about one date of the rule, before it is made: leave it out, or another time or professional. */
export const seriesChoice = z
  .object({
    date: localDate,
    skip: z.literal(true).optional(),
    localStart: localDateTime.optional(),
    professionalId: professionalId.optional(),
  })
  .refine(({ skip, localStart, professionalId: other }) => !skip || !(localStart || other), {
    error: 'A date that is left out has no time',
    path: ['skip'],
  })
export type SeriesChoice = z.infer<typeof seriesChoice>

const unplaced = z.object({ date: localDate, reason: z.string() })
export type Unplaced = z.infer<typeof unplaced>

/** A client's appointments that come again and again, at one hour of the organization's clock. */
export const series = z.object({
  id: seriesId,
  organizationId,
  clientId,
  serviceId,
  professionalId,
  addOnIds: addOnIds.optional(),
  startsOn: localDate,
  localTime,
  /** RRULE of RFC 5545, without its name: `FREQ=WEEKLY;INTERVAL=2;COUNT=10`. */
  rule: z.string(),
  notes: z.string(),
  internalNotes: z.string(),
  choices: z.array(seriesChoice),
  /** Every date up to and with this one was made, left out, or found without a free time. */
  madeUntil: localDate.optional(),
  /** When the next date has to be made; absent: the series has ended, what stands in the agenda stays. */
  dueAt: instant.optional(),
  /** Dates on which the time was not free: somebody has to look for another. */
  unplaced: z.array(unplaced),
  /** The bulk operation that lets the agenda follow the last change. */
  changedBy: bulkOperationId.optional(),
  /** The client was erased since: figures stay, and words do not come back (`privacy/erased-words`). */
  isClientErased: z.literal(true).optional(),
  createdBy: actor,
  createdAt: instant,
  version: z.int(),
})
export type Series = z.infer<typeof series>

const note = z.string().trim().max(2000)
const rule = z.string().trim().min(1).max(200)

const pattern = z.object({
  serviceId,
  professionalId,
  addOnIds: addOnIds.optional(),
  startsOn: localDate,
  localTime,
  rule,
})

export const previewSeriesInput = pattern
export type PreviewSeriesInput = z.infer<typeof previewSeriesInput>

/** How far from its date somebody may choose a time, in days. */
export const farthestChoice = 31

// What is no date at all is near nothing.
const isNear = ({ date, localStart }: SeriesChoice) =>
  localStart === undefined || Math.abs(dayNumberOf(localStart.slice(0, 10)) - dayNumberOf(date)) <= farthestChoice

const choices = z
  .array(
    seriesChoice.refine(isNear, {
      error: `A time within ${farthestChoice} days of the date it stands for`,
      path: ['localStart'],
    }),
  )
  .max(100)
  .refine((each) => new Set(each.map(({ date }) => date)).size === each.length, { error: 'Each date once' })

export const createSeriesInput = pattern.extend({
  clientId,
  choices: choices.default([]),
  notes: note.default(''),
  internalNotes: note.default(''),
  idempotencyKey: idempotencyKey.optional(),
})
export type CreateSeriesInput = z.infer<typeof createSeriesInput>

const seriesPlace = z.object({ localStart: localDateTime, start: instant, professionalId })

/** One date of a rule, and whether its time is free; where it is not, the nearest that is. */
export const previewedOccurrence = seriesPlace.extend({
  date: localDate,
  isFree: z.boolean(),
  reason: z.string().optional(),
  proposal: seriesPlace.optional(),
})
export type PreviewedOccurrence = z.infer<typeof previewedOccurrence>
/** At most what `aheadDays` hold; `isLonger`: the rule goes on after them. */
export const seriesPreview = z.object({ items: z.array(previewedOccurrence), isLonger: z.boolean() })
export type SeriesPreview = z.infer<typeof seriesPreview>

export const listSeriesInput = z.object({
  clientId: clientId.optional(),
  cursor: z.string().max(2000).optional(),
  limit: z.int().min(1).max(100).default(50),
})
export const seriesPage = z.object({ items: z.array(series), cursor: z.string().optional() })

/** With its appointments from today on. */
export const seriesWithAppointments = series.extend({ appointments: z.array(appointment) })
export type SeriesWithAppointments = z.infer<typeof seriesWithAppointments>

/**
 * From one date on, or, absent, all that lie ahead; what was moved by hand meanwhile is moved too. Another rule counts
 * anew from there.
 */
export const updateSeriesInput = z.object({
  id: seriesId,
  from: localDate.optional(),
  localTime: localTime.optional(),
  professionalId: professionalId.optional(),
  rule: rule.optional(),
  notes: note.optional(),
  internalNotes: note.optional(),
  version: z.int().optional(),
})
export type UpdateSeriesInput = z.infer<typeof updateSeriesInput>

/** The series as it will go on; what stands in the agenda follows in a bulk operation, one appointment at a time. */
export const changedSeries = z.object({ series, bulkOperationId: bulkOperationId.optional() })
export type ChangedSeries = z.infer<typeof changedSeries>

export const cancelSeriesInput = z.object({
  id: seriesId,
  from: localDate.optional(),
  reason: z.string().trim().max(500).default(''),
  version: z.int().optional(),
})
export type CancelSeriesInput = z.infer<typeof cancelSeriesInput>
