import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Currency } from '@reservaplus/shared/money/schema'
import { assignService, unassignService } from '@reservaplus/shared/professionals/assign'
import type { ChangeProfessionalsInput } from '@reservaplus/shared/services/inputs'
import type { ServiceProfessional } from '@reservaplus/shared/services/schema'
import type { AppContext } from '../app-context'
import { inGroups } from '../db/in-groups'
import { findWritable } from '../organizations/find-writable'
import { updateProfessional } from '../professionals/commit-professional'
import { findProfessionals } from '../professionals/repository'
import { assertPrices } from './check-prices'
import { existingService, listProfessionals } from './service'

type Assignments = Pick<ChangeProfessionalsInput, 'assign' | 'unassign'>

/** Before anything is written: everybody is of this organization, every price in its currency. */
export const assertProfessionals = async (
  { organizationId }: AppContext,
  { assign, unassign }: Assignments,
  currency: Currency,
): Promise<void> => {
  const named = [...assign.map(({ professionalId }) => professionalId), ...unassign]
  const team = named.length === 0 ? [] : await findProfessionals(organizationId, { consistent: true })
  if (named.some((id) => !team.some((each) => each.id === id))) {
    throw new AppError('NOT_FOUND', 'There is no such professional')
  }
  assertPrices(assign, currency)
}

/** Each at their own version; may be repeated as it is. What others assign meanwhile stays. */
export const changeProfessionals = async (
  ctx: AppContext,
  { id, assign, unassign }: ChangeProfessionalsInput,
): Promise<ServiceProfessional[]> => {
  const { currency } = await findWritable(ctx)
  await existingService(ctx, id, { consistent: true })
  await assertProfessionals(ctx, { assign, unassign }, currency)

  const dropped = unassign.filter((each) => !assign.some(({ professionalId }) => professionalId === each))
  await inGroups(assign, ({ professionalId, ...own }) =>
    updateProfessional(ctx, professionalId, (current) => assignService(current, { serviceId: id, ...own })),
  )
  await inGroups(dropped, (professionalId) =>
    updateProfessional(ctx, professionalId, (current) => unassignService(current, id)),
  )

  return listProfessionals(ctx, { id }, { consistent: true })
}
