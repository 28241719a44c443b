import type { ApiKeyId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { falseOnConflict } from '../db/errors'
import { apiKeyPrefix, organizationPk, uniqueKinds } from '../db/keys'
import type { Read } from '../db/read'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { uniqueClaim, uniqueRelease } from '../db/unique'
import { ApiKeyEntity, type StoredApiKey } from './entity'

export const findApiKey = async (
  organizationId: OrganizationId,
  id: ApiKeyId,
  { consistent = false }: Read = {},
): Promise<StoredApiKey | undefined> => {
  const { Item } = await ApiKeyEntity.build(GetItemCommand).key({ organizationId, id }).options({ consistent }).send()

  return Item
}

/** Newest first, revoked ones too. */
export const findApiKeys = async (
  organizationId: OrganizationId,
  { consistent = false }: Read = {},
): Promise<StoredApiKey[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(ApiKeyEntity)
    .query({ partition: organizationPk(organizationId), range: { beginsWith: apiKeyPrefix } })
    .options({ consistent, entityAttrFilter: false, reverse: true, maxPages: Number.POSITIVE_INFINITY })
    .send()

  return Items
}

export const apiKeyCreation = (key: StoredApiKey): Write[] => [
  {
    role: 'state',
    action: ApiKeyEntity.build(PutTransaction)
      .item(key)
      .options({ condition: { attr: 'id', exists: false } }),
  },
  uniqueClaim({ value: uniqueKinds.apiKey(key.hash), organizationId: key.organizationId, holderId: key.id }, 'state'),
]

/** `next` carries the version after `current`'s; with `revokedAt` nobody gets in with it any more. */
export const apiKeyReplacement = (next: StoredApiKey, current: StoredApiKey): Write[] => [
  {
    role: 'state',
    action: ApiKeyEntity.build(PutTransaction)
      .item(next)
      .options({ condition: { attr: 'version', eq: current.version } }),
  },
  ...(next.revokedAt && !current.revokedAt
    ? [uniqueRelease({ value: uniqueKinds.apiKey(current.hash), holderId: current.id })]
    : []),
]

/** Once a day; a change of the key that is under way meanwhile may lose it again until the next call. */
export const noteUse = async (
  { organizationId, id }: Pick<StoredApiKey, 'organizationId' | 'id'>,
  today: LocalDate,
): Promise<void> => {
  await ApiKeyEntity.build(UpdateItemCommand)
    .item({ organizationId, id, lastUsedOn: today })
    .options({
      condition: {
        and: [
          { attr: 'version', exists: true },
          {
            or: [
              { attr: 'lastUsedOn', exists: false },
              { attr: 'lastUsedOn', lt: today },
            ],
          },
        ],
      },
    })
    .send()
    .catch(falseOnConflict)
}
