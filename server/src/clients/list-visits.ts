import type { ClientVisits } from '@reservaplus/shared/appointments/visits'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ClientId } from '@reservaplus/shared/ids/schema'
import { scopeOf } from '@reservaplus/shared/permissions/can'
import { may } from '@reservaplus/shared/permissions/may'

import type { AppContext } from '../app-context'
import { findAppointmentsOfClient } from '../appointments/repository'
import { get } from './service'

const shownVisits = 50

/** The latest of a client's appointments: nothing without the right to see both, else everybody's or one's own. */
export const listVisits = async (ctx: AppContext, { id }: { id: ClientId }): Promise<ClientVisits> => {
  if (!may(ctx, 'appointments:read')) throw new AppError('FORBIDDEN', 'This key shows no appointments')
  await get(ctx, { id })
  const { organizationId, role, professionalId } = ctx
  const onlyOwn = role !== undefined && scopeOf(role, 'appointments:read') === 'own'
  const found = await findAppointmentsOfClient(organizationId, id)

  return { items: found.filter((each) => !onlyOwn || each.professionalId === professionalId).slice(0, shownVisits) }
}
