import type { Client } from '@reservaplus/shared/clients/schema'
import { stands } from '@reservaplus/shared/clients/tokens'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { ConditionCheck } from 'dynamodb-toolbox/entity/actions/transactCheck'
import type { AppContext } from '../app-context'
import type { Write } from '../db/transact'
import { ClientEntity } from './entity'
import { findClient } from './repository'

/** Read strongly, for whoever adds something to a client: who is erased has nothing any more, and who was merged has it elsewhere. */
export const findStanding = async ({ organizationId }: AppContext, id: ClientId): Promise<Client> => {
  const client = await findClient(organizationId, id, { consistent: true })
  if (!client || !stands(client)) throw new AppError('NOT_FOUND', 'There is no such client')

  return client
}

/** Nothing is added to a client who is erased or merged meanwhile: whoever does that finds everything there is. */
export const clientStands = (organizationId: OrganizationId, id: ClientId): Write => ({
  role: 'state',
  action: ClientEntity.build(ConditionCheck)
    .key({ organizationId, id })
    .condition({
      and: [
        { attr: 'id', exists: true },
        { attr: 'erasingAt', exists: false },
        { attr: 'erasedAt', exists: false },
        { attr: 'mergedInto', exists: false },
      ],
    }),
})

/** What is moved goes to nobody who was erased: what is there already was gathered. Who is part of another is kept. */
export const clientKept = (organizationId: OrganizationId, id: ClientId): Write => ({
  role: 'state',
  action: ClientEntity.build(ConditionCheck)
    .key({ organizationId, id })
    .condition({
      and: [
        { attr: 'id', exists: true },
        { attr: 'erasedAt', exists: false },
      ],
    }),
})
