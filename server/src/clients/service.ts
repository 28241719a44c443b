import type { Client, ClientSummary, CreateClientInput } from '@reservaplus/shared/clients/schema'
import { clientSummary } from '@reservaplus/shared/clients/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { type ClientId, clientId } from '@reservaplus/shared/ids/schema'
import { countersOfClient } from '@reservaplus/shared/subscriptions/counters'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { AppContext } from '../app-context'
import { commitCreation } from '../db/create'
import { recordCall } from '../idempotency/record-call'
import { findWritable } from '../organizations/find-writable'
import { countWrites } from '../subscriptions/write-counts'
import { newClient } from './find-guest'
import { findOwnClients, maySeeClient, onlyOwnClients } from './list-own'
import { clientCreation, findClient, findClientIdByEmail, findClientsByName } from './repository'

type ListInput = { search?: string | undefined; cursor?: string | undefined; limit?: number | undefined }
type ClientPage = { items: ClientSummary[]; cursor?: string | undefined }

const usualPage = 20

export const list = async (ctx: AppContext, { limit = usualPage, ...input }: ListInput): Promise<ClientPage> => {
  const own = onlyOwnClients(ctx)
  const page = own
    ? await findOwnClients(ctx, { ...input, limit })
    : await findClientsByName(ctx.organizationId, { ...input, limit })

  return { ...page, items: page.items.map((each) => clientSummary.parse(each)) }
}

export const get = async (ctx: AppContext, { id }: { id: ClientId }): Promise<Client> => {
  const found = await findClient(ctx.organizationId, id)
  if (!found || !(await maySeeClient(ctx, id))) throw new AppError('NOT_FOUND', 'There is no such client')

  return found
}

const emailTaken = () => {
  const message = 'Another client has this address'

  return new AppError('EMAIL_TAKEN', message, { issues: [{ path: ['email'], message }] })
}

/** Of two who add the same mail at once the second decides again, and is told that it is taken. */
export const create = (ctx: AppContext, input: CreateClientInput): Promise<Client> => {
  const { organizationId } = ctx
  const id = clientId.parse(ctx.newId())

  return commitCreation<Client>(ctx, {
    kind: 'client',
    decide: async () => {
      const organization = await findWritable(ctx)
      const now = instantOf(ctx.clock.now())
      const item = newClient(input, { id, kind: 'internal', now, organization, path: [] })
      if (item.email !== undefined && (await findClientIdByEmail(organizationId, item.email))) throw emailTaken()
      const counted = await countWrites(ctx, { before: [], after: countersOfClient() })

      return { item, writes: [...clientCreation(item), ...counted] }
    },
    find: (made) => findClient(organizationId, clientId.parse(made), { consistent: true }),
    call: recordCall(ctx, 'clients.create', input),
  })
}
