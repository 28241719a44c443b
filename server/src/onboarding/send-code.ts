import { foldEmail } from '@reservaplus/shared/clients/fold'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Registration } from '@reservaplus/shared/onboarding/registration'
import { assertNotExpired } from '@reservaplus/shared/onboarding/steps'
import type { Locale } from '@reservaplus/shared/texts/locale'
import { instantOf } from '@reservaplus/shared/time/instant'

import { type PoolAccount, userPool } from '../adapters/user-pool'
import type { RequestContext } from '../app-context'
import { log } from '../config/log'
import { addressAllowance } from '../rate-limits/allowances'
import { takeOrRefuse } from '../rate-limits/take-or-refuse'
import { standingOf } from './check-address'
import { findOpenRegistration } from './find-open'
import { holdAnswer } from './hold-answer'
import { registrationOf } from './registration-token'

/** What the pool refuses one account is not told: another address would not be refused. */
export const quietly = async (ctx: RequestContext, sending: Promise<void>): Promise<void> => {
  await sending.catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error
    log.info('no code was sent', { correlationId: ctx.correlationId, code: error.code })
  })
}

/** Why somebody gets a code for another password: to go on with a registration, or because theirs is an account already. */
type Reason = 'resume' | 'known'
type Sent = { locale?: Locale; reason?: Reason }

/** The code that proves the address, or, once it is proven, the one that replaces the password. */
export const sendCode = async (ctx: RequestContext, account: PoolAccount, sent: Sent = {}): Promise<void> => {
  // The pool's trigger chooses the words by it.
  const metadata = { ...sent }
  if (account.status === 'unconfirmed') return quietly(ctx, userPool().resendCode(account.email, metadata))
  if (account.status === 'confirmed') return quietly(ctx, userPool().forgotPassword(account.email, metadata))
}

const answerMilliseconds = 1000

/** Of this registration: for its own account, or for whoever has the address already. */
export const resendCode = async (ctx: RequestContext, { token }: { token: string }): Promise<Record<string, never>> => {
  const registration = await registrationOf(token)
  assertNotExpired(registration, instantOf(ctx.clock.now()))
  await takeOrRefuse(ctx, addressAllowance('mail', registration.email))

  return holdAnswer(ctx, answerMilliseconds, async () => {
    const { account } = await standingOf(registration.email)
    if (account && mayBeTold(registration, account)) await sendCode(ctx, account, reasonOf(registration, account))

    return {}
  })
}

const reasonOf = ({ userId, locale }: Registration, account: PoolAccount): Sent => ({
  locale,
  reason: account.userId === userId ? 'resume' : 'known',
})

/** An account that waits for its code was made by one registration: nobody else's code opens it. */
const mayBeTold = ({ userId }: Pick<Registration, 'userId'>, account: PoolAccount) =>
  account.status !== 'unconfirmed' || account.userId === userId

/** On whatever device: whoever began and did not finish gets a code that lets them go on. */
export const sendResumeCode = async (ctx: RequestContext, input: { email: string }): Promise<Record<string, never>> => {
  const email = foldEmail(input.email)
  await takeOrRefuse(ctx, addressAllowance('mail', email))

  return holdAnswer(ctx, answerMilliseconds, async () => {
    const account = await userPool().find(email)
    const registration = account && (await findOpenRegistration(ctx, account))
    if (registration) await sendCode(ctx, account, { locale: registration.locale, reason: 'resume' })

    return {}
  })
}

/** Whatever lets the holder of the address in: a code for another password, the first code again, the invitation again. */
export const forgotPassword = async (ctx: RequestContext, input: { email: string }): Promise<Record<string, never>> => {
  const email = foldEmail(input.email)
  await takeOrRefuse(ctx, addressAllowance('mail', email))

  return holdAnswer(ctx, answerMilliseconds, async () => {
    const account = await userPool().find(email)
    if (account?.isEnabled) {
      if (account.status === 'invited') await quietly(ctx, userPool().resendInvite(account.email))
      else await sendCode(ctx, account)
    }

    return {}
  })
}
