import { foldEmail } from '@reservaplus/shared/clients/fold'
import { AppError, type FieldIssue } from '@reservaplus/shared/errors/app-error'
import { answerIssues } from '@reservaplus/shared/onboarding/answer-issues'
import type { AccountAnswer, Answers, AskedStep, PlanAnswer } from '@reservaplus/shared/onboarding/answers'
import { type PlanExcess, planExcess } from '@reservaplus/shared/onboarding/plan-limits'
import type { Registration } from '@reservaplus/shared/onboarding/registration'
import { assertOpen, canSkip, type Step } from '@reservaplus/shared/onboarding/steps'
import { type RegistrationView, registrationViewOf } from '@reservaplus/shared/onboarding/views'
import { assertSellable } from '@reservaplus/shared/subscriptions/plans'
import { instantOf } from '@reservaplus/shared/time/instant'

import type { RequestContext } from '../app-context'
import { teamCheckAllowance } from '../rate-limits/allowances'
import { takeOrRefuse } from '../rate-limits/take-or-refuse'
import { changeRegistration } from './change-registration'
import { isOnTeam } from './check-address'
import { recordFunnel } from './record-funnel'
import { registrationOf } from './registration-token'
import type { StoredRegistration } from './repository'

type Saved<Answer> = { token: string; answer: Answer; validateOnly: boolean }
type Change = (current: StoredRegistration) => StoredRegistration

const refuse = (issues: readonly FieldIssue[], code: 'BAD_INPUT' | 'EMAIL_TAKEN' = 'BAD_INPUT') => {
  if (issues.length > 0) {
    throw new AppError(code, issues[0]?.message ?? '', {
      issues: issues.map((issue) => ({ ...issue, path: ['answer', ...issue.path] })),
    })
  }
}

/** Another plan may have room: a client offers it. */
export const excessRefusal = ({ path, counter, limit, current }: PlanExcess, prefix: string): AppError => {
  const message = `The plan allows ${limit}`
  const issues = [{ path: [prefix, ...path], message }]

  return new AppError('LIMIT_EXCEEDED', message, { issues, counter, limit, current, upgradeRequired: true })
}

const checkAnswer = <Asked extends AskedStep>(
  registration: Registration,
  step: Asked,
  answer: Answers[Asked],
): void => {
  refuse(answerIssues(registration, step, answer))
  const excess = planExcess(registration, step, answer)
  if (excess) throw excessRefusal(excess, 'answer')
}

/** `change` refuses what does not fit; with `validateOnly` that is all it does. */
const save = async (
  ctx: RequestContext,
  { token, validateOnly }: Pick<Saved<unknown>, 'token' | 'validateOnly'>,
  step: Step,
  change: Change,
): Promise<RegistrationView> => {
  const guarded: Change = (current) => {
    assertOpen(current, step, instantOf(ctx.clock.now()))

    return change(current)
  }
  const registration = await registrationOf(token)
  if (validateOnly) return registrationViewOf(guarded(registration))
  const saved = await changeRegistration(registration, guarded)
  recordFunnel(ctx.clock.now(), step, 'done')

  return registrationViewOf(saved)
}

export const savePlan = (ctx: RequestContext, input: Saved<PlanAnswer>): Promise<RegistrationView> =>
  save(ctx, input, 'plan', (current) => {
    assertSellable(input.answer.planId, ['answer', 'planId'])

    return { ...current, ...input.answer }
  })

/** Everything but the address, which is proven, and the password, which is not here. */
export const saveAccount = (ctx: RequestContext, input: Saved<AccountAnswer>): Promise<RegistrationView> =>
  save(ctx, input, 'account', (current) => ({ ...current, ...input.answer }))

const saveAnswer = <Asked extends AskedStep>(
  ctx: RequestContext,
  step: Asked,
  input: Saved<Answers[Asked]>,
): Promise<RegistrationView> =>
  save(ctx, input, step, (current) => {
    checkAnswer(current, step, input.answer)

    return {
      ...current,
      answers: { ...current.answers, [step]: input.answer },
      skipped: current.skipped.filter((each) => each !== step),
    }
  })

export const saveOrganization = (ctx: RequestContext, input: Saved<Answers['organization']>) =>
  saveAnswer(ctx, 'organization', input)

export const saveServices = (ctx: RequestContext, input: Saved<Answers['services']>) =>
  saveAnswer(ctx, 'services', input)

export const saveHours = (ctx: RequestContext, input: Saved<Answers['hours']>) => saveAnswer(ctx, 'hours', input)

/** People sign in with their address, so it is on one team only; told to whoever has proven their own. */
export const takenMembers = async (
  ctx: RequestContext,
  { id, userId, answers }: Pick<StoredRegistration, 'id' | 'userId' | 'answers'>,
  { members }: Answers['team'],
): Promise<FieldIssue[]> => {
  const invited = members.flatMap(({ email }, index) => (email ? [{ email, index }] : []))
  if (invited.length === 0) return []
  const told = new Set(answers.team?.members.map(({ email }) => email))
  const asked = invited.filter(({ email }) => !told.has(email)).length
  if (asked > 0) await takeOrRefuse(ctx, teamCheckAllowance(id, asked))
  const taken = await Promise.all(invited.map(({ email }) => isOnTeam(foldEmail(email), userId)))

  return invited.flatMap(({ index }, at) =>
    taken[at] ? [{ path: ['members', index, 'email'], message: 'This address is on a team already' }] : [],
  )
}

export const saveTeam = async (ctx: RequestContext, input: Saved<Answers['team']>): Promise<RegistrationView> => {
  const registration = await registrationOf(input.token)
  assertOpen(registration, 'team', instantOf(ctx.clock.now()))
  checkAnswer(registration, 'team', input.answer)
  refuse(await takenMembers(ctx, registration, input.answer), 'EMAIL_TAKEN')

  return saveAnswer(ctx, 'team', input)
}

/** What is not answered begins with something sensible; an answer that was there is gone. */
export const skip = async (
  ctx: RequestContext,
  { token, step }: { token: string; step: AskedStep },
): Promise<RegistrationView> => {
  const registration = await registrationOf(token)
  const skipped = await changeRegistration(registration, (current) => {
    assertOpen(current, step, instantOf(ctx.clock.now()))
    if (!canSkip(step)) throw new AppError('INVALID_TRANSITION', `The step "${step}" cannot be left out`)
    const { [step]: _answer, ...answers } = current.answers

    return { ...current, answers, skipped: [...new Set([...current.skipped, step])] }
  })
  recordFunnel(ctx.clock.now(), step, 'skipped')

  return registrationViewOf(skipped)
}

/** Begins again with the account that is there; F-28: never what is finished. */
export const reset = async (ctx: RequestContext, { token }: { token: string }): Promise<RegistrationView> => {
  const registration = await registrationOf(token)
  const empty = await changeRegistration(registration, (current) => {
    assertOpen(current, 'account', instantOf(ctx.clock.now()))

    return { ...current, answers: {}, skipped: [] }
  })

  return registrationViewOf(empty)
}
