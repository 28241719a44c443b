import { isMovable } from '@reservaplus/shared/appointments/lifecycle'
import type { Appointment, AppointmentStatus } from '@reservaplus/shared/appointments/schema'
import type { ProfessionalId } from '@reservaplus/shared/ids/schema'
import { may } from '@reservaplus/shared/permissions/may'
import { reaches, reachesOnlyOwn } from '@reservaplus/shared/permissions/reaches'
import { addDays } from '@reservaplus/shared/time/calendar'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { Instant, LocalDate } from '@reservaplus/shared/time/schema'
import { dayRange, localDateOf } from '@reservaplus/shared/time/zone'

import type { AppContext } from '../app-context'
import { findClientsByIds } from '../clients/repository'
import { findExisting } from '../organizations/find-existing'
import { narrowToOwn, ownsNothing } from '../users/check-scope'
import { findRange } from './range-repository'
import { assertKnown, toDesk } from './read'
import { lastInstant } from './repository'

const pageSize = 250
/** What a day of the largest organization there is does not reach. */
const mostOfDay = 1000

type OfTeam = { professionalId?: ProfessionalId | undefined }
type Range = OfTeam & { from: Instant; to: Instant; status?: AppointmentStatus | undefined }

const findAll = async (ctx: AppContext, { professionalId, ...range }: Range, most: number): Promise<Appointment[]> => {
  if (ownsNothing(ctx, 'appointments:read')) return []
  const asked = { ...range, professionalId: narrowToOwn(ctx, 'appointments:read', professionalId) }
  await assertKnown(ctx.organizationId, asked)
  const items: Appointment[] = []
  let cursor: string | undefined
  do {
    const page = await findRange(ctx.organizationId, { ...asked, cursor, limit: Math.min(pageSize, most) })
    items.push(...page.items)
    cursor = page.cursor
  } while (cursor !== undefined && items.length < most)

  return items.slice(0, most)
}

/** E-61 All of the organization's day, whatever has become of them. */
export const today = async (ctx: AppContext, { professionalId }: OfTeam) => {
  const organization = await findExisting(ctx)
  const { timeZone } = organization
  const date = localDateOf(instantOf(ctx.clock.now()), timeZone)
  const items = await findAll(ctx, { ...dayRange(date, timeZone), professionalId }, mostOfDay)

  return { date, timeZone, items: items.map(toDesk(ctx, organization)) }
}

/** E-62 What begins next, in whatever status. */
export const upcoming = async (ctx: AppContext, { professionalId, limit }: OfTeam & { limit: number }) => {
  const range = { from: instantOf(ctx.clock.now()), to: lastInstant, professionalId }
  const [organization, items] = await Promise.all([findExisting(ctx), findAll(ctx, range, limit)])

  return { items: items.map(toDesk(ctx, organization)) }
}

type OfDay = OfTeam & { date?: LocalDate | undefined; by?: 'organization' | 'client' | undefined }

/**
 * Whoever has not been confirmed, or has not said that they come, with where to reach them for those who may know;
 * tomorrow's, mostly.
 */
export const unconfirmed = async (ctx: AppContext, { professionalId, date: asked, by = 'organization' }: OfDay) => {
  const organization = await findExisting(ctx)
  const { timeZone } = organization
  const date = asked ?? addDays(localDateOf(instantOf(ctx.clock.now()), timeZone), 1)
  const range = {
    ...dayRange(date, timeZone),
    professionalId,
    ...(by === 'organization' && { status: 'pending' as const }),
  }
  const found = await findAll(ctx, range, mostOfDay)
  const items =
    by === 'organization'
      ? found
      : found.filter((each) => isMovable(each.status) && each.clientConfirmedAt === undefined)
  const isReached = ({ professionalId: of, isUnproven }: Appointment) =>
    reaches(ctx, 'clients:read', of) && !(isUnproven && reachesOnlyOwn(ctx, 'clients:read'))
  const reached = may(ctx, 'clients:read') ? items.filter(isReached) : []
  const known = await findClientsByIds(ctx.organizationId, [...new Set(reached.map(({ clientId }) => clientId))])
  const clients = new Map(known.map((client) => [client.id, client]))

  return {
    date,
    timeZone,
    items: items.map(toDesk(ctx, organization)).map((each) => {
      const { phone, email } = (isReached(each) && clients.get(each.clientId)) || {}

      return { ...each, ...(phone && { phone }), ...(email && { email }) }
    }),
  }
}
