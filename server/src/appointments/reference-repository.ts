import type { AppointmentId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { BatchGetRequest } from 'dynamodb-toolbox/entity/actions/batchGet'
import { BatchGetCommand, execute } from 'dynamodb-toolbox/table/actions/batchGet'

import { appTable } from '../db/table'
import { AppointmentReferenceEntity } from './reference-entity'

const batchLimit = 100

/** How many of these there are, in batches of a hundred. */
export const countReferences = async (
  organizationId: OrganizationId,
  ids: readonly AppointmentId[],
): Promise<number> => {
  const batches = Array.from({ length: Math.ceil(ids.length / batchLimit) }, async (_, index) => {
    const requests = ids
      .slice(index * batchLimit, (index + 1) * batchLimit)
      .map((id) => AppointmentReferenceEntity.build(BatchGetRequest).key({ organizationId, id }))
    const { Responses } = await execute(
      { maxAttempts: 5 },
      appTable
        .build(BatchGetCommand)
        .requests(...requests)
        .options({ consistent: true }),
    )

    return (Responses?.[0] ?? []).filter((item) => item !== undefined).length
  })

  return (await Promise.all(batches)).reduce((sum, each) => sum + each, 0)
}
