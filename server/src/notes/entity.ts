import type { ClientId, NoteId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { ClientNote } from '@reservaplus/shared/notes/schema'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean } from 'dynamodb-toolbox/schema/boolean'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as } from '../db/attributes'
import { noteKey } from '../db/keys'
import { appTable } from '../db/table'

export const NoteEntity = new Entity({
  name: 'ClientNote',
  table: appTable,
  timestamps: false,
  schema: item({
    id: as<NoteId>().key(),
    organizationId: as<OrganizationId>().key(),
    clientId: as<ClientId>().key(),
    category: as<ClientNote['category']>(),
    title: string(),
    content: string(),
    isPrivate: boolean(),
    author: as<ClientNote['author']>(),
    createdAt: as<ClientNote['createdAt']>(),
    updatedAt: as<ClientNote['updatedAt']>(),
    version: number(),
  }),
  computeKey: ({ organizationId, clientId, id }) => noteKey(organizationId, clientId, id),
})
