import { foldEmail } from '@reservaplus/shared/clients/fold'
import { AppError, type FieldIssue } from '@reservaplus/shared/errors/app-error'
import type { UserId } from '@reservaplus/shared/ids/schema'
import { registrationIssues } from '@reservaplus/shared/onboarding/answer-issues'
import { organizationAnswer } from '@reservaplus/shared/onboarding/answers'
import type { RegisterInput } from '@reservaplus/shared/onboarding/inputs'
import { assertSellable } from '@reservaplus/shared/subscriptions/plans'

import { userPool } from '../adapters/user-pool'
import type { RequestContext } from '../app-context'
import { log } from '../config/log'
import { addressAllowance } from '../rate-limits/allowances'
import { takeOrRefuse } from '../rate-limits/take-or-refuse'
import { changeRegistration } from './change-registration'
import { type Standing, standingOf } from './check-address'
import { newRegistration } from './create-registration'
import { holdAnswer } from './hold-answer'
import { recordFunnel } from './record-funnel'
import {
  createRegistration,
  directRegistrationId,
  findRegistration,
  replaceRegistration,
  type StoredRegistration,
} from './repository'
import { runCreation } from './run-creation'
import { quietly, sendCode } from './send-code'

/** An account without a mail: that comes once there is something to sign in to. */
const createAccount = ({ email, firstName, lastName, locale }: StoredRegistration): Promise<UserId> =>
  userPool().invite({
    email,
    sendMail: false,
    attributes: { name: `${firstName} ${lastName}`.trim(), locale },
  })

/** Invited for a registration without screens that did not come to its end: members have an organization. */
export const isLeftOver = ({ account }: Standing): boolean =>
  account?.status === 'invited' && account.organizationId === undefined

/** What an earlier attempt has left of this very registration is taken up; anything else is somebody's. */
const ownAccount = async (registration: StoredRegistration): Promise<UserId | undefined> => {
  const found = await standingOf(registration.email)
  if (found.standing === 'unconfirmed') await userPool().remove(found.account.userId)
  if (found.standing === 'free' || found.standing === 'unconfirmed') return createAccount(registration)

  if (found.standing === 'unproven') return found.account.userId

  return isLeftOver(found) ? found.account?.userId : undefined
}

/** The organization, its owner, and whatever the industry begins with; the owner gets a temporary password by mail. */
export const completeDirectly = async (
  ctx: RequestContext,
  registration: StoredRegistration,
): Promise<StoredRegistration | undefined> => {
  const userId = registration.userId ?? (await ownAccount(registration))
  if (!userId) return undefined
  const bound = await changeRegistration(registration, (current) => ({ ...current, userId }))

  return runCreation(ctx, bound)
}

/** Longer than the making takes. */
const answerMilliseconds = 2500

const answersOf = ({ organization, email, phone }: RegisterInput) =>
  organizationAnswer.safeParse({
    ...organization,
    email: organization.email ?? email,
    phone: organization.phone ?? phone,
  })

const withoutAccount = (path: FieldIssue['path']) => (path[0] === 'account' ? path.slice(1) : path)

const refuse = (issues: readonly FieldIssue[]): never => {
  throw new AppError('BAD_INPUT', issues[0]?.message ?? '', { issues })
}

/** False: one for this address is there, whose days are not over. */
const open = async (registration: StoredRegistration): Promise<boolean> => {
  if (await createRegistration(registration)) return true
  const earlier = await findRegistration(registration.id)
  // Its account went the way of all accounts; its organization is no business of this one.
  const isHistory = earlier?.finishedAt !== undefined && earlier.withdrawnAt === undefined
  if (!isHistory) return false

  return replaceRegistration({ ...registration, version: earlier.version + 1 }, earlier)
}

/** Always the same answer: whoever has the address learns by mail what became of it. */
export const register = async (ctx: RequestContext, input: RegisterInput): Promise<{ email: string }> => {
  assertSellable(input.planId, ['planId'])
  const { planId, billingCycle, firstName, lastName, phone, locale } = input
  const email = foldEmail(input.email)
  const organization = answersOf(input)
  if (!organization.success) {
    return refuse([{ path: ['organization', 'phone'], message: 'A phone number is needed' }])
  }
  const answers = { organization: organization.data }
  const { registration } = newRegistration(
    ctx,
    { kind: 'direct', planId, billingCycle, email, firstName, lastName, phone, locale, answers },
    directRegistrationId(email),
  )
  const issues = registrationIssues(registration)
  // What stands under `account` there stands at the top here.
  if (issues.length > 0) refuse(issues.map(({ path, message }) => ({ path: withoutAccount(path), message })))
  await takeOrRefuse(ctx, addressAllowance('mail', email))

  return holdAnswer(ctx, answerMilliseconds, async () => {
    const found = await standingOf(email)
    if (found.standing === 'taken' || found.standing === 'unused') {
      if (found.account) await sendCode(ctx, found.account, { locale, reason: 'known' })

      return { email }
    }
    if (found.standing === 'unproven') {
      await quietly(ctx, userPool().resendInvite(email))

      return { email }
    }
    // Asked several times at once: one of them makes it.
    if (!(await open(registration))) return { email }
    recordFunnel(ctx.clock.now(), 'account', 'done')
    await completeDirectly(ctx, registration).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error
      // Told to nobody: a taken address would not have come this far.
      log.error('an organization could not be made', { registrationId: registration.id, code: error.code })
    })

    return { email }
  })
}
