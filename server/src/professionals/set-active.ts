import type { ProfessionalId } from '@reservaplus/shared/ids/schema'
import type { DeactivatedProfessional } from '@reservaplus/shared/professionals/inputs'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import type { AppContext } from '../app-context'
import { findWritable } from '../organizations/find-writable'
import { updateProfessional } from './commit-professional'
import { listAhead } from './list-ahead'

type Asked = { id: ProfessionalId; version?: number | undefined }

const shownAhead = 50

/** Offered to nobody from now on, and no seat of the plan is taken. What is ahead stands, and is told. */
export const deactivate = async (ctx: AppContext, { id, version }: Asked): Promise<DeactivatedProfessional> => {
  await findWritable(ctx)
  const professional = await updateProfessional(ctx, id, (current) => ({ ...current, isActive: false }), { version })

  return { professional, appointmentsAhead: await listAhead(ctx, { id, limit: shownAhead }) }
}

export const activate = async (ctx: AppContext, { id, version }: Asked): Promise<Professional> => {
  await findWritable(ctx)

  return updateProfessional(ctx, id, (current) => ({ ...current, isActive: true }), { version })
}
