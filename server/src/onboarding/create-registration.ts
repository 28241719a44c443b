import { foldEmail } from '@reservaplus/shared/clients/fold'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { organizationId, type RegistrationId, registrationId, type UserId } from '@reservaplus/shared/ids/schema'
import type { StartInput } from '@reservaplus/shared/onboarding/inputs'
import type { Registration } from '@reservaplus/shared/onboarding/registration'
import { registrationDays } from '@reservaplus/shared/onboarding/steps'
import type { StartedRegistration } from '@reservaplus/shared/onboarding/views'
import { assertSellable } from '@reservaplus/shared/subscriptions/plans'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'

import { userPool } from '../adapters/user-pool'
import type { RequestContext } from '../app-context'
import { addressAllowance } from '../rate-limits/allowances'
import { takeOrRefuse } from '../rate-limits/take-or-refuse'
import { changeRegistration } from './change-registration'
import { standingOf } from './check-address'
import { freeAddress } from './give-way'
import { holdAnswer } from './hold-answer'
import { recordFunnel } from './record-funnel'
import { mintToken } from './registration-token'
import { createRegistration, type StoredRegistration } from './repository'
import { sendCode } from './send-code'

type Beginning = Pick<
  Registration,
  'kind' | 'planId' | 'billingCycle' | 'email' | 'firstName' | 'lastName' | 'phone' | 'locale' | 'answers'
>

/** Nobody's yet: an account is put to it afterwards. */
export const newRegistration = (
  { clock, newId }: RequestContext,
  beginning: Beginning,
  id: RegistrationId = registrationId.parse(newId()),
): { registration: StoredRegistration; token: string } => {
  const now = instantOf(clock.now())
  const { token, tokenHash } = mintToken(id)
  const registration: StoredRegistration = {
    ...beginning,
    id,
    tokenHash,
    organizationId: organizationId.parse(newId()),
    skipped: [],
    expiresAt: addMinutes(now, registrationDays * 24 * 60),
    version: 1,
    createdAt: now,
  }

  return { registration, token }
}

const undefinedIfTaken = (error: unknown): undefined => {
  if (error instanceof AppError && error.code === 'EMAIL_TAKEN') return undefined

  throw error
}

type Account = { password: string; token: string }

/** The account that the registration will be for; undefined: the address is somebody's, and they get a mail. */
const openAccount = async (
  ctx: RequestContext,
  { email, firstName, lastName, locale }: Registration,
  { password, token }: Account,
): Promise<UserId | undefined> => {
  const found = await standingOf(email)
  if (found.standing === 'taken' || found.standing === 'unused') {
    if (found.account)
      await sendCode(ctx, found.account, { locale, reason: found.standing === 'unused' ? 'resume' : 'known' })

    return undefined
  }
  // F-27: nobody has proven it, so it keeps nobody out.
  await freeAddress(ctx, email)

  return userPool()
    .signUp({
      email,
      password,
      attributes: { name: `${firstName} ${lastName}`.trim() },
      // The pool's trigger admits whoever comes with a registration for the address.
      metadata: { registration: token, locale },
    })
    .catch(undefinedIfTaken)
}

const answerMilliseconds = 1500

/** The same answer whether or not the address has an account; what differs is the mail. */
export const start = async (ctx: RequestContext, input: StartInput): Promise<StartedRegistration> => {
  assertSellable(input.planId, ['planId'])
  const { planId, billingCycle, firstName, lastName, phone, locale, password } = input
  const email = foldEmail(input.email)
  await takeOrRefuse(ctx, addressAllowance('mail', email))

  return holdAnswer(ctx, answerMilliseconds, async () => {
    const { registration, token } = newRegistration(ctx, {
      kind: 'wizard',
      planId,
      billingCycle,
      email,
      firstName,
      lastName,
      phone,
      locale,
      answers: {},
    })
    await createRegistration(registration)
    const userId = await openAccount(ctx, registration, { password, token })
    // An account or none: both are written down.
    await changeRegistration(registration, (current) => ({ ...current, ...(userId && { userId }) }))
    recordFunnel(ctx.clock.now(), 'plan', 'done')
    recordFunnel(ctx.clock.now(), 'account', 'done')

    return { token, expiresAt: registration.expiresAt }
  })
}
