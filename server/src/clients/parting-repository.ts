import type { ClientMerge } from '@reservaplus/shared/clients/merge'
import type { ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { DeleteTransaction } from 'dynamodb-toolbox/entity/actions/transactDelete'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { organizationPk, partingsPrefix } from '../db/keys'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { type Parting, PartingEntity } from './parting-entity'

/** Strongly consistent. */
export const findPartings = async (organizationId: OrganizationId, clientId: ClientId): Promise<Parting[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(PartingEntity)
    .query({ partition: organizationPk(organizationId), range: { beginsWith: partingsPrefix(clientId) } })
    .options({ entityAttrFilter: false, consistent: true })
    .send()

  return Items
}

type Undone = Pick<ClientMerge, 'organizationId' | 'id' | 'into' | 'from'>

const ofBoth = ({ organizationId, id: mergeId, into, from }: Undone): Parting[] =>
  [into, from].map((clientId) => ({ organizationId, clientId, mergeId, into, from }))

export const partingCreations = (merge: Undone): Write[] =>
  ofBoth(merge).map((parting) => ({ role: 'state', action: PartingEntity.build(PutTransaction).item(parting) }))

export const partingRemovals = (merge: Undone): Write[] =>
  ofBoth(merge).map((parting) => ({ role: 'state', action: PartingEntity.build(DeleteTransaction).key(parting) }))
