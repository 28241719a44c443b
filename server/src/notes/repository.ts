import type { ClientId, NoteId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { ClientNote } from '@reservaplus/shared/notes/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { DeleteTransaction } from 'dynamodb-toolbox/entity/actions/transactDelete'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { readKeptPage } from '../db/kept-page'
import { noteKey, notesPrefix, organizationPk } from '../db/keys'
import type { Page, PageRequest } from '../db/page'
import type { Read } from '../db/read'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { NoteEntity } from './entity'

type Key = { organizationId: OrganizationId; clientId: ClientId; id: NoteId }

export const findNote = async (key: Key, { consistent = false }: Read = {}): Promise<ClientNote | undefined> => {
  const { Item } = await NoteEntity.build(GetItemCommand).key(key).options({ consistent }).send()

  return Item
}

type Asked = PageRequest & {
  clientId: ClientId
  /** What is left of the list, and what it is called in the cursor. */
  keep: (note: ClientNote) => boolean
  filter: string
}

/** Newest first. */
export const findNotes = async (
  organizationId: OrganizationId,
  { clientId, keep, filter, ...page }: Asked,
): Promise<Page<ClientNote>> => {
  const prefix = notesPrefix(clientId)
  const query = appTable
    .build(QueryCommand)
    .entities(NoteEntity)
    .query({ partition: organizationPk(organizationId), range: { beginsWith: prefix } })

  return readKeptPage<ClientNote>({
    list: { organizationId, prefix, filter, newestFirst: true },
    page,
    keep,
    keyOf: ({ id }) => noteKey(organizationId, clientId, id),
    read: (from) => query.options({ entityAttrFilter: false, reverse: true, ...from }).send(),
  })
}

export const noteCreation = (note: ClientNote): Write => ({
  role: 'state',
  action: NoteEntity.build(PutTransaction)
    .item(note)
    .options({ condition: { attr: 'id', exists: false } }),
})

/** `next` carries the version after `current`'s. */
export const noteReplacement = (next: ClientNote, { version }: Pick<ClientNote, 'version'>): Write => ({
  role: 'state',
  action: NoteEntity.build(PutTransaction)
    .item(next)
    .options({ condition: { attr: 'version', eq: version } }),
})

export const noteRemoval = ({ organizationId, clientId, id, version }: ClientNote): Write => ({
  role: 'state',
  action: NoteEntity.build(DeleteTransaction)
    .key({ organizationId, clientId, id })
    .options({ condition: { attr: 'version', eq: version } }),
})
