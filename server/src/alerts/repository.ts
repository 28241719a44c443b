import { type Alert, mostNewAlerts } from '@reservaplus/shared/alerts/schema'
import type { OrganizationId, UserId } from '@reservaplus/shared/ids/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { falseOnConflict } from '../db/errors'
import { alertPrefix, organizationPk } from '../db/keys'
import type { List, Page, PageRequest } from '../db/page'
import { queryPage } from '../db/query-page'
import { appTable } from '../db/table'
import { AlertEntity } from './entity'
import { AlertsSeenEntity } from './seen-entity'

type Person = { organizationId: OrganizationId; userId: UserId }

/** False where this person was told of this event already. */
export const createAlert = (alert: Alert): Promise<boolean> =>
  AlertEntity.build(PutItemCommand)
    .item(alert)
    .options({ condition: { attr: 'id', exists: false } })
    .send()
    .then(() => true)
    .catch(falseOnConflict)

/** Newest first. */
export const findAlerts = ({ organizationId, userId }: Person, page: PageRequest): Promise<Page<Alert>> => {
  const prefix = alertPrefix(userId)
  const asked: List = { organizationId, prefix, beginsWith: prefix, newestFirst: true }

  return queryPage(AlertEntity, asked, page)
}

/** Of what happened from `from` on, the newest: no more than anybody counts. */
export const findNewestAlerts = async ({ organizationId, userId }: Person, from: Instant | undefined) => {
  const prefix = alertPrefix(userId)
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(AlertEntity)
    .query({
      partition: organizationPk(organizationId),
      range: { between: [`${prefix}${from ?? ''}`, `${prefix}~`] },
    })
    .options({ entityAttrFilter: false, reverse: true, limit: mostNewAlerts })
    .send()

  return Items
}

export const findSeenUntil = async (person: Person): Promise<Instant | undefined> => {
  const { Item } = await AlertsSeenEntity.build(GetItemCommand).key(person).send()

  return Item?.until
}

/** It only ever goes forwards: two tabs may say so in any order. */
export const putSeenUntil = async (person: Person, until: Instant): Promise<void> => {
  await AlertsSeenEntity.build(PutItemCommand)
    .item({ ...person, until })
    .options({
      condition: {
        or: [
          { attr: 'until', exists: false },
          { attr: 'until', lt: until },
        ],
      },
    })
    .send()
    .catch(falseOnConflict)
}
