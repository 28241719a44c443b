import { foldText } from '@reservaplus/shared/clients/fold'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ProfessionalId } from '@reservaplus/shared/ids/schema'
import type { ListProfessionalsInput } from '@reservaplus/shared/professionals/inputs'
import type { Professional } from '@reservaplus/shared/professionals/schema'

import type { AppContext } from '../app-context'
import type { Read } from '../db/read'
import { findProfessional, findProfessionals } from './repository'

const fits = ({ name, specialty, isActive }: Professional, asked: ListProfessionalsInput) =>
  foldText(`${name} ${specialty}`).includes(foldText(asked.search ?? '')) &&
  (asked.isActive === undefined || isActive === asked.isActive)

/** Whole, in the team's own order, in one read. */
export const list = async (
  { organizationId }: AppContext,
  asked: ListProfessionalsInput = {},
  read: Read = {},
): Promise<Professional[]> => (await findProfessionals(organizationId, read)).filter((each) => fits(each, asked))

export const existingProfessional = async (
  { organizationId }: AppContext,
  id: ProfessionalId,
  read: Read = {},
): Promise<Professional> => {
  const professional = await findProfessional(organizationId, id, read)
  if (!professional) throw new AppError('NOT_FOUND', 'There is no such professional')

  return professional
}

export const get = (ctx: AppContext, { id }: { id: ProfessionalId }): Promise<Professional> =>
  existingProfessional(ctx, id)
