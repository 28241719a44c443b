import { changesOf, minutesOf, type OfAppointment } from '@reservaplus/shared/appointments/history'
import type { AppointmentHistory } from '@reservaplus/shared/appointments/lists'
import type { Actor } from '@reservaplus/shared/appointments/schema'
import { shownTo } from '@reservaplus/shared/appointments/shown-to'
import { type AppointmentId, professionalId, serviceId, userId } from '@reservaplus/shared/ids/schema'

import { findApiKeys } from '../api-keys/repository'
import type { AppContext } from '../app-context'
import { findEventsOfSubject } from '../events/repository'
import { findProfessional } from '../professionals/repository'
import { findService } from '../services/repository'
import { assertOwn } from '../users/check-scope'
import { findUsersByIds } from '../users/repository'
import { findAppointment } from './repository'

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

type Changes = AppointmentHistory['items'][number]['changes']
type Named = { id: string; name?: string | undefined }

/** Of professionals and services that changed; mostly none did, and nothing is read. */
const findNames = async ({ organizationId }: AppContext, changes: readonly Changes[]): Promise<Map<string, string>> => {
  const idsOf = (each: { from: Named; to: Named } | undefined) => (each ? [each.from.id, each.to.id] : [])
  const professionals = [...new Set(changes.flatMap(({ professional }) => idsOf(professional)))]
  const services = [...new Set(changes.flatMap(({ service }) => idsOf(service)))]
  const found = await Promise.all([
    ...professionals.map((id) => findProfessional(organizationId, professionalId.parse(id))),
    ...services.map((id) => findService(organizationId, serviceId.parse(id))),
  ])

  return new Map(found.flatMap((each) => (each ? [[each.id, each.name] as [string, string]] : [])))
}

const withNames = ({ professional, service, ...changes }: Changes, names: Map<string, string>): Changes => {
  const named = ({ id }: Named) => ({ id, ...(names.has(id) && { name: names.get(id) }) })

  return {
    ...changes,
    ...(professional && { professional: { from: named(professional.from), to: named(professional.to) } }),
    ...(service && { service: { from: named(service.from), to: named(service.to) } }),
  }
}

/**
 * Told by the events themselves; their versions, not their times, say what came after what. What somebody typed stands in
 * no event: reasons are the appointment's own.
 */
export const history = async (ctx: AppContext, { id }: { id: AppointmentId }): Promise<AppointmentHistory> => {
  const appointment = assertOwn(ctx, 'appointments:read', await findAppointment(ctx.organizationId, id))
  const { reasons = [] } = shownTo(ctx)(appointment)
  const found = await findEventsOfSubject(ctx.organizationId, { kind: 'appointment', id })
  const events = found
    .filter((each): each is OfAppointment => each.subject.kind === 'appointment')
    .sort((a, b) => a.version - b.version)
  const changes = events.map((event, index) => changesOf(event, events[index - 1]?.data.status))
  const [actors, names] = await Promise.all([
    namesOf(
      ctx,
      events.map(({ actor }) => actor),
    ),
    findNames(ctx, changes),
  ])

  return {
    items: events.map(({ id: event, type, at, actor, version, data }, index) => {
      const actorName = isNamed(actor) ? actors.get(actor.id) : undefined
      const reason = reasons.find((each) => each.version === version)?.reason

      return {
        ...{ id: event, type, at, actor, version },
        ...(actorName === undefined ? {} : { actorName }),
        ...{ status: data.status, start: data.start, durationMinutes: minutesOf(data) },
        changes: withNames(changes[index] ?? {}, names),
        ...(reason === undefined ? {} : { reason }),
        ...(data.outsideHours && { outsideHours: data.outsideHours }),
      }
    }),
  }
}
