import type { Client } from '@reservaplus/shared/clients/schema'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { RetentionRule, RetentionRun } from '@reservaplus/shared/privacy/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { ClientEntity } from '../clients/entity'
import { neverVisited, organizationPk, retentionRulesPk, retentionRunPrefix, visitedClientsPk } from '../db/keys'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { RetentionRuleEntity } from './retention-entity'
import { RetentionRunEntity } from './retention-run-entity'

export type StoredRule = RetentionRule & { organizationId: OrganizationId }

/** Strongly consistent. */
export const findRule = async (organizationId: OrganizationId): Promise<StoredRule | undefined> => {
  const { Item } = await RetentionRuleEntity.build(GetItemCommand)
    .key({ organizationId })
    .options({ consistent: true })
    .send()

  return Item
}

/** `next` carries the version after the one before; the first is 1. */
export const ruleReplacement = (next: StoredRule): Write => ({
  role: 'state',
  action: RetentionRuleEntity.build(PutTransaction)
    .item(next)
    .options({
      condition: next.version === 1 ? { attr: 'version', exists: false } : { attr: 'version', eq: next.version - 1 },
    }),
})

/** Of one shard of organizations, those with a rule. */
export const findRules = async (shard: number): Promise<StoredRule[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(RetentionRuleEntity)
    .query({ index: 'GSI2', partition: retentionRulesPk(shard) })
    .options({ entityAttrFilter: false, maxPages: Number.POSITIVE_INFINITY })
    .send()

  return Items
}

type Position = Record<string, unknown>
type DuePage = { items: Client[]; position: Position | undefined }

const pageSize = 100

/** Whose last visit was before, longest ago first; or, of those who never came, who has been there since before. */
export const findUnvisited = async (
  organizationId: OrganizationId,
  { before, everCame, after }: { before: Instant; everCame: boolean; after?: Position | undefined },
): Promise<DuePage> => {
  const { Items = [], LastEvaluatedKey } = await appTable
    .build(QueryCommand)
    .entities(ClientEntity)
    .query({
      index: 'GSI2',
      partition: visitedClientsPk(organizationId),
      // Instants begin with a digit, which sorts behind what stands for "never".
      range: everCame ? { between: ['0', before] } : { beginsWith: neverVisited },
    })
    .options({ entityAttrFilter: false, limit: pageSize, ...(after && { exclusiveStartKey: after }) })
    .send()

  return { items: Items.filter((each) => everCame || each.createdAt < before), position: LastEvaluatedKey }
}

export const putRun = async (run: RetentionRun): Promise<void> => {
  await RetentionRunEntity.build(PutItemCommand).item(run).send()
}

const shownRuns = 90

/** Newest first. */
export const findRecentRuns = async (organizationId: OrganizationId): Promise<RetentionRun[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(RetentionRunEntity)
    .query({ partition: organizationPk(organizationId), range: { beginsWith: retentionRunPrefix } })
    .options({ entityAttrFilter: false, reverse: true, limit: shownRuns })
    .send()

  return Items
}
