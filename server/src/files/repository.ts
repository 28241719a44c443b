import { hasText } from '@reservaplus/shared/clients/fold'
import type { ClientFile } from '@reservaplus/shared/files/client-file'
import type { ClientId, FileId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { DeleteTransaction } from 'dynamodb-toolbox/entity/actions/transactDelete'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { encodeTime } from 'ulid'
import { readKeptPage } from '../db/kept-page'
import { fileKey, filesPrefix, organizationPk, pendingFilesPk, shardOf } from '../db/keys'
import type { Page, PageRequest } from '../db/page'
import type { Read } from '../db/read'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { FileEntity } from './entity'

type Key = { organizationId: OrganizationId; clientId: ClientId; id: FileId }

export const findFile = async (key: Key, { consistent = false }: Read = {}): Promise<ClientFile | undefined> => {
  const { Item } = await FileEntity.build(GetItemCommand).key(key).options({ consistent }).send()

  return Item
}

type Filter = {
  category?: ClientFile['category'] | undefined
  contentType?: ClientFile['contentType'] | undefined
  search?: string | undefined
}
type Asked = PageRequest & Filter & { clientId: ClientId }

/** Newest first. */
export const findFiles = async (
  organizationId: OrganizationId,
  { clientId, category, contentType, search, ...page }: Asked,
): Promise<Page<ClientFile>> => {
  const prefix = filesPrefix(clientId)
  const query = appTable
    .build(QueryCommand)
    .entities(FileEntity)
    .query({ partition: organizationPk(organizationId), range: { beginsWith: prefix } })

  return readKeptPage<ClientFile>({
    list: { organizationId, prefix, filter: JSON.stringify([category, contentType, search]), newestFirst: true },
    page,
    keep: (file) =>
      (category === undefined || file.category === category) &&
      (contentType === undefined || file.contentType === contentType) &&
      hasText([file.name, file.description], search),
    keyOf: ({ id }) => fileKey(organizationId, clientId, id),
    read: (from) => query.options({ entityAttrFilter: false, reverse: true, ...from }).send(),
  })
}

/** One that was announced and is not looked at yet, wherever it belongs. */
export const findPendingFile = async (id: string): Promise<ClientFile | undefined> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(FileEntity)
    .query({ index: 'GSI2', partition: pendingFilesPk(shardOf(id)), range: { eq: id } })
    .options({ entityAttrFilter: false, limit: 1 })
    .send()

  return Items[0]
}

/** How much of a ULID is its time. */
const ulidTimeLength = 10

/** Of one shard, those announced before, oldest first. */
export const findForgottenFiles = async (shard: number, before: Date, limit: number): Promise<ClientFile[]> => {
  const range = { lt: encodeTime(before.getTime(), ulidTimeLength) }
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(FileEntity)
    .query({ index: 'GSI2', partition: pendingFilesPk(shard), range })
    .options({ entityAttrFilter: false, limit })
    .send()

  return Items
}

export const fileCreation = (file: ClientFile): Write => ({
  role: 'state',
  action: FileEntity.build(PutTransaction)
    .item(file)
    .options({ condition: { attr: 'id', exists: false } }),
})

/** `next` carries the version after `current`'s. */
export const fileReplacement = (next: ClientFile, { version }: Pick<ClientFile, 'version'>): Write => ({
  role: 'state',
  action: FileEntity.build(PutTransaction)
    .item(next)
    .options({ condition: { attr: 'version', eq: version } }),
})

export const fileRemoval = ({ organizationId, clientId, id, version }: ClientFile): Write => ({
  role: 'state',
  action: FileEntity.build(DeleteTransaction)
    .key({ organizationId, clientId, id })
    .options({ condition: { attr: 'version', eq: version } }),
})
