import { decodeBusy, encodeBusy } from '@reservaplus/shared/agenda/codec'
import type { AgendaEntry } from '@reservaplus/shared/agenda/entry'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import { BatchGetRequest } from 'dynamodb-toolbox/entity/actions/batchGet'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { UpdateTransaction } from 'dynamodb-toolbox/entity/actions/transactUpdate'
import { $add } from 'dynamodb-toolbox/entity/actions/update/symbols'
import { BatchGetCommand, execute } from 'dynamodb-toolbox/table/actions/batchGet'

import { agendaPlace, agendaRange, dayOfAgendaPlace, organizationPk } from '../db/keys'
import { queryTexts } from '../db/query-texts'
import type { Read } from '../db/read'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { AgendaDayEntity } from './entity'

/** What occupies one resource (a professional, a room, a chair) on one UTC day. Version 0: there is no item yet. */
export type AgendaDay = { resourceId: string; day: LocalDate; entries: AgendaEntry[]; version: number }
export type AgendaDayKey = Pick<AgendaDay, 'resourceId' | 'day'>

const batchLimit = 100

const keyOf = (organizationId: OrganizationId, { resourceId, day }: AgendaDayKey) => ({
  organizationId,
  place: agendaPlace(resourceId, day),
})

const readBatch = async (organizationId: OrganizationId, keys: readonly AgendaDayKey[]): Promise<AgendaDay[]> => {
  const requests = keys.map((key) => AgendaDayEntity.build(BatchGetRequest).key(keyOf(organizationId, key)))
  const { Responses, UnprocessedKeys } = await execute(
    { maxAttempts: 5 },
    appTable
      .build(BatchGetCommand)
      .requests(...requests)
      .options({ consistent: true }),
  )
  if (Object.keys(UnprocessedKeys ?? {}).length > 0) {
    // A day that was not read is not a free day.
    throw Object.assign(new Error('The agenda could not be read in full'), { name: 'ThrottlingException' })
  }

  return keys.map(({ resourceId, day }, index) => {
    const item = Responses?.[0]?.[index]

    return { resourceId, day, entries: decodeBusy(day, item?.busy ?? ''), version: item?.version ?? 0 }
  })
}

/** Strongly consistent, one for each key in their order: what a write is decided on. */
export const findAgendaDays = async (
  organizationId: OrganizationId,
  keys: readonly AgendaDayKey[],
): Promise<AgendaDay[]> => {
  const batches = Array.from({ length: Math.ceil(keys.length / batchLimit) }, (_, index) =>
    readBatch(organizationId, keys.slice(index * batchLimit, (index + 1) * batchLimit)),
  )

  return (await Promise.all(batches)).flat()
}

const entriesOf = ({ SK, busy }: { SK: string | undefined; busy: string | undefined }): AgendaEntry[] =>
  SK && busy ? decodeBusy(dayOfAgendaPlace(SK), busy) : []

/** Both days included; for showing, not for deciding. The hottest read there is: hundreds of items for a month of a team. */
export const findAgendaEntries = async (
  organizationId: OrganizationId,
  { resourceId, from, to }: { resourceId: string; from: LocalDate; to: LocalDate },
  { consistent = false }: Read = {},
): Promise<AgendaEntry[]> => {
  const part = { partition: organizationPk(organizationId), between: agendaRange(resourceId, from, to) }

  return (await queryTexts(part, ['SK', 'busy'], { consistent })).flatMap(entriesOf)
}

/** In the place of exactly the version that was read. */
export const agendaDayWrite = (
  organizationId: OrganizationId,
  { resourceId, day, entries, version }: AgendaDay,
): Write => ({
  role: 'state',
  action: AgendaDayEntity.build(PutTransaction)
    .item({ ...keyOf(organizationId, { resourceId, day }), busy: encodeBusy(day, entries), version: version + 1 })
    .options({ condition: version === 0 ? { attr: 'version', exists: false } : { attr: 'version', eq: version } }),
})

/** Makes every booking in flight on that day decide again, because a rule beside the agenda has changed. */
export const agendaDayBump = (organizationId: OrganizationId, key: AgendaDayKey): Write => ({
  role: 'state',
  action: AgendaDayEntity.build(UpdateTransaction).item({ ...keyOf(organizationId, key), version: $add(1) }),
})
