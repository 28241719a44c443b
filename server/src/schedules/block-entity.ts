import type { BlockId, OrganizationId, ProfessionalId } from '@reservaplus/shared/ids/schema'
import type { Block } from '@reservaplus/shared/schedules/schedule'
import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { as, hiddenKey } from '../db/attributes'
import { blockKey, blocksPk, startAndId } from '../db/keys'
import { appTable } from '../db/table'

/** Why a stretch is taken; that it is taken stands in the agenda, written by the same transaction. */
export const BlockEntity = new Entity({
  name: 'Block',
  table: appTable,
  timestamps: false,
  schema: item({
    organizationId: as<OrganizationId>().key(),
    id: as<BlockId>().key(),
    professionalId: as<ProfessionalId>(),
    start: as<Block['start']>(),
    end: as<Block['end']>(),
    reason: string(),
    createdBy: as<Block['createdBy']>(),
    createdAt: as<Block['createdAt']>(),
    version: number(),
  }).and((self) => ({
    GSI1PK: hiddenKey().link<typeof self>(({ organizationId }) => blocksPk(organizationId)),
    GSI1SK: hiddenKey().link<typeof self>(({ start, id }) => startAndId(start, id)),
  })),
  computeKey: ({ organizationId, id }) => blockKey(organizationId, id),
})
