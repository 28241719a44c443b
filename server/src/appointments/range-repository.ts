import type { Appointment, AppointmentStatus } from '@reservaplus/shared/appointments/schema'
import type { ClientId, OrganizationId, ProfessionalId, ServiceId } from '@reservaplus/shared/ids/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import {
  appointmentKey,
  appointmentPrefix,
  appointmentRange,
  clientAppointmentsPk,
  organizationPk,
  professionalAppointmentsPk,
  startAndId,
} from '../db/keys'
import { type List, nextPosition, type Page, type PageRequest, startOf } from '../db/page'
import { appTable } from '../db/table'
import { AppointmentEntity } from './entity'

type Place = Pick<Appointment, 'start' | 'id'>

export type RangeAsked = PageRequest & {
  from: Instant
  to: Instant
  professionalId?: ProfessionalId | undefined
  clientId?: ClientId | undefined
  serviceId?: ServiceId | undefined
  status?: AppointmentStatus | undefined
  newestFirst?: boolean
  /** Only what follows on this one, wherever it is by now. */
  after?: Place | undefined
}

type Range = Pick<RangeAsked, 'from' | 'to' | 'after'>

// `~` sorts behind every id.
const withinIndex = ({ from, to, after }: Range): [string, string] => [
  after ? `${startAndId(after.start, after.id)}~` : from,
  to,
]

const withinPartition = ({ from, to, after }: Range): [string, string] => {
  const [first, last] = appointmentRange(from, to)

  return [after ? `${appointmentPrefix}${startAndId(after.start, after.id)}~` : first, last]
}

/** The narrowest there is: a client has fewer than a professional, a professional fewer than everybody. */
const placeOf = (asked: RangeAsked) => {
  const { professionalId, clientId } = asked
  if (clientId)
    return { index: 'GSI2', partition: clientAppointmentsPk(clientId), between: withinIndex(asked) } as const
  if (professionalId) {
    return {
      index: 'GSI1',
      partition: professionalAppointmentsPk(professionalId),
      between: withinIndex(asked),
    } as const
  }

  return undefined
}

const filtersOf = ({ professionalId, clientId, serviceId, status }: RangeAsked) => [
  ...(clientId && professionalId ? [{ attr: 'professionalId' as const, eq: professionalId }] : []),
  ...(serviceId ? [{ attr: 'serviceId' as const, eq: serviceId }] : []),
  ...(status ? [{ attr: 'status' as const, eq: status }] : []),
]

/** Which list it is; `text` is looked for by whoever asks. */
const listOf = (organizationId: OrganizationId, asked: RangeAsked, text: string | undefined): List => {
  const { professionalId, serviceId, status, newestFirst = false } = asked
  const place = placeOf(asked)
  const filter = [professionalId, serviceId, status, text].some(Boolean)
    ? JSON.stringify([professionalId, serviceId, status, text])
    : undefined

  return {
    organizationId,
    ...(place && { indexPk: place.partition, index: place.index }),
    prefix: appointmentPrefix,
    between: place?.between ?? withinPartition(asked),
    filter,
    newestFirst,
  }
}

/** The place right behind an appointment of the list, to go on from there. */
const cursorBehind = (organizationId: OrganizationId, list: List, { start, id }: Place): string | undefined => {
  const { SK } = appointmentKey(organizationId, start, id)

  return nextPosition({ SK, ...(list.indexPk && { [`${list.index}SK`]: startAndId(start, id) }) }, list)
}

/**
 * Those that start in the half-open range, by start. A page may be short of its limit, or empty, and still not the last.
 * Whoever is asked about must have been found in the organization before: indexes know nothing of organizations.
 */
export const findRange = async (
  organizationId: OrganizationId,
  asked: RangeAsked,
  { text }: { text?: string | undefined } = {},
): Promise<Page<Appointment> & { behind: (place: Place) => string | undefined }> => {
  const list = listOf(organizationId, asked, text)
  const place = placeOf(asked)
  const filters = filtersOf(asked)
  const exclusiveStartKey = startOf(asked, list)
  const range = { between: list.between ?? withinPartition(asked) } as { between: [string, string] }
  const { Items = [], LastEvaluatedKey } = await appTable
    .build(QueryCommand)
    .entities(AppointmentEntity)
    .query(
      place
        ? { index: place.index, partition: place.partition, range }
        : { partition: organizationPk(organizationId), range },
    )
    .options({
      entityAttrFilter: false,
      reverse: asked.newestFirst ?? false,
      limit: asked.limit,
      ...(filters.length > 0 ? { filters: { Appointment: { and: filters } } } : {}),
      ...(exclusiveStartKey ? { exclusiveStartKey } : {}),
    })
    .send()

  return {
    items: Items.filter((each) => each.organizationId === organizationId),
    cursor: nextPosition(LastEvaluatedKey, list),
    behind: (each) => cursorBehind(organizationId, list, each),
  }
}

/** Everybody's. */
export const findAppointmentsBetween = (
  organizationId: OrganizationId,
  asked: Omit<RangeAsked, 'professionalId' | 'clientId' | 'serviceId'>,
): Promise<Page<Appointment>> => findRange(organizationId, asked)

/** The professional must have been found in the organization before. */
export const findAppointmentsOfProfessional = (
  organizationId: OrganizationId,
  asked: RangeAsked & { professionalId: ProfessionalId },
): Promise<Page<Appointment>> => findRange(organizationId, asked)
