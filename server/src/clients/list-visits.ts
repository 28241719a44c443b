import { shownTo } from '@reservaplus/shared/appointments/shown-to'
import type { ClientVisits } from '@reservaplus/shared/appointments/visits'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ClientId } from '@reservaplus/shared/ids/schema'
import { may } from '@reservaplus/shared/permissions/may'
import { reaches } from '@reservaplus/shared/permissions/reaches'

import type { AppContext } from '../app-context'
import { findAppointmentsOfClient } from '../appointments/repository'
import { get } from './service'

const shownVisits = 50

/** The latest of a client's appointments: nothing without the right to see both, else everybody's or one's own. */
export const listVisits = async (ctx: AppContext, { id }: { id: ClientId }): Promise<ClientVisits> => {
  if (!may(ctx, 'appointments:read')) throw new AppError('FORBIDDEN', 'This key shows no appointments')
  await get(ctx, { id })
  const found = await findAppointmentsOfClient(ctx.organizationId, id)
  const shown = found.filter(({ professionalId }) => reaches(ctx, 'appointments:read', professionalId))

  return { items: shown.slice(0, shownVisits).map(shownTo(ctx)) }
}
