import { foldText } from '@reservaplus/shared/clients/fold'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ProfessionalId } from '@reservaplus/shared/ids/schema'
import type { ListProfessionalsInput } from '@reservaplus/shared/professionals/inputs'
import type { Professional } from '@reservaplus/shared/professionals/schema'

import type { Service } from '@reservaplus/shared/services/schema'
import type { AppContext } from '../app-context'
import type { Read } from '../db/read'
import { findServices } from '../services/repository'
import { findProfessional, findProfessionals } from './repository'

const fits = ({ name, specialty, isActive }: Professional, asked: ListProfessionalsInput) =>
  foldText(`${name} ${specialty}`).includes(foldText(asked.search ?? '')) &&
  (asked.isActive === undefined || isActive === asked.isActive)

/** Who does a deleted service keeps it, for the appointments that are left of it; shown is what there is. */
const withoutDeleted = (services: readonly Service[]) => {
  const gone = new Set<string>(services.filter(({ isDeleted }) => isDeleted).map(({ id }) => id))

  return (professional: Professional): Professional => ({
    ...professional,
    serviceIds: professional.serviceIds.filter((id) => !gone.has(id)),
    serviceOverrides: Object.fromEntries(Object.entries(professional.serviceOverrides).filter(([id]) => !gone.has(id))),
  })
}

/** Whole, in the team's own order, in one round. */
export const list = async (
  { organizationId }: AppContext,
  asked: ListProfessionalsInput = {},
  read: Read = {},
): Promise<Professional[]> => {
  const [team, services] = await Promise.all([findProfessionals(organizationId, read), findServices(organizationId)])

  return team.filter((each) => fits(each, asked)).map(withoutDeleted(services))
}

export const existingProfessional = async (
  { organizationId }: AppContext,
  id: ProfessionalId,
  read: Read = {},
): Promise<Professional> => {
  const professional = await findProfessional(organizationId, id, read)
  if (!professional) throw new AppError('NOT_FOUND', 'There is no such professional')

  return professional
}

export const get = async (ctx: AppContext, { id }: { id: ProfessionalId }): Promise<Professional> => {
  const [found, services] = await Promise.all([existingProfessional(ctx, id), findServices(ctx.organizationId)])

  return withoutDeleted(services)(found)
}
