import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { foldText } from '@reservaplus/shared/clients/fold'
import type { Client } from '@reservaplus/shared/clients/schema'
import { type ClientSearch, matchesClient } from '@reservaplus/shared/clients/search'
import type { ClientId, OrganizationId, ProfessionalId } from '@reservaplus/shared/ids/schema'
import { reachesOnlyOwn } from '@reservaplus/shared/permissions/reaches'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'

import type { AppContext } from '../app-context'
import { findAppointmentsOfProfessional } from '../appointments/range-repository'
import { isClientOf } from '../appointments/repository'
import { type Page, type PageRequest, refuseCursor } from '../db/page'
import { findClientsByIds } from './repository'

const day = 24 * 60
const daysBack = 90
const daysAhead = 60
const pageSize = 500
/** What a busy professional has in those months is less; nobody makes one request read more. */
const mostAppointments = 3000

export const onlyOwnClients = (ctx: AppContext): boolean => reachesOnlyOwn(ctx, 'clients:read')

/** Who sees only their own clients may not reach another by its id either. */
export const maySeeClient = async (ctx: AppContext, id: ClientId): Promise<boolean> =>
  !onlyOwnClients(ctx) ||
  (ctx.professionalId !== undefined && (await isClientOf(ctx.organizationId, id, ctx.professionalId)))

type Visit = Pick<Appointment, 'clientId' | 'clientName'>

/** Newest first: a client stands there by the name of their latest visit. */
const findVisits = async (
  organizationId: OrganizationId,
  range: { professionalId: ProfessionalId; from: Instant; to: Instant },
): Promise<Visit[]> => {
  const visits: Visit[] = []
  let cursor: string | undefined
  do {
    const asked = { ...range, newestFirst: true, cursor, limit: pageSize }
    const page = await findAppointmentsOfProfessional(organizationId, asked)
    visits.push(...page.items)
    cursor = page.cursor
  } while (cursor !== undefined && visits.length < mostAppointments)

  return visits
}

/** Each client once, by name. */
const byName = (visits: readonly Visit[]): ClientId[] => {
  // Of equal keys a map keeps the last: the newest.
  const names = new Map(visits.toReversed().map(({ clientId, clientName }) => [clientId, foldText(clientName)]))

  return [...names].sort(([, a], [, b]) => (a < b ? -1 : 1)).map(([clientId]) => clientId)
}

type Asked = PageRequest & {
  search: ClientSearch | undefined
  passes: (client: Client) => boolean
  isFiltered: boolean
}

/** Whom a professional has seen lately or will see; one page, by name. */
export const findOwnClients = async (
  { organizationId, professionalId, clock }: AppContext,
  { search, limit, cursor, passes, isFiltered }: Asked,
): Promise<Page<Client>> => {
  refuseCursor({ cursor })
  if (!professionalId) return { items: [], cursor: undefined }

  const now = instantOf(clock.now())
  const range = { from: addMinutes(now, -daysBack * day), to: addMinutes(now, daysAhead * day) }
  const ids = byName(await findVisits(organizationId, { professionalId, ...range }))
  const found = await findClientsByIds(organizationId, search || isFiltered ? ids : ids.slice(0, limit))
  const places = new Map(ids.map((id, place) => [id, place]))
  const items = found
    .filter((client) => passes(client) && (!search || matchesClient(client, search)))
    .sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0))

  return { items: items.slice(0, limit), cursor: undefined }
}
