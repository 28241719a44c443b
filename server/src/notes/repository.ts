import type { ClientId, NoteId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { ClientNote } from '@reservaplus/shared/notes/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { DeleteTransaction } from 'dynamodb-toolbox/entity/actions/transactDelete'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { noteKey, notesPrefix, organizationPk } from '../db/keys'
import { type List, nextPosition, type Page, type PageRequest, startOf } from '../db/page'
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

/** Newest first. Reads on until the page is full: nobody learns from a short one that something is hidden. */
export const findNotes = async (
  organizationId: OrganizationId,
  { clientId, keep, filter, ...page }: Asked,
): Promise<Page<ClientNote>> => {
  const prefix = notesPrefix(clientId)
  const asked: List = { organizationId, prefix, filter, newestFirst: true }
  const query = appTable
    .build(QueryCommand)
    .entities(NoteEntity)
    .query({ partition: organizationPk(organizationId), range: { beginsWith: prefix } })
  const found: ClientNote[] = []
  let position: Record<string, unknown> | undefined = startOf(page, asked)
  do {
    const { Items = [], LastEvaluatedKey } = await query
      .options({
        entityAttrFilter: false,
        reverse: true,
        limit: page.limit,
        ...(position && { exclusiveStartKey: position }),
      })
      .send()
    found.push(...Items.filter(keep))
    position = LastEvaluatedKey
  } while (position && found.length < page.limit)
  const items = found.slice(0, page.limit)
  const last = items.at(-1)
  const isMore = last !== undefined && (position !== undefined || found.length > items.length)

  return {
    items,
    cursor: isMore ? nextPosition(noteKey(organizationId, clientId, last.id), asked) : undefined,
  }
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
