import type { Client } from '@reservaplus/shared/clients/schema'
import { isListed } from '@reservaplus/shared/clients/tokens'
import type { ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate'
import { $add, $remove } from 'dynamodb-toolbox/entity/actions/update/symbols'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { clientCountsRange, organizationPk, shardOf } from '../db/keys'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { ClientCountsEntity, type CountedAs } from './counts-entity'
import { ClientEntity, orderOfClient } from './entity'
import { type ClientState, ClientStateEntity } from './state-entity'

/** Strongly consistent; version 0: never written. */
export const findState = async (organizationId: OrganizationId, clientId: ClientId): Promise<ClientState> => {
  const { Item } = await ClientStateEntity.build(GetItemCommand)
    .key({ organizationId, clientId })
    .options({ consistent: true })
    .send()

  return Item ?? { organizationId, clientId, tokens: [], recent: [], version: 0 }
}

/** `next` carries the version after `current`'s. */
export const stateReplacement = (next: ClientState, { version }: ClientState): Write => ({
  role: 'state',
  action: ClientStateEntity.build(PutTransaction)
    .item(next)
    .options({ condition: version === 0 ? { attr: 'version', exists: false } : { attr: 'version', eq: version } }),
})

type Recount = { from: CountedAs | undefined; to: CountedAs | undefined }

export const countWrites = ({ organizationId, clientId }: ClientState, { from, to }: Recount): Write[] =>
  from === to
    ? []
    : [
        {
          role: 'state',
          action: ClientCountsEntity.build(UpdateTransaction).item({
            organizationId,
            shard: shardOf(clientId),
            ...(from && { [from]: $add(-1) }),
            ...(to && { [to]: $add(1) }),
          }),
        },
      ]

export const findCounts = async (organizationId: OrganizationId): Promise<Partial<Record<CountedAs, number>>> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(ClientCountsEntity)
    .query({ partition: organizationPk(organizationId), range: clientCountsRange })
    .options({ entityAttrFilter: false, maxPages: Number.POSITIVE_INFINITY })
    .send()
  const sums: Partial<Record<CountedAs, number>> = {}
  for (const { organizationId: _, shard: __, ...counts } of Items) {
    for (const [as, count = 0] of Object.entries(counts) as [CountedAs, number | undefined][]) {
      sums[as] = (sums[as] ?? 0) + count
    }
  }

  return sums
}

/** Only what is added up, whatever else of the client changes meanwhile; the version that screens know stays. */
export const figuresWrite = (
  client: Client,
  { figures, lastVisitAt }: Pick<Client, 'figures' | 'lastVisitAt'>,
): Write => {
  const { organizationId, id, figuresVersion } = client
  const { GSI2SK } = orderOfClient({ ...client, lastVisitAt })
  const added = { figures, lastVisitAt: lastVisitAt ?? $remove(), figuresVersion: figuresVersion + 1 }

  return {
    role: 'state',
    action: ClientEntity.build(UpdateTransaction)
      // An update computes no keys by itself.
      .item({ organizationId, id, ...added, ...(isListed(client) && { GSI2SK }) })
      .options({ condition: { attr: 'figuresVersion', eq: figuresVersion } }),
  }
}
