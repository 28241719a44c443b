import { foldEmail } from '@reservaplus/shared/clients/fold'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { type ProfessionalId, professionalId } from '@reservaplus/shared/ids/schema'
import { nextOrder } from '@reservaplus/shared/objects/order'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import { checkWeeklyHours } from '@reservaplus/shared/schedules/check'
import { countersOfProfessional } from '@reservaplus/shared/subscriptions/counters'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { AppContext } from '../app-context'
import { commitCreation } from '../db/create'
import type { RecordedCall } from '../idempotency/record-call'
import { countWrites } from '../subscriptions/write-counts'
import { assertEmailFree, emailWrites } from './check-email'
import { findProfessional, findProfessionals, professionalCreation } from './repository'
import { userWrites } from './set-user'

type Made = 'id' | 'organizationId' | 'version' | 'createdAt' | 'order' | 'acceptsWalkIns'

/** Without an `order`: behind the others. */
export type NewProfessional = Omit<Professional, Made> & Partial<Pick<Professional, 'order' | 'acceptsWalkIns'>>

type Options = {
  /** Minted by the caller: twice with the same makes nothing twice. */
  id?: ProfessionalId | undefined
  call?: RecordedCall
  /** What can only be said inside the organization. */
  check?: () => Promise<void>
}

/** Counted by the plan. With `userId` the member of the team takes appointments from then on. */
export const createProfessional = async (
  ctx: AppContext,
  input: NewProfessional,
  { id: given, call, check }: Options = {},
): Promise<Professional> => {
  const issues = checkWeeklyHours(input.weeklyHours).map(({ path, message }) => ({
    path: ['weeklyHours', ...path],
    message,
  }))
  if (issues.length > 0) throw new AppError('BAD_INPUT', 'The weekly hours do not fit together', { issues })
  const { organizationId } = ctx
  const id = given ?? professionalId.parse(ctx.newId())
  // Blank addresses are not claimed: any number of professionals may have none.
  const { email, ...rest } = input
  const folded = email && foldEmail(email)

  return commitCreation<Professional>(ctx, {
    kind: 'professional',
    id: given,
    call,
    find: (made) => findProfessional(organizationId, professionalId.parse(made), { consistent: true }),
    decide: async () => {
      const [, order] = await Promise.all([
        check?.(),
        input.order ?? findProfessionals(organizationId).then(nextOrder),
        assertEmailFree(organizationId, id, folded),
      ])
      const professional: Professional = {
        acceptsWalkIns: true,
        ...rest,
        ...(folded && { email: folded }),
        id,
        organizationId,
        order,
        version: 1,
        createdAt: instantOf(ctx.clock.now()),
      }
      const [counts, users] = await Promise.all([
        countWrites(ctx, { before: [], after: countersOfProfessional(professional) }),
        userWrites(ctx, { professionalId: id, userId: professional.userId }),
      ])
      const emails = emailWrites(professional, undefined)

      return {
        item: professional,
        writes: [professionalCreation(professional), ...emails, ...counts, ...users],
      }
    },
  })
}
