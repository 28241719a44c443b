import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Currency } from '@reservaplus/shared/money/schema'
import { assignService, unassignService } from '@reservaplus/shared/professionals/assign'
import type { ChangeServicesInput } from '@reservaplus/shared/professionals/inputs'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import type { AppContext } from '../app-context'
import { findWritable } from '../organizations/find-writable'
import { assertPrices } from '../services/check-prices'
import { findServices } from '../services/repository'
import { updateProfessional } from './commit-professional'

type Assignments = Pick<ChangeServicesInput, 'assign' | 'unassign'>

/** The services are there, what is assigned anew is not deleted, every price is in the organization's currency. */
export const assertServices = async (
  { organizationId }: AppContext,
  { assign, unassign }: Assignments,
  currency: Currency,
): Promise<void> => {
  if (assign.length + unassign.length === 0) return
  const services = await findServices(organizationId, { consistent: true })
  const isThere = (id: string, mayBeDeleted: boolean) =>
    services.some((each) => each.id === id && (mayBeDeleted || !each.isDeleted))
  if (!assign.every(({ serviceId }) => isThere(serviceId, false)) || !unassign.every((id) => isThere(id, true))) {
    throw new AppError('NOT_FOUND', 'There is no such service')
  }
  assertPrices(assign, currency)
}

/** Only what is named changes, so that what somebody else assigns from a service's side at once both stays. */
export const changeServices = async (
  ctx: AppContext,
  { id, assign, unassign }: ChangeServicesInput,
): Promise<Professional> => {
  const { currency } = await findWritable(ctx)
  await assertServices(ctx, { assign, unassign }, currency)

  return updateProfessional(ctx, id, (current) => {
    const kept = unassign.reduce((professional, serviceId) => unassignService(professional, serviceId), current)

    return assign.reduce((professional, each) => assignService(professional, each), kept)
  })
}
