import { type ClientId, clientId, type OrganizationId, organizationId } from '@reservaplus/shared/ids/schema'
import { type ClientErasure, clientErasure, type ListErasuresInput } from '@reservaplus/shared/privacy/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { DeleteTransaction } from 'dynamodb-toolbox/entity/actions/transactDelete'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { filesBucket } from '../adapters/files-bucket'
import { clientErasuresPk, openClientErasuresPk, shardOf } from '../db/keys'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { ClientErasureEntity } from './erasure-entity'

/** Strongly consistent. */
export const findClientErasure = async (id: ClientId): Promise<ClientErasure | undefined> => {
  const { Item } = await ClientErasureEntity.build(GetItemCommand)
    .key({ clientId: id })
    .options({ consistent: true })
    .send()

  return Item
}

type OpenPage = { items: ClientErasure[]; position?: Record<string, unknown> | undefined }

/** Those under way, oldest first, from where the page before ended. */
export const findOpenErasures = async (limit: number, position?: OpenPage['position']): Promise<OpenPage> => {
  const { Items: items = [], LastEvaluatedKey } = await appTable
    .build(QueryCommand)
    .entities(ClientErasureEntity)
    .query({ index: 'GSI2', partition: openClientErasuresPk })
    .options({ entityAttrFilter: false, limit, ...(position && { exclusiveStartKey: position }) })
    .send()

  return { items, position: LastEvaluatedKey }
}

type ErasurePage = { items: ClientErasure[]; cursor?: Instant | undefined }

/** Finished ones, newest first. */
export const findErasuresOf = async (
  id: OrganizationId,
  { cursor, limit }: ListErasuresInput,
): Promise<ErasurePage> => {
  const { Items = [], LastEvaluatedKey } = await appTable
    .build(QueryCommand)
    .entities(ClientErasureEntity)
    .query({ index: 'GSI1', partition: clientErasuresPk(id), ...(cursor && { range: { lt: cursor } }) })
    .options({ entityAttrFilter: false, reverse: true, limit })
    .send()

  return { items: Items, cursor: LastEvaluatedKey && Items.at(-1)?.erasedAt }
}

const folderOf = (shard: number) => `erasures/${shard}/`
const proofKey = ({ organizationId: o, clientId: c }: Pick<ClientErasure, 'organizationId' | 'clientId'>) =>
  `${folderOf(shardOf(o))}${o}/${c}`

/** Progress. */
export const putOpenErasure = async (erasure: ClientErasure): Promise<void> => {
  await ClientErasureEntity.build(PutItemCommand).item(erasure).send()
}

/** In the table only, until there is something to prove. */
export const erasureOpening = (erasure: ClientErasure): Write => ({
  role: 'state',
  action: ClientErasureEntity.build(PutTransaction).item(erasure),
})

const isOpen = { attr: 'erasedAt', exists: false } as const

export const erasureRemoval = ({ clientId }: ClientErasure): Write => ({
  role: 'state',
  action: ClientErasureEntity.build(DeleteTransaction).key({ clientId }).options({ condition: isOpen }),
})

/** Whoever comes second finds it finished. */
export const erasureFinish = (erasure: ClientErasure): Write => ({
  role: 'state',
  action: ClientErasureEntity.build(PutTransaction).item(erasure).options({ condition: isOpen }),
})

/** Beside the table: one that is restored from a backup has forgotten whom it erased since. */
export const storeProof = (erasure: ClientErasure): Promise<void> =>
  filesBucket().write(proofKey(erasure), JSON.stringify(erasure), 'application/json')

/** What the table knows, or what the bucket does where a backup has made the table forget. */
export const findProof = async (place: Pick<ClientErasure, 'organizationId' | 'clientId'>) => {
  const known = await findClientErasure(place.clientId)
  if (known || !(await filesBucket().describe(proofKey(place)))) return known
  const text = new TextDecoder().decode(await filesBucket().read(proofKey(place)))

  return clientErasure.parse(JSON.parse(text))
}

/** Of one shard of organizations, a page at a time; what the bucket says. */
export const findProofs = async (shard: number, cursor?: string) => {
  const prefix = folderOf(shard)
  const page = await filesBucket().list(prefix, cursor)
  const proofs = page.keys.flatMap((key) => {
    const [o, c] = key.slice(prefix.length).split('/')
    const place = { organizationId: organizationId.safeParse(o).data, clientId: clientId.safeParse(c).data }

    return place.organizationId && place.clientId
      ? [{ organizationId: place.organizationId, clientId: place.clientId }]
      : []
  })

  return { proofs, cursor: page.cursor }
}
