import type { Actor } from '@reservaplus/shared/appointments/schema'
import { type AppointmentId, userId } from '@reservaplus/shared/ids/schema'
import type { Instant } from '@reservaplus/shared/time/schema'

import { findApiKeys } from '../api-keys/repository'
import type { AppContext } from '../app-context'
import { findEventsOfSubject } from '../events/repository'
import { assertOwn } from '../users/check-scope'
import { findUsersByIds } from '../users/repository'
import { findAppointment } from './repository'

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
  assertOwn(ctx, 'appointments:read', await findAppointment(ctx.organizationId, id))
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
