import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { shownTo } from '@reservaplus/shared/appointments/shown-to'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { type ClientId, type OrganizationId, type SeriesId, seriesId } from '@reservaplus/shared/ids/schema'
import type { Permission } from '@reservaplus/shared/permissions/can'
import { reaches } from '@reservaplus/shared/permissions/reaches'
import { occurrencesBetween } from '@reservaplus/shared/series/occurrences'
import { withDue } from '@reservaplus/shared/series/progress'
import { formatRecurrence, parseRecurrence } from '@reservaplus/shared/series/recurrence'
import type { CreateSeriesInput, Series, SeriesWithAppointments } from '@reservaplus/shared/series/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import { dayRange, localDateOf, toInstant } from '@reservaplus/shared/time/zone'

import type { AppContext } from '../app-context'
import { findAppointmentsOfClientFrom } from '../appointments/repository'
import { findCurrent } from '../clients/find-current'
import { clientStands } from '../clients/find-standing'
import { maySeeClient } from '../clients/list-own'
import { findClient } from '../clients/repository'
import { commitCreation } from '../db/create'
import type { Page, PageRequest } from '../db/page'
import { recordCall } from '../idempotency/record-call'
import { findExisting } from '../organizations/find-existing'
import { findWritable } from '../organizations/find-writable'
import { makeDue } from './make-next'
import { findPattern, type Pattern } from './preview'
import { findOneSeries, findSeriesOfClient, findSeriesPage, seriesCreation } from './repository'

const notFound = (what: string) => new AppError('NOT_FOUND', `There is no such ${what}`)

/** A series of somebody else's is as if it were not there for who reaches only their own. */
const isReached = (
  ctx: AppContext,
  { professionalId }: Pick<Series, 'professionalId'>,
  permission: Permission,
): boolean => reaches(ctx, permission, professionalId)

export const findReached = async (ctx: AppContext, id: SeriesId, permission: Permission): Promise<Series> => {
  const found = await findOneSeries(ctx.organizationId, id, { consistent: true })
  if (!found || !isReached(ctx, found, permission)) throw notFound('series')

  return found
}

const assertSeen = async (ctx: AppContext, id: ClientId) => {
  const client = await findClient(ctx.organizationId, id, { consistent: true })
  if (!client || !(await maySeeClient(ctx, id))) throw notFound('client')

  return client
}

/** Who was merged meanwhile has their series with whoever they are part of. */
const findChosen = async (ctx: AppContext, id: ClientId) => {
  const client = await findCurrent(ctx.organizationId, id)
  if (!client?.isActive || !(await maySeeClient(ctx, client.id))) throw notFound('client')

  return client
}

const refuseChoice = (index: number, field: string, message: string) =>
  new AppError('BAD_INPUT', message, { issues: [{ path: ['choices', index, field], message }] })

/** What is chosen for a date that the rule does not have would be for nothing, and nobody would be told. */
const assertDates = ({ rule, startsOn, choices }: Pick<CreateSeriesInput, 'rule' | 'startsOn' | 'choices'>): void => {
  const [last] = choices
    .map(({ date }) => date)
    .sort()
    .reverse()
  if (!last) return
  const dates = new Set(occurrencesBetween(parseRecurrence(rule), startsOn, { from: startsOn, to: last }))
  const stray = choices.findIndex(({ date }) => !dates.has(date))
  if (stray !== -1) throw refuseChoice(stray, 'date', 'The rule does not have this date')
}

/** Whom somebody chose for single dates does the service too, and the time is still to come. */
const assertChosen = (
  { able, organization: { timeZone } }: Pattern,
  choices: CreateSeriesInput['choices'],
  now: Instant,
): void => {
  const ids = new Set<string>(able.map(({ id }) => id))
  if (choices.some(({ professionalId: id }) => id !== undefined && !ids.has(id))) throw notFound('professional')
  const passed = choices.findIndex(({ localStart }) => localStart && toInstant(localStart, timeZone) <= now)
  if (passed !== -1) throw refuseChoice(passed, 'localStart', 'This time has passed')
}

/** What a request has time for; the schedule goes on with the rest. */
const firstMilliseconds = 3000

/** Its first appointments stand in the agenda when this answers; what is left of them follows within minutes. */
export const create = async (ctx: AppContext, input: CreateSeriesInput): Promise<SeriesWithAppointments> => {
  const { organizationId, clock } = ctx
  const id = seriesId.parse(ctx.newId())
  const startedAt = clock.now().getTime()

  const made = await commitCreation<Series>(ctx, {
    kind: 'series',
    call: recordCall(ctx, 'series.create', input),
    find: (known) => findOneSeries(organizationId, seriesId.parse(known), { consistent: true }),
    decide: async () => {
      const { idempotencyKey: _key, addOnIds, ...typed } = input
      const [pattern, client] = await Promise.all([findPattern(ctx, input), findChosen(ctx, input.clientId)])
      await findWritable(ctx)
      assertChosen(pattern, input.choices, instantOf(clock.now()))
      assertDates(input)
      const item = withDue({
        ...typed,
        ...(addOnIds && { addOnIds }),
        id,
        organizationId,
        clientId: client.id,
        rule: formatRecurrence(parseRecurrence(input.rule)),
        professionalId: pattern.professional.id,
        unplaced: [],
        createdBy: ctx.actor,
        createdAt: instantOf(clock.now()),
        version: 1,
      })

      return { item, writes: [seriesCreation(item), clientStands(organizationId, client.id)] }
    },
  })
  await makeDue(ctx, made.id, () => clock.now().getTime() - startedAt < firstMilliseconds)

  return get(ctx, { id: made.id })
}

/** Of the series, those that have not ended; by an index that may lag. */
export const findAppointmentsAhead = async (
  organizationId: OrganizationId,
  { id, clientId }: Pick<Series, 'id' | 'clientId'>,
  from: Instant,
): Promise<Appointment[]> =>
  (await findAppointmentsOfClientFrom(organizationId, clientId, from)).filter(
    (each) => each.seriesId === id && each.status !== 'cancelled',
  )

export const get = async (ctx: AppContext, { id }: { id: SeriesId }): Promise<SeriesWithAppointments> => {
  const [series, { timeZone }] = await Promise.all([findReached(ctx, id, 'appointments:read'), findExisting(ctx)])
  const { from } = dayRange(localDateOf(instantOf(ctx.clock.now()), timeZone), timeZone)
  const ahead = await findAppointmentsAhead(ctx.organizationId, series, from)
  const own = ahead.filter(({ professionalId }) => reaches(ctx, 'appointments:read', professionalId))

  return { ...shownTo(ctx)(series), appointments: own.map(shownTo(ctx)) }
}

/** Newest first. For who reaches only their own a page may be shorter than asked for. */
export const list = async (
  ctx: AppContext,
  { clientId, ...page }: PageRequest & { clientId?: ClientId | undefined },
): Promise<Page<Series>> => {
  if (clientId) await assertSeen(ctx, clientId)
  const found = clientId
    ? await findSeriesOfClient(ctx.organizationId, { clientId, ...page })
    : await findSeriesPage(ctx.organizationId, page)

  return { ...found, items: found.items.filter((each) => isReached(ctx, each, 'appointments:read')).map(shownTo(ctx)) }
}
