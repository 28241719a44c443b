import type { Appointment, AppointmentStatus } from '@reservaplus/shared/appointments/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { AppointmentId, ClientId, OrganizationId, ProfessionalId, ServiceId } from '@reservaplus/shared/ids/schema'
import { settlementOf } from '@reservaplus/shared/payments/apply'
import { assertAppointmentErased } from '@reservaplus/shared/privacy/erased-words'
import { longestServiceMinutes } from '@reservaplus/shared/services/limits'
import { addMinutes } from '@reservaplus/shared/time/instant'
import { type Instant, instant } from '@reservaplus/shared/time/schema'
import { BatchGetRequest } from 'dynamodb-toolbox/entity/actions/batchGet'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { DeleteTransaction } from 'dynamodb-toolbox/entity/actions/transactDelete'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { BatchGetCommand, execute } from 'dynamodb-toolbox/table/actions/batchGet'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { appointmentRange, clientAppointmentsPk, organizationPk } from '../db/keys'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { ledgerCreation } from '../payments/ledger-repository'
import { AppointmentEntity } from './entity'
import { AppointmentReferenceEntity } from './reference-entity'

const newestAppointments = 200
const mostAhead = 1000
const batchLimit = 100
/** Of a range that has no end. */
export const lastInstant = instant.parse('9999-12-31T23:59:59Z')

const findOnce = async (organizationId: OrganizationId, id: AppointmentId) => {
  const reference = await AppointmentReferenceEntity.build(GetItemCommand)
    .key({ organizationId, id })
    .options({ consistent: true })
    .send()
  if (!reference.Item) return { known: false as const }

  const { Item } = await AppointmentEntity.build(GetItemCommand)
    .key({ organizationId, id, start: reference.Item.start })
    .options({ consistent: true })
    .send()

  return { known: true as const, appointment: Item satisfies Appointment | undefined }
}

/** Moves that may come between the two reads; more at once are no people's. */
const mostMoves = 5

/** Strongly consistent. A move between the two reads leaves the reference behind by one step: then it is read again. */
export const findAppointment = async (
  organizationId: OrganizationId,
  id: AppointmentId,
): Promise<Appointment | undefined> => {
  for (let move = 0; move <= mostMoves; move++) {
    const found = await findOnce(organizationId, id)
    if (!found.known || found.appointment) return found.appointment
  }

  // It is there, only not where it was a moment ago: no answer to "does it exist".
  throw new AppError('BUSY', 'This appointment is being moved', { retryAfterSeconds: 1 })
}

const reference = ({ organizationId, id, start }: Appointment): Write => ({
  role: 'state',
  action: AppointmentReferenceEntity.build(PutTransaction).item({ organizationId, id, start }),
})

export const appointmentCreation = (appointment: Appointment): Write[] => [
  {
    role: 'state',
    action: AppointmentEntity.build(PutTransaction)
      .item(appointment)
      .options({ condition: { attr: 'id', exists: false } }),
  },
  reference(appointment),
]

const itemReplacement = (current: Appointment, changed: Appointment): Write[] => {
  const condition = { attr: 'version', eq: current.version } as const
  if (current.start === changed.start) {
    return [{ role: 'state', action: AppointmentEntity.build(PutTransaction).item(changed).options({ condition }) }]
  }
  const { organizationId, id, start } = current

  return [
    {
      role: 'state',
      action: AppointmentEntity.build(DeleteTransaction).key({ organizationId, id, start }).options({ condition }),
    },
    ...appointmentCreation(changed),
  ]
}

/**
 * `changed` is one version on. Another start is another key: then the old item goes and the reference follows. What its
 * money becomes by that stands in the books with the same transaction; money that moves brings its own entry.
 */
export const appointmentReplacement = (current: Appointment, changed: Appointment): Write[] => {
  assertAppointmentErased(current, changed)
  const settlement = settlementOf(current, changed)

  return [...itemReplacement(current, changed), ...(settlement ? [ledgerCreation(settlement)] : [])]
}

type OfService = { endAfter: Instant; statuses: readonly AppointmentStatus[] }

/** A query over what lies ahead, which is not much and does not grow; asked when somebody wants to delete a service. */
export const countAppointmentsOfService = async (
  organizationId: OrganizationId,
  serviceId: ServiceId,
  { endAfter, statuses }: OfService,
): Promise<number> => {
  const ofService = [
    { attr: 'serviceId' as const, eq: serviceId },
    { attr: 'end' as const, gt: endAfter },
    { attr: 'status' as const, in: [...statuses] },
  ]
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(AppointmentEntity)
    .query({
      partition: organizationPk(organizationId),
      range: { between: appointmentRange(addMinutes(endAfter, -longestServiceMinutes), lastInstant) },
    })
    .options({
      entityAttrFilter: false,
      maxPages: Number.POSITIVE_INFINITY,
      filters: { Appointment: { and: ofService } },
      attributes: ['id'],
    })
    .send()

  return Items.length
}

/** By where they stand; those that are no longer there are left out. Strongly consistent. */
export const findAppointmentsAt = async (
  organizationId: OrganizationId,
  places: readonly Pick<Appointment, 'id' | 'start'>[],
): Promise<Appointment[]> => {
  const batches = Array.from({ length: Math.ceil(places.length / batchLimit) }, async (_, index) => {
    const requests = places
      .slice(index * batchLimit, (index + 1) * batchLimit)
      .map(({ id, start }) => AppointmentEntity.build(BatchGetRequest).key({ organizationId, id, start }))
    const { Responses } = await execute(
      { maxAttempts: 5 },
      appTable
        .build(BatchGetCommand)
        .requests(...requests)
        .options({ consistent: true }),
    )

    return (Responses?.[0] ?? []).flatMap((item) => item ?? [])
  })

  return (await Promise.all(batches)).flat()
}

/** Those that start then or later, by start; more than a thousand ahead are nobody's. */
export const findAppointmentsOfClientFrom = async (
  organizationId: OrganizationId,
  clientId: ClientId,
  from: Instant,
): Promise<Appointment[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(AppointmentEntity)
    .query({ index: 'GSI2', partition: clientAppointmentsPk(clientId), range: { gte: from } })
    .options({ entityAttrFilter: false, limit: mostAhead })
    .send()

  return Items.filter((each) => each.organizationId === organizationId)
}

type Ahead = { from: Instant; statuses: readonly AppointmentStatus[] }

/**
 * Of some clients, those that start then or later. Strongly consistent, out of all that lies ahead of the organization, as
 * no index is: asked when somebody is erased, after nothing can be booked for them any more.
 */
export const findAheadOfClients = async (
  organizationId: OrganizationId,
  clientIds: readonly ClientId[],
  { from, statuses }: Ahead,
): Promise<Pick<Appointment, 'id'>[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(AppointmentEntity)
    .query({
      partition: organizationPk(organizationId),
      range: { between: appointmentRange(from, lastInstant) },
    })
    .options({
      consistent: true,
      entityAttrFilter: false,
      maxPages: Number.POSITIVE_INFINITY,
      filters: { Appointment: { attr: 'status', in: [...statuses] } },
      attributes: ['id', 'clientId'],
    })
    .send()

  return Items.filter(({ clientId }) => clientIds.includes(clientId))
}

/** The newest two hundred, past or to come. */
export const findAppointmentsOfClient = async (
  organizationId: OrganizationId,
  clientId: ClientId,
): Promise<Appointment[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(AppointmentEntity)
    .query({ index: 'GSI2', partition: clientAppointmentsPk(clientId) })
    .options({ entityAttrFilter: false, reverse: true, limit: newestAppointments })
    .send()

  return Items.filter((each) => each.organizationId === organizationId)
}

/** Every one there ever was, by start; for what is added up anew. */
export const findAllOfClient = async (organizationId: OrganizationId, clientId: ClientId): Promise<Appointment[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(AppointmentEntity)
    .query({ index: 'GSI2', partition: clientAppointmentsPk(clientId) })
    .options({ entityAttrFilter: false, maxPages: Number.POSITIVE_INFINITY })
    .send()

  return Items.filter((each) => each.organizationId === organizationId)
}

/**
 * Whether one of the client's newest two hundred appointments, past or to come, is with this professional; one that anybody
 * may have booked by typing the client's mail does not count.
 */
export const isClientOf = async (
  organizationId: OrganizationId,
  clientId: ClientId,
  professionalId: ProfessionalId,
): Promise<boolean> =>
  (await findAppointmentsOfClient(organizationId, clientId)).some(
    (each) => each.professionalId === professionalId && !each.isUnproven,
  )
