import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { foldText } from '@reservaplus/shared/clients/fold'
import type { Client } from '@reservaplus/shared/clients/schema'
import { type ClientSearch, matchesClient } from '@reservaplus/shared/clients/search'
import { createdByLead } from '@reservaplus/shared/clients/tokens'
import type { ClientId, OrganizationId, ProfessionalId } from '@reservaplus/shared/ids/schema'
import { reachesOnlyOwn } from '@reservaplus/shared/permissions/reaches'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'

import type { AppContext } from '../app-context'
import { findAppointmentsOfProfessional } from '../appointments/range-repository'
import { isClientOf } from '../appointments/repository'
import { type Page, type PageRequest, refuseCursor } from '../db/page'
import { findClient, findClientsByIds } from './repository'
import { findTokens } from './token-repository'

const day = 24 * 60
const daysBack = 90
const daysAhead = 60
const pageSize = 500
/** What a busy professional has in those months is less; nobody makes one request read more. */
const mostAppointments = 3000

export const onlyOwnClients = (ctx: AppContext): boolean => reachesOnlyOwn(ctx, 'clients:read')

const hasAdded = async ({ organizationId, actor }: AppContext, id: ClientId): Promise<boolean> =>
  (await findClient(organizationId, id, { consistent: true }))?.createdBy === actor.id

/** Who sees only their own clients, whom they have seen or added, may not reach another by its id either. */
export const maySeeClient = async (ctx: AppContext, id: ClientId): Promise<boolean> =>
  !onlyOwnClients(ctx) ||
  (ctx.professionalId !== undefined && (await isClientOf(ctx.organizationId, id, ctx.professionalId))) ||
  (await hasAdded(ctx, id))

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
    visits.push(...page.items.filter(({ isUnproven }) => !isUnproven))
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

const mostAdded = 100

/** The newest of those that somebody has added: their first appointment may be still to come. */
const findAdded = async ({ organizationId, actor }: AppContext): Promise<Visit[]> => {
  const { tokens } = await findTokens(organizationId, {
    lead: createdByLead(actor.id),
    newestFirst: true,
    limit: mostAdded,
  })
  const added = await findClientsByIds(
    organizationId,
    tokens.map(({ clientId }) => clientId),
  )

  return added.map(({ id, firstName, lastName }) => ({ clientId: id, clientName: `${firstName} ${lastName}` }))
}

type Asked = PageRequest & {
  search: ClientSearch | undefined
  passes: (client: Client) => boolean
  isFiltered: boolean
}

/** Whom a professional has seen lately, will see or has added; one page, by name. */
export const findOwnClients = async (
  ctx: AppContext,
  { search, limit, cursor, passes, isFiltered }: Asked,
): Promise<Page<Client>> => {
  refuseCursor({ cursor })
  const { organizationId, professionalId } = ctx
  const now = instantOf(ctx.clock.now())
  const range = { from: addMinutes(now, -daysBack * day), to: addMinutes(now, daysAhead * day) }
  const [visits, added] = await Promise.all([
    professionalId ? findVisits(organizationId, { professionalId, ...range }) : [],
    findAdded(ctx),
  ])
  const ids = byName([...visits, ...added])
  const found = await findClientsByIds(organizationId, search || isFiltered ? ids : ids.slice(0, limit))
  const places = new Map(ids.map((id, place) => [id, place]))
  const items = found
    .filter((client) => passes(client) && (!search || matchesClient(client, search)))
    .sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0))

  return { items: items.slice(0, limit), cursor: undefined }
}
