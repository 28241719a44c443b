import { foldEmail } from '@reservaplus/shared/clients/fold'
import { parsePhone } from '@reservaplus/shared/clients/phone'
import { applyChanges } from '@reservaplus/shared/objects/apply-changes'
import type { UpdateProfessionalInput } from '@reservaplus/shared/professionals/inputs'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import type { AppContext } from '../app-context'
import { findWritable } from '../organizations/find-writable'
import { assertEmailFree } from './check-email'
import { updateProfessional } from './commit-professional'
import { userWrites } from './set-user'

/** Field by field; hours, notice and horizon belong to the schedule. */
export const update = (ctx: AppContext, input: UpdateProfessionalInput): Promise<Professional> => {
  const { id, version, ...changes } = input
  const { organizationId } = ctx

  return updateProfessional(
    ctx,
    id,
    async (current) => {
      const { country } = await findWritable(ctx)
      const changed = applyChanges(current, {
        ...changes,
        email: changes.email ? foldEmail(changes.email) : changes.email,
        phone: changes.phone ? parsePhone(changes.phone, country) : changes.phone,
      })
      if (changed.email !== current.email) await assertEmailFree(organizationId, id, changed.email)

      return changed
    },
    {
      version,
      writes: ({ userId }, current) => userWrites(ctx, { professionalId: id, userId, formerUserId: current.userId }),
    },
  )
}
