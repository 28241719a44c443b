import { AppError, type FieldIssue } from '@reservaplus/shared/errors/app-error'
import { registrationIssues } from '@reservaplus/shared/onboarding/answer-issues'
import { registrationExcess } from '@reservaplus/shared/onboarding/plan-limits'
import type { Registration } from '@reservaplus/shared/onboarding/registration'
import { assertNotExpired, assertOpen } from '@reservaplus/shared/onboarding/steps'
import type { FinishedRegistration } from '@reservaplus/shared/onboarding/views'
import { assertSellable } from '@reservaplus/shared/subscriptions/plans'
import { instantOf } from '@reservaplus/shared/time/instant'

import type { RequestContext } from '../app-context'
import { findOrganization } from '../organizations/repository'
import { isOnTeam } from './check-address'
import { recordFunnel } from './record-funnel'
import { registrationOf } from './registration-token'
import type { StoredRegistration } from './repository'
import { runCreation } from './run-creation'
import { excessRefusal, takenMembers } from './update-answers'

const refuse = (code: 'BAD_INPUT' | 'EMAIL_TAKEN', issues: readonly FieldIssue[]) => {
  if (issues.length > 0) throw new AppError(code, issues[0]?.message ?? '', { issues })
}

/** All of it at once, with the step in front of each field. */
const check = async (ctx: RequestContext, registration: StoredRegistration): Promise<void> => {
  assertOpen(registration, 'finish', instantOf(ctx.clock.now()))
  assertSellable(registration.planId, ['plan', 'planId'])
  refuse('BAD_INPUT', registrationIssues(registration))
  const excess = registrationExcess(registration)
  if (excess) throw excessRefusal(excess, excess.step)
  const { team } = registration.answers
  const taken = team ? await takenMembers(ctx, registration, team) : []
  const isOwnerTaken = await isOnTeam(registration.email)
  refuse('EMAIL_TAKEN', [
    ...(isOwnerTaken ? [{ path: ['account', 'email'], message: 'This address is on a team already' }] : []),
    ...taken.map((issue) => ({ ...issue, path: ['team', ...issue.path] })),
  ])
}

const answerOf = async (registration: Registration): Promise<FinishedRegistration> => {
  const { answers, creation, organizationId, finishedAt, email } = registration
  const organization = creation && (await findOrganization(organizationId, { consistent: true }))
  const members = answers.team?.members ?? []

  return {
    isFinished: finishedAt !== undefined,
    email,
    ...(organization && { slug: organization.slug }),
    notInvited: (creation?.notInvited ?? []).flatMap((index) => members[index]?.email ?? []),
  }
}

/** Asked again it goes on, or answers what was made. `validateOnly`: whether it could begin. */
export const finish = async (
  ctx: RequestContext,
  { token, validateOnly }: { token: string; validateOnly: boolean },
): Promise<FinishedRegistration> => {
  const registration = await registrationOf(token)
  assertNotExpired(registration, instantOf(ctx.clock.now()))
  if (!registration.creation && !registration.finishedAt) {
    await check(ctx, registration).catch((error: unknown) => {
      if (!validateOnly) recordFunnel(ctx.clock.now(), 'finish', 'refused')

      throw error
    })
  }

  return answerOf(validateOnly ? registration : await runCreation(ctx, registration))
}
