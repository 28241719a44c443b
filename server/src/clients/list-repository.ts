import type { ClientFilter } from '@reservaplus/shared/clients/inputs'
import type { Client } from '@reservaplus/shared/clients/schema'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { clientKey, clientPrefix, clientsPk, neverVisited, visitedClientsPk } from '../db/keys'
import { type List, nextPosition, type Page, type PageRequest, startOf } from '../db/page'
import { appTable } from '../db/table'
import { ClientEntity, orderOfClient } from './entity'

export type Order = { by: 'name' } | { by: 'lastVisit'; before?: Instant | undefined }

type Asked = PageRequest & { order: Order; filter: ClientFilter; passes: (client: Client) => boolean }

/** Which index, and which part of it. */
const listOf = (organizationId: OrganizationId, { order, filter }: Pick<Asked, 'order' | 'filter'>) => {
  const asked = { organizationId, prefix: clientPrefix, filter: JSON.stringify(filter) }
  if (order.by === 'name') return { ...asked, index: 'GSI1' as const, indexPk: clientsPk(organizationId) }
  const between = order.before === undefined ? undefined : ([neverVisited, order.before] as const)

  return {
    ...asked,
    index: 'GSI2' as const,
    indexPk: visitedClientsPk(organizationId),
    newestFirst: true,
    ...(between && { between }),
  }
}

/** What is looked at for one page, when a filter leaves little of it. */
const lookedAt = 500
const mostRounds = 4

const positionAt = (client: Client, list: List) =>
  nextPosition({ ...clientKey(client.organizationId, client.id), ...orderOfClient(client) }, list)

/** A page may be short of its limit, or empty, and still not the last: so much is looked at, and no more. */
export const findClients = async (organizationId: OrganizationId, asked: Asked): Promise<Page<Client>> => {
  const isFiltered = Object.values(asked.filter).some((each) => each !== undefined)
  const list: List & { index: 'GSI1' | 'GSI2'; indexPk: string } = listOf(organizationId, asked)
  const { index, indexPk: partition, between, newestFirst = false } = list
  const items: Client[] = []
  let exclusiveStartKey: Record<string, unknown> | undefined = startOf(asked, list)

  for (let round = 0; round < mostRounds; round++) {
    const { Items = [], LastEvaluatedKey } = await appTable
      .build(QueryCommand)
      .entities(ClientEntity)
      .query({ index, partition, ...(between && { range: { between: [between[0], between[1]] } }) })
      .options({
        entityAttrFilter: false,
        reverse: newestFirst,
        limit: isFiltered ? lookedAt : asked.limit,
        ...(exclusiveStartKey && { exclusiveStartKey }),
      })
      .send()
    items.push(...Items.filter(asked.passes))
    const last = items[asked.limit - 1]
    const isMore = LastEvaluatedKey !== undefined || items.length > asked.limit
    if (last) return { items: items.slice(0, asked.limit), cursor: isMore ? positionAt(last, list) : undefined }
    if (!LastEvaluatedKey) return { items, cursor: undefined }
    exclusiveStartKey = LastEvaluatedKey
  }

  return { items, cursor: nextPosition(exclusiveStartKey, list) }
}
