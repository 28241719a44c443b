import type { Actor, Appointment, AppointmentStatus } from '@reservaplus/shared/appointments/schema'
import { longestListDays } from '@reservaplus/shared/appointments/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { type AppointmentId, type ProfessionalId, userId } from '@reservaplus/shared/ids/schema'
import { parseInstant, toMinutes } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'

import { findApiKeys } from '../api-keys/repository'
import type { AppContext } from '../app-context'
import { refuseCursor } from '../db/page'
import { findEventsOfSubject } from '../events/repository'
import { findProfessional } from '../professionals/repository'
import { assertOwn, narrowToOwn, ownsNothing } from '../users/check-scope'
import { findUsersByIds } from '../users/repository'
import { findAppointment, findAppointmentsBetween, findAppointmentsOfProfessional } from './repository'

const usualPage = 50

export type ListAppointmentsInput = {
  from: string
  to: string
  professionalId?: ProfessionalId | undefined
  status?: AppointmentStatus | undefined
  cursor?: string | undefined
  limit?: number | undefined
}

const rangeOf = ({ from, to }: ListAppointmentsInput) => {
  const range = { from: parseInstant(from, 'from'), to: parseInstant(to, 'to') }
  const minutes = toMinutes(range.to) - toMinutes(range.from)
  if (minutes <= 0 || minutes > longestListDays * 24 * 60) {
    const message = `A range of at most ${longestListDays} days`
    throw new AppError('BAD_INPUT', message, { issues: [{ path: ['to'], message }] })
  }

  return range
}

/** Those that start in the half-open range, by start. A page may be short of its limit, or empty, and still not the last. */
export const list = async (
  ctx: AppContext,
  input: ListAppointmentsInput,
): Promise<{ items: Appointment[]; cursor?: string | undefined }> => {
  const { organizationId } = ctx
  const page = { ...rangeOf(input), status: input.status, cursor: input.cursor, limit: input.limit ?? usualPage }
  if (ownsNothing(ctx, 'appointments:read')) {
    refuseCursor(input)

    return { items: [] }
  }

  const professionalId = narrowToOwn(ctx, 'appointments:read', input.professionalId)
  if (!professionalId) return findAppointmentsBetween(organizationId, page)
  if (!(await findProfessional(organizationId, professionalId))) {
    throw new AppError('NOT_FOUND', 'There is no such professional')
  }

  return findAppointmentsOfProfessional(organizationId, { ...page, professionalId })
}

export const get = async (ctx: AppContext, { id }: { id: AppointmentId }): Promise<Appointment> =>
  assertOwn(ctx, 'appointments:read', await findAppointment(ctx.organizationId, id))

export type AppointmentHistory = {
  items: { id: string; type: string; at: Instant; actor: Actor; actorName?: string | undefined; version: number }[]
}

/** Who of the team, or which system, did it, by id: names only, which everybody who sees the appointment may know. */
const namesOf = async ({ organizationId }: AppContext, actors: readonly Actor[]): Promise<Map<string, string>> => {
  const ids = new Set(actors.filter(({ kind }) => kind === 'staff').map(({ id }) => id))
  const isBySystem = actors.some(({ kind }) => kind === 'integration')
  const [users, keys] = await Promise.all([
    findUsersByIds(
      organizationId,
      [...ids].flatMap((id) => userId.safeParse(id).data ?? []),
    ),
    isBySystem ? findApiKeys(organizationId) : [],
  ])

  return new Map<string, string>([
    ...users.map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`.trim()] as const),
    ...keys.map(({ id, name }) => [id, name] as const),
  ])
}

const isNamed = ({ kind }: Actor) => kind === 'staff' || kind === 'integration'

/** Told by the events themselves; their versions, not their times, say what came after what. */
export const history = async (ctx: AppContext, { id }: { id: AppointmentId }): Promise<AppointmentHistory> => {
  await get(ctx, { id })
  const events = await findEventsOfSubject(ctx.organizationId, { kind: 'appointment', id })
  const names = await namesOf(
    ctx,
    events.map(({ actor }) => actor),
  )

  return {
    items: events
      .sort((a, b) => a.version - b.version)
      .map(({ id: event, type, at, actor, version }) => {
        const actorName = isNamed(actor) ? names.get(actor.id) : undefined

        return { id: event, type, at, actor, version, ...(actorName === undefined ? {} : { actorName }) }
      }),
  }
}
