import type { ClientId } from '@reservaplus/shared/ids/schema'
import type { AppContext } from '../app-context'
import { findAppointmentsOfClient } from '../appointments/repository'

/** So many things are moved by one step of an operation. */
export const movedByStep = 10

/** Steps for what is mostly there, appointments, and one that looks for whatever is left. */
export const countHoldings = async ({ organizationId }: AppContext, clientId: ClientId): Promise<number> =>
  Math.ceil((await findAppointmentsOfClient(organizationId, clientId)).length / movedByStep) + 1
