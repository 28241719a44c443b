import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { OrganizationId, VisitId } from '@reservaplus/shared/ids/schema'
import type { Visit } from '@reservaplus/shared/visits/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'

import { findAppointment } from '../appointments/repository'
import type { Write } from '../db/transact'
import { VisitEntity } from './entity'

export type VisitFound = { visit: Visit; appointments: Appointment[] }

/** With its appointments in their order; those that are gone are left out. Strongly consistent. */
export const findVisit = async (organizationId: OrganizationId, id: VisitId): Promise<VisitFound | undefined> => {
  const { Item: visit } = await VisitEntity.build(GetItemCommand)
    .key({ organizationId, id })
    .options({ consistent: true })
    .send()
  if (!visit) return undefined
  const found = await Promise.all(visit.appointmentIds.map((each) => findAppointment(organizationId, each)))

  return { visit, appointments: found.flatMap((each) => each ?? []) }
}

export const visitCreation = (visit: Visit): Write => ({
  role: 'state',
  action: VisitEntity.build(PutTransaction)
    .item(visit)
    .options({ condition: { attr: 'id', exists: false } }),
})
