import { AppError, type AppErrorCode } from '@reservaplus/shared/errors/app-error'
import { eventId, type SeriesId } from '@reservaplus/shared/ids/schema'
import {
  afterAnotherTry,
  afterDate,
  appointmentIdOf,
  nextDate,
  type Place,
  placeOf,
} from '@reservaplus/shared/series/progress'
import type { Series } from '@reservaplus/shared/series/schema'
import { addMinutes, instantOf, toMinutes } from '@reservaplus/shared/time/instant'
import type { Instant, LocalDate } from '@reservaplus/shared/time/schema'
import { toInstant } from '@reservaplus/shared/time/zone'

import type { AppContext } from '../app-context'
import { bookingDecision } from '../appointments/commit-booking'
import { decideSlot } from '../appointments/decide-slot'
import { gatherSlot } from '../appointments/gather-slot'
import { findAppointment } from '../appointments/repository'
import { findCurrent } from '../clients/find-current'
import { commitDecision, type Decision } from '../db/commit-decision'
import { findEvent } from '../events/repository'
import { recordCall } from '../idempotency/record-call'
import { assertWritable } from '../organizations/check-writable'
import { findExisting } from '../organizations/find-existing'
import { findOneSeries, seriesReplacement } from './repository'

/** `made`: the next date was dealt with, in whatever way. `rests`: none is due. `waits`: the plan is full or has ended. */
export type Made = 'made' | 'rests' | 'waits'

/** What of a date is nobody's passing trouble: this time will not be free, however often it is asked for. */
const lasting: ReadonlySet<AppErrorCode> = new Set(['SLOT_TAKEN', 'SLOT_NOT_OFFERED', 'NOT_FOUND', 'BAD_INPUT'])
const ofThePlan: ReadonlySet<AppErrorCode> = new Set(['LIMIT_EXCEEDED', 'SUBSCRIPTION_INACTIVE'])
const waitedMinutes = 24 * 60

const onwards = (current: Series, next: Series): Decision<Made> => ({
  writes: [seriesReplacement({ ...next, version: current.version + 1 }, current)],
  result: 'made',
})

type Occurrence = { series: Series; date: LocalDate; place: Place; start: Instant; now: Instant }
type Ids = ReturnType<typeof mintIds>

const mintIds = (ctx: AppContext) => ({ eventId: eventId.parse(ctx.newId()) })

/** A series may not have followed yet whoever was merged. */
const findBookable = async ({ organizationId }: AppContext, { series }: Occurrence) => {
  const client = await findCurrent(organizationId, series.clientId)
  if (!client?.isActive) throw new AppError('NOT_FOUND', 'There is no such client')

  return client
}

/** The appointment and the step onwards in one transaction: neither without the other, however often it is tried. */
const book = async (
  ctx: AppContext,
  ids: Ids,
  { onto, ...occurrence }: Occurrence & { onto: Series },
): Promise<Decision<Made>> => {
  const { series, date, place, start, now } = occurrence
  const minutes = toMinutes(start)
  const [gathered, client] = await Promise.all([
    gatherSlot(ctx.organizationId, {
      serviceId: series.serviceId,
      professionalId: place.professionalId,
      addOnIds: series.addOnIds,
      start: minutes,
    }),
    findBookable(ctx, occurrence),
  ])
  assertWritable(gathered.organization)
  const { writes } = bookingDecision({
    gathered,
    decided: await decideSlot(gathered, { start: minutes, now, audience: 'staff' }),
    guest: { client, writes: [] },
    ids: { ...ids, appointmentId: appointmentIdOf(series.id, date), clientId: client.id },
    call: recordCall(ctx, 'series.makeNext', {}),
    start: minutes,
    now,
    actor: series.createdBy,
    origin: 'series',
    source: 'staff',
    seriesId: series.id,
    notes: series.notes,
    internalNotes: series.internalNotes,
  })

  return { writes: [...writes, ...onwards(series, onto).writes], result: 'made' }
}

const decide = async (ctx: AppContext, id: SeriesId, ids: Ids): Promise<Decision<Made>> => {
  const [organization, series] = await Promise.all([
    findExisting(ctx, { consistent: true }),
    findOneSeries(ctx.organizationId, id, { consistent: true }),
  ])
  assertWritable(organization)
  const now = instantOf(ctx.clock.now())
  const date = series && nextDate(series)
  if (!date || !series.dueAt || series.dueAt > now) return { writes: [], result: 'rests' }

  const place = placeOf(series, date)
  const start = place && toInstant(place.localStart, organization.timeZone)
  if (!place || !start) return onwards(series, afterDate(series, date))
  if (await findAppointment(ctx.organizationId, appointmentIdOf(id, date))) {
    return onwards(series, afterDate(series, date))
  }
  // Nobody can be booked for yesterday: somebody has to look for another time.
  if (start <= now) return onwards(series, afterDate(series, date, { date, reason: 'past' }))

  return book(ctx, ids, { series, date, place, start, now, onto: afterDate(series, date) }).catch((error: unknown) => {
    if (!(error instanceof AppError) || !lasting.has(error.code)) throw error

    return onwards(series, afterDate(series, date, { date, reason: error.details.reason ?? error.code }))
  })
}

/** Not today: the month is full, nothing is paid, or something is wrong with it. Tomorrow it is asked again. */
export const postpone = (ctx: AppContext, id: SeriesId): Promise<Made> =>
  commitDecision<Made>(ctx, {
    decide: async () => {
      const series = await findOneSeries(ctx.organizationId, id, { consistent: true })
      if (!series?.dueAt) return { writes: [], result: 'rests' }
      const dueAt = addMinutes(instantOf(ctx.clock.now()), waitedMinutes)

      return { ...onwards(series, { ...series, dueAt }), result: 'waits' }
    },
    isRepeatable: false,
    recover: async () => 'waits',
  })

/** The next date that is due, and only that: booked, left out, or noted as without a free time. */
export const makeNext = async (ctx: AppContext, id: SeriesId): Promise<Made> => {
  const ids = mintIds(ctx)
  try {
    return await commitDecision<Made>(ctx, {
      decide: () => decide(ctx, id, ids),
      isRepeatable: false,
      recover: async () => ((await findEvent(ctx.organizationId, ids.eventId)) ? 'made' : undefined),
    })
  } catch (error) {
    if (error instanceof AppError && ofThePlan.has(error.code)) return postpone(ctx, id)
    throw error
  }
}

type Again = { date: LocalDate; place: Place }

const decideAgain = async (ctx: AppContext, id: SeriesId, { date, place, ids }: Again & { ids: Ids }) => {
  const [organization, series] = await Promise.all([
    findExisting(ctx, { consistent: true }),
    findOneSeries(ctx.organizationId, id, { consistent: true }),
  ])
  assertWritable(organization)
  const now = instantOf(ctx.clock.now())
  const start = toInstant(place.localStart, organization.timeZone)
  const isWanted = series?.unplaced.some((each) => each.date === date)
  if (!series || !isWanted || start <= now) return { writes: [], result: 'rests' as const }
  const onto = afterAnotherTry(series, date)

  return book(ctx, ids, { series, date, place, start, now, onto }).catch((error: unknown) => {
    if (!(error instanceof AppError) || !lasting.has(error.code)) throw error

    return onwards(series, afterAnotherTry(series, date, { date, reason: error.details.reason ?? error.code }))
  })
}

/** A date that had no free time, at the place that a change of the series gives it. */
export const makeAgain = (ctx: AppContext, id: SeriesId, again: Again): Promise<Made> => {
  const ids = mintIds(ctx)

  return commitDecision<Made>(ctx, {
    decide: () => decideAgain(ctx, id, { ...again, ids }),
    isRepeatable: false,
    recover: async () => ((await findEvent(ctx.organizationId, ids.eventId)) ? 'made' : undefined),
  })
}

/** Date after date until none is due, the plan is full, or time runs low. */
export const makeDue = async (ctx: AppContext, id: SeriesId, isTimeLeft: () => boolean): Promise<number> => {
  let count = 0
  while (isTimeLeft() && (await makeNext(ctx, id)) === 'made') count += 1

  return count
}
