import { AppError } from '@reservaplus/shared/errors/app-error'
import { professionalId } from '@reservaplus/shared/ids/schema'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import { checkWeeklyHours } from '@reservaplus/shared/schedules/check'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { AppContext } from '../app-context'
import { commitChange } from '../db/change'
import { uniqueKinds } from '../db/keys'
import { uniqueClaim } from '../db/unique'
import { professionalCreation } from './repository'

export type NewProfessional = Omit<Professional, 'id' | 'organizationId' | 'version' | 'createdAt'>

export const createProfessional = async (ctx: AppContext, input: NewProfessional): Promise<Professional> => {
  const issues = checkWeeklyHours(input.weeklyHours)
  if (issues.length > 0) {
    throw new AppError('BAD_INPUT', 'The weekly hours do not fit together', { issues })
  }
  const { organizationId } = ctx
  const professional: Professional = {
    ...input,
    id: professionalId.parse(ctx.newId()),
    organizationId,
    version: 1,
    createdAt: instantOf(ctx.clock.now()),
  }
  // Blank addresses are not claimed: any number of professionals may have none.
  const email = professional.email?.toLowerCase()

  await commitChange(
    ctx,
    { kind: 'professional', id: professional.id, version: 1, after: professional },
    [
      ...(email
        ? [
            uniqueClaim(
              {
                value: uniqueKinds.professionalEmail(organizationId, email),
                organizationId: organizationId,
                holderId: professional.id,
              },
              'limit',
            ),
          ]
        : []),
      professionalCreation(professional),
    ],
    new AppError('EMAIL_TAKEN', 'Another professional has this address', {
      issues: [{ path: ['email'], message: 'Another professional has this address' }],
    }),
  )

  return professional
}
