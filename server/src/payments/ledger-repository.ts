import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { LedgerEntry } from '@reservaplus/shared/payments/ledger'
import type { Instant } from '@reservaplus/shared/time/schema'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { ledgerPrefix, ledgerRange, organizationPk } from '../db/keys'
import type { List, Page, PageRequest } from '../db/page'
import { queryPage } from '../db/query-page'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { LedgerEntity } from './ledger-entity'

export const ledgerCreation = (entry: LedgerEntry): Write => ({
  role: 'state',
  action: LedgerEntity.build(PutTransaction)
    .item(entry)
    .options({ condition: { attr: 'id', exists: false } }),
})

type Range = { from: Instant; to: Instant }

/** By time; `to` is not within. */
export const findLedgerPage = (
  organizationId: OrganizationId,
  { from, to, ...page }: Range & PageRequest,
): Promise<Page<LedgerEntry>> => {
  const list: List = { organizationId, prefix: ledgerPrefix, between: ledgerRange(from, to) }

  return queryPage(LedgerEntity, list, page)
}

/** All of a day. Strongly consistent: a day is closed on it. */
export const findLedger = async (organizationId: OrganizationId, { from, to }: Range): Promise<LedgerEntry[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(LedgerEntity)
    .query({ partition: organizationPk(organizationId), range: { between: ledgerRange(from, to) } })
    .options({ entityAttrFilter: false, consistent: true, maxPages: Number.POSITIVE_INFINITY })
    .send()

  return Items
}
