import type { PushDevice } from '@reservaplus/shared/alerts/devices'
import type { OrganizationId, UserId } from '@reservaplus/shared/ids/schema'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { organizationPk, pushDevicePrefix } from '../db/keys'
import { appTable } from '../db/table'
import { PushDeviceEntity } from './device-entity'

type Person = { organizationId: OrganizationId; userId: UserId }

export const findDevices = async ({ organizationId, userId }: Person): Promise<PushDevice[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(PushDeviceEntity)
    .query({ partition: organizationPk(organizationId), range: { beginsWith: pushDevicePrefix(userId) } })
    .options({ entityAttrFilter: false, maxPages: Number.POSITIVE_INFINITY })
    .send()

  return Items
}

export const putDevice = async (device: PushDevice): Promise<void> => {
  await PushDeviceEntity.build(PutItemCommand).item(device).send()
}

/** Without a word where it is gone already. */
export const deleteDevice = async ({
  organizationId,
  userId,
  id,
}: Pick<PushDevice, 'organizationId' | 'userId' | 'id'>) => {
  await PushDeviceEntity.build(DeleteItemCommand).key({ organizationId, userId, id }).send()
}
