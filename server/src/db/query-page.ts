import type { Entity, FormattedItem } from 'dynamodb-toolbox/entity'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { organizationPk } from './keys'
import { type List, nextPosition, type Page, type PageRequest, startOf } from './page'
import { appTable } from './table'

const rangeOf = ({ between, beginsWith }: List) => {
  if (between) return { range: { between: [between[0], between[1]] as [string, string] } }

  return beginsWith === undefined ? {} : { range: { beginsWith } }
}

const placeOf = (list: List) => {
  const { organizationId, indexPk, index = 'GSI1', partition = organizationPk(organizationId) } = list
  const range = rangeOf(list)

  return indexPk === undefined ? { partition, ...range } : { index, partition: indexPk, ...range }
}

/** One page of a list of one kind of item, as the list is named: its order, its part of the table or of an index. */
export const queryPage = async <Of extends Entity>(
  entity: Of,
  list: List,
  page: PageRequest,
): Promise<Page<FormattedItem<Of>>> => {
  const exclusiveStartKey = startOf(page, list)
  const { Items = [], LastEvaluatedKey } = await appTable
    .build(QueryCommand)
    .entities(entity)
    .query(placeOf(list))
    .options({
      entityAttrFilter: false,
      reverse: list.newestFirst ?? false,
      limit: page.limit,
      ...(exclusiveStartKey && { exclusiveStartKey }),
    })
    .send()

  return { items: Items, cursor: nextPosition(LastEvaluatedKey, list) }
}
