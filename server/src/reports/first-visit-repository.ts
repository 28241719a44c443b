import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { AppointmentEntity } from '../appointments/entity'
import { falseOnConflict } from '../db/errors'
import { clientAppointmentsPk, firstVisitsPk } from '../db/keys'
import { appTable } from '../db/table'
import { FirstVisitEntity, type StoredFirstVisit } from './first-visit-entity'

/** Strongly consistent; version 0: never computed. */
export const findFirstVisit = async (organizationId: OrganizationId, clientId: ClientId): Promise<StoredFirstVisit> => {
  const { Item } = await FirstVisitEntity.build(GetItemCommand)
    .key({ organizationId, clientId })
    .options({ consistent: true })
    .send()

  return Item ?? { organizationId, clientId, version: 0 }
}

/** `next` carries the version that was read; false when there is a newer one. */
export const putFirstVisit = ({ version, ...next }: StoredFirstVisit): Promise<boolean> =>
  FirstVisitEntity.build(PutItemCommand)
    .item({ ...next, version: version + 1 })
    .options({ condition: version === 0 ? { attr: 'version', exists: false } : { attr: 'version', eq: version } })
    .send()
    .then(() => true)
    .catch(falseOnConflict)

type Range = { from: LocalDate; to: LocalDate }

/** Clients whose first visit of all is on one of these days, both ends included. */
export const findFirstTimers = async (
  organizationId: OrganizationId,
  { from, to }: Range,
): Promise<{ clientId: ClientId; date: LocalDate }[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(FirstVisitEntity)
    .query({ index: 'GSI1', partition: firstVisitsPk(organizationId), range: { between: [from, `${to}#~`] } })
    .options({ entityAttrFilter: false, maxPages: Number.POSITIVE_INFINITY })
    .send()

  return Items.flatMap(({ clientId, visit }) => (visit ? [{ clientId, date: visit.date }] : []))
}

const pageSize = 25

/** A client's appointments from the oldest on, a few at a time. */
export async function* oldestAppointments(
  organizationId: OrganizationId,
  clientId: ClientId,
): AsyncGenerator<Appointment> {
  let position: Record<string, unknown> | undefined
  do {
    const { Items = [], LastEvaluatedKey } = await appTable
      .build(QueryCommand)
      .entities(AppointmentEntity)
      .query({ index: 'GSI2', partition: clientAppointmentsPk(clientId) })
      .options({ entityAttrFilter: false, limit: pageSize, ...(position && { exclusiveStartKey: position }) })
      .send()
    yield* Items.filter((each) => each.organizationId === organizationId)
    position = LastEvaluatedKey
  } while (position)
}
