import type { ClientVisits } from '@reservaplus/shared/appointments/visits'
import type { ClientId } from '@reservaplus/shared/ids/schema'
import { scopeOf } from '@reservaplus/shared/permissions/can'

import type { AppContext } from '../app-context'
import { findAppointmentsOfClient } from '../appointments/repository'
import { get } from './service'

const shownVisits = 50

/** The latest of a client's appointments; who sees only their own appointments sees their own with this client. */
export const listVisits = async (ctx: AppContext, { id }: { id: ClientId }): Promise<ClientVisits> => {
  await get(ctx, { id })
  const { organizationId, role, professionalId } = ctx
  const onlyOwn = role !== undefined && scopeOf(role, 'appointments:read') === 'own'
  const found = await findAppointmentsOfClient(organizationId, id)

  return { items: found.filter((each) => !onlyOwn || each.professionalId === professionalId).slice(0, shownVisits) }
}
