import type { Client, ClientSummary, CreateClientInput } from '@reservaplus/shared/clients/schema'
import { clientSummary } from '@reservaplus/shared/clients/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { type ClientId, clientId } from '@reservaplus/shared/ids/schema'
import { countersOfClient } from '@reservaplus/shared/subscriptions/counters'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { AppContext } from '../app-context'
import { changeEvent } from '../db/change'
import { commitDecision, type Decision } from '../db/commit-decision'
import { eventCreation } from '../events/repository'
import { type RecordedCall, recordCall } from '../idempotency/record-call'
import { assertWritable } from '../organizations/check-writable'
import { findOrganization } from '../organizations/repository'
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

type Attempt = { input: CreateClientInput; id: ClientId; call: RecordedCall }

const decide = async (ctx: AppContext, { input, id, call }: Attempt): Promise<Decision<Client>> => {
  const { organizationId } = ctx
  const organization = await findOrganization(organizationId, { consistent: true })
  if (!organization) throw new AppError('NOT_FOUND', 'There is no such organization')
  assertWritable(organization)
  const now = instantOf(ctx.clock.now())
  const client = newClient(input, { id, kind: 'internal', now, organization, path: [] })
  if (client.email !== undefined && (await findClientIdByEmail(organizationId, client.email))) throw emailTaken()
  const event = changeEvent(ctx, { kind: 'client', id, version: client.version })
  const writes = [
    ...call.writes({ eventId: event.id, subjectId: id }),
    eventCreation(event),
    ...clientCreation(client),
    ...(await countWrites(ctx, { before: [], after: countersOfClient() })),
  ]

  return { writes, result: client }
}

/** Of two who add the same mail at once the second decides again, and is told that it is taken. */
export const create = (ctx: AppContext, input: CreateClientInput): Promise<Client> => {
  const id = clientId.parse(ctx.newId())
  const call = recordCall(ctx, 'clients.create', input)

  return commitDecision(ctx, {
    decide: () => decide(ctx, { input, id, call }),
    isRepeatable: call.isRepeatable,
    recover: async () => {
      const record = await call.find()

      return findClient(ctx.organizationId, record ? clientId.parse(record.subjectId) : id, { consistent: true })
    },
  })
}
