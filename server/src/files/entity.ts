import type { ClientFile } from '@reservaplus/shared/files/client-file'
import type { ClientId, FileId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean } from 'dynamodb-toolbox/schema/boolean'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as, hiddenKey, maybe } from '../db/attributes'
import { fileKey, pendingFilesPk, shardOf } from '../db/keys'
import { appTable } from '../db/table'

export const FileEntity = new Entity({
  name: 'ClientFile',
  table: appTable,
  timestamps: false,
  schema: item({
    id: as<FileId>().key(),
    organizationId: as<OrganizationId>().key(),
    clientId: as<ClientId>().key(),
    name: string(),
    contentType: as<ClientFile['contentType']>(),
    category: as<ClientFile['category']>(),
    description: string(),
    status: as<ClientFile['status']>(),
    refusal: maybe<ClientFile['refusal']>(),
    bytes: number(),
    hasThumbnail: boolean(),
    uploadedBy: as<ClientFile['uploadedBy']>(),
    createdAt: as<ClientFile['createdAt']>(),
    updatedAt: as<ClientFile['updatedAt']>(),
    version: number(),
  }).and((self) => ({
    GSI2PK: hiddenKey().link<typeof self>(({ status, id }) =>
      status === 'pending' ? pendingFilesPk(shardOf(id)) : undefined,
    ),
    GSI2SK: hiddenKey().link<typeof self>(({ status, id }) => (status === 'pending' ? id : undefined)),
  })),
  computeKey: ({ organizationId, clientId, id }) => fileKey(organizationId, clientId, id),
})
