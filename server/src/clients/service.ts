import type { CreateClientInput, ListClientsInput } from '@reservaplus/shared/clients/inputs'
import { type Client, type ClientSummary, clientSummary } from '@reservaplus/shared/clients/schema'
import { parseSearch } from '@reservaplus/shared/clients/search'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { type ClientId, clientId, userId } from '@reservaplus/shared/ids/schema'
import { countersOfClient } from '@reservaplus/shared/subscriptions/counters'
import { instantOf, parseInstant } from '@reservaplus/shared/time/instant'
import type { AppContext } from '../app-context'
import { commitCreation } from '../db/create'
import type { Page } from '../db/page'
import { recordCall } from '../idempotency/record-call'
import { findWritable } from '../organizations/find-writable'
import { recordAccess } from '../privacy/record-access'
import { countWrites } from '../subscriptions/write-counts'
import { assertProfessional, emailTaken } from './check-references'
import { newClient } from './create-record'
import { findOwnClients, maySeeClient, onlyOwnClients } from './list-own'
import { findClients, type Order } from './list-repository'
import { clientCreation, findClient, findClientIdByEmail } from './repository'
import { findBySearch, findNewest, passes } from './search-clients'

type ListInput = { [Field in keyof ListClientsInput]?: ListClientsInput[Field] | undefined }
type ClientPage = { items: ClientSummary[]; cursor?: string | undefined }

const usualPage = 20

const orderOf = ({ sort, lastVisitBefore }: ListInput): Order =>
  sort === 'lastVisit'
    ? { by: 'lastVisit', before: lastVisitBefore === undefined ? undefined : parseInstant(lastVisitBefore) }
    : { by: 'name' }

const findPage = async (ctx: AppContext, input: ListInput): Promise<Page<Client>> => {
  const { organizationId } = ctx
  const { search, cursor, limit = usualPage, kind, isActive, bookingRule, tag, marketingConsent } = input
  const filter = { kind, isActive, bookingRule, tag, marketingConsent }
  const asked = { filter, cursor, limit, passes: (client: Client) => passes(client, filter) }
  const isFiltered = Object.values(filter).some((each) => each !== undefined)
  const wanted = search === undefined ? undefined : parseSearch(search)
  if (onlyOwnClients(ctx)) return findOwnClients(ctx, { ...asked, search: wanted, isFiltered })
  if (wanted) return findBySearch(organizationId, wanted, asked)
  if (input.sort === 'newest') return findNewest(organizationId, asked)

  return findClients(organizationId, { ...asked, order: orderOf(input) })
}

/** A page may be short of its limit, or empty, and still not the last. */
export const list = async (ctx: AppContext, input: ListInput): Promise<ClientPage> => {
  const { items, cursor } = await findPage(ctx, input)

  return { items: items.map((each) => clientSummary.parse(each)), cursor }
}

export const get = async (ctx: AppContext, { id }: { id: ClientId }): Promise<Client> => {
  const found = await findClient(ctx.organizationId, id)
  if (!found || !(await maySeeClient(ctx, id))) throw new AppError('NOT_FOUND', 'There is no such client')
  await recordAccess(ctx, id)

  return found
}

/** Of two who add the same mail at once the second decides again, and is told that it is taken. */
export const create = (ctx: AppContext, input: CreateClientInput): Promise<Client> => {
  const { organizationId } = ctx
  const id = clientId.parse(ctx.newId())
  const createdBy = onlyOwnClients(ctx) ? userId.parse(ctx.actor.id) : undefined
  const consentSource = ctx.actor.kind === 'integration' ? 'api' : 'desk'

  return commitCreation<Client>(ctx, {
    kind: 'client',
    decide: async () => {
      const organization = await findWritable(ctx)
      const now = instantOf(ctx.clock.now())
      const item = newClient(input, { id, kind: 'internal', now, organization, consentSource, createdBy, path: [] })
      const [holder] = await Promise.all([
        item.email === undefined ? undefined : findClientIdByEmail(organizationId, item.email),
        assertProfessional(ctx, item),
      ])
      if (holder !== undefined) throw emailTaken()
      const counted = await countWrites(ctx, { before: [], after: countersOfClient(item) })

      return { item, writes: [...clientCreation(item), ...counted] }
    },
    find: (made) => findClient(organizationId, clientId.parse(made), { consistent: true }),
    call: recordCall(ctx, 'clients.create', input),
  })
}
