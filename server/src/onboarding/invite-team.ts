import { AppError } from '@reservaplus/shared/errors/app-error'
import { userId } from '@reservaplus/shared/ids/schema'
import type { PlannedInvitation } from '@reservaplus/shared/onboarding/blueprint'

import { uniqueKinds } from '../db/keys'
import { findUniqueHolder } from '../db/unique'
import { invite } from '../users/invite'
import { findUser } from '../users/repository'
import type { Making } from './create-parts'

/** An address that somebody else has keeps nobody's salon closed. */
const final = new Set(['EMAIL_TAKEN', 'LIMIT_EXCEEDED', 'BAD_INPUT', 'FORBIDDEN'])

const isMember = async ({ ctx }: Making, email: string): Promise<boolean> => {
  const holder = await findUniqueHolder(uniqueKinds.teamEmail(email), { consistent: true })

  return holder !== undefined && (await findUser(ctx.organizationId, userId.parse(holder))) !== undefined
}

const inviteOne = async (making: Making, planned: PlannedInvitation): Promise<boolean> => {
  const { ctx, registration } = making
  const { member, professional, ...person } = planned
  const professionalId = professional === undefined ? undefined : registration.creation.professionalIds[professional]
  const idempotencyKey = `onboarding-${registration.id}-${member}`
  try {
    await invite(ctx, { ...person, sendMail: true, idempotencyKey, ...(professionalId && { professionalId }) })

    return true
  } catch (error) {
    if (error instanceof AppError && final.has(error.code)) return isMember(making, person.email)

    throw error
  }
}

/** Account, member, mail for each; answers the places of those who could not be invited. */
export const inviteTeam = async (making: Making): Promise<number[]> => {
  const refused: number[] = []

  for (const planned of making.blueprint.invitations) {
    making.assertTime()
    if (!(await inviteOne(making, planned))) refused.push(planned.member)
  }

  return refused
}
