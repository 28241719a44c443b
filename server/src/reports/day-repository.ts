import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { DayFigures } from '@reservaplus/shared/reports/day-figures'
import { decodeDay, encodeDay } from '@reservaplus/shared/reports/day-text'
import type { Instant, LocalDate } from '@reservaplus/shared/time/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { AppointmentEntity } from '../appointments/entity'
import { falseOnConflict } from '../db/errors'
import { appointmentRange, dateOfDayFigures, dayFiguresRange, organizationPk } from '../db/keys'
import { queryTexts } from '../db/query-texts'
import { appTable } from '../db/table'
import { DayFiguresEntity } from './day-entity'

type Range = { from: LocalDate; to: LocalDate }

/** Of the days that have any, both ends included, by date. */
export const findDayFigures = async (organizationId: OrganizationId, { from, to }: Range): Promise<DayFigures[]> => {
  const part = { partition: organizationPk(organizationId), between: dayFiguresRange(from, to) }
  const items = await queryTexts(part, ['SK', 'figures'])

  return items.map(({ SK = '', figures = '' }) => decodeDay(dateOfDayFigures(SK) as LocalDate, figures))
}

export type VersionedDay = { figures: DayFigures | undefined; version: number }

/** Strongly consistent; version 0: never computed. */
export const findVersionedDay = async (organizationId: OrganizationId, date: LocalDate): Promise<VersionedDay> => {
  const { Item } = await DayFiguresEntity.build(GetItemCommand)
    .key({ organizationId, date })
    .options({ consistent: true })
    .send()

  return { figures: Item && decodeDay(date, Item.figures), version: Item?.version ?? 0 }
}

/** False when somebody has computed the day since `version` was read. */
export const putDay = (organizationId: OrganizationId, figures: DayFigures, version: number): Promise<boolean> =>
  DayFiguresEntity.build(PutItemCommand)
    .item({ organizationId, date: figures.date, figures: encodeDay(figures), version: version + 1 })
    .options({ condition: version === 0 ? { attr: 'version', exists: false } : { attr: 'version', eq: version } })
    .send()
    .then(() => true)
    .catch(falseOnConflict)

/** All that start in the half-open range. Strongly consistent: figures are exact. */
export const findAllAppointments = async (
  organizationId: OrganizationId,
  { from, to }: { from: Instant; to: Instant },
): Promise<Appointment[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(AppointmentEntity)
    .query({ partition: organizationPk(organizationId), range: { between: appointmentRange(from, to) } })
    .options({ consistent: true, entityAttrFilter: false, maxPages: Number.POSITIVE_INFINITY })
    .send()

  return Items
}
