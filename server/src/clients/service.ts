import type { Client, ClientSummary } from '@reservaplus/shared/clients/schema'
import { clientSummary } from '@reservaplus/shared/clients/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { type ClientId, clientId } from '@reservaplus/shared/ids/schema'
import { instantOf } from '@reservaplus/shared/time/instant'

import type { AppContext } from '../app-context'
import { isClientOf } from '../appointments/repository'
import { commitChange } from '../db/change'
import { assertWritable } from '../organizations/check-writable'
import { findOrganization } from '../organizations/repository'
import { newClient } from './find-guest'
import { findOwnClients, onlyOwnClients } from './list-own'
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
  const isHidden =
    onlyOwnClients(ctx) && !(ctx.professionalId && (await isClientOf(ctx.organizationId, id, ctx.professionalId)))
  if (!found || isHidden) throw new AppError('NOT_FOUND', 'There is no such client')

  return found
}

type NewClientInput = { firstName: string; lastName: string; email?: string | undefined; phone?: string | undefined }

const emailTaken = () => {
  const message = 'Another client has this address'

  return new AppError('EMAIL_TAKEN', message, { issues: [{ path: ['email'], message }] })
}

export const create = async (ctx: AppContext, input: NewClientInput): Promise<Client> => {
  const { organizationId } = ctx
  const organization = await findOrganization(organizationId, { consistent: true })
  if (!organization) throw new AppError('NOT_FOUND', 'There is no such organization')
  assertWritable(organization)
  const now = instantOf(ctx.clock.now())
  const client = newClient(input, { id: clientId.parse(ctx.newId()), kind: 'internal', now, organization, path: [] })
  if (client.email !== undefined && (await findClientIdByEmail(organizationId, client.email))) throw emailTaken()

  await commitChange(ctx, { kind: 'client', id: client.id, version: client.version }, clientCreation(client))

  return client
}
