import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ProfessionalId } from '@reservaplus/shared/ids/schema'
import { instant } from '@reservaplus/shared/time/schema'
import type { AppContext } from '../app-context'
import { findAppointmentsOfProfessional } from '../appointments/range-repository'
import { lastInstant } from '../appointments/repository'
import { commitRemoval } from '../db/remove'
import { findWritable } from '../organizations/find-writable'
import { emailWrites } from './check-email'
import { findProfessional, professionalRemoval } from './repository'
import { userWrites } from './set-user'

const inUse = (message: string) => new AppError('IN_USE', message)

const firstInstant = instant.parse('0000-01-01T00:00:00Z')

/** Only who is inactive and never had an appointment: whoever had one stays, inactive, with all of them. */
export const remove = async (
  ctx: AppContext,
  { id, version }: { id: ProfessionalId; version?: number | undefined },
): Promise<Record<string, never>> => {
  const { organizationId } = ctx
  await findWritable(ctx)

  await commitRemoval(ctx, {
    kind: 'professional',
    version,
    read: () => findProfessional(organizationId, id, { consistent: true }),
    writes: async (current) => {
      if (current.isActive) throw inUse('Deactivate the professional first')
      const { items, cursor } = await findAppointmentsOfProfessional(organizationId, {
        professionalId: id,
        from: firstInstant,
        to: lastInstant,
        limit: 1,
      })
      if (items.length > 0 || cursor !== undefined) throw inUse('The professional has appointments')

      return [
        professionalRemoval(current),
        ...emailWrites(undefined, current),
        ...(await userWrites(ctx, { professionalId: id, userId: undefined, formerUserId: current.userId })),
      ]
    },
  })

  return {}
}
