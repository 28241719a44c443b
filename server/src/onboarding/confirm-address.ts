import { foldEmail } from '@reservaplus/shared/clients/fold'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { UserId } from '@reservaplus/shared/ids/schema'
import type { ConfirmInput, EmailCodeInput } from '@reservaplus/shared/onboarding/inputs'
import { assertNotExpired } from '@reservaplus/shared/onboarding/steps'
import {
  type RegistrationView,
  registrationViewOf,
  type StartedRegistration,
} from '@reservaplus/shared/onboarding/views'
import { instantOf } from '@reservaplus/shared/time/instant'

import { type PoolAccount, userPool } from '../adapters/user-pool'
import type { RequestContext } from '../app-context'
import { addressAllowance } from '../rate-limits/allowances'
import { takeOrRefuse } from '../rate-limits/take-or-refuse'
import { endSessionsOf } from '../users/end-sessions'
import { changeRegistration } from './change-registration'
import { standingOf } from './check-address'
import { findOpenRegistration } from './find-open'
import { holdAnswer } from './hold-answer'
import { recordFunnel } from './record-funnel'
import { mintToken, registrationOf } from './registration-token'
import type { StoredRegistration } from './repository'

const codeInvalid = () => {
  const message = 'This code does not fit or is not valid any more'

  return new AppError('CODE_INVALID', message, { issues: [{ path: ['code'], message }] })
}

const answerMilliseconds = 1000

const passing = new Set(['UNAVAILABLE', 'BUSY', 'INTERNAL'])

/** One refusal for everything: wrong, worn out, tried too often, or for an account that there is not. */
const redeem = (redeeming: Promise<void>): Promise<void> =>
  redeeming.catch((error: unknown) => {
    if (!(error instanceof AppError) || passing.has(error.code)) throw error
    throw codeInvalid()
  })

/** Whoever has the code of an address that was never proven may have begun it with somebody else's password: it goes. */
const proveAccount = async (account: PoolAccount, { code, password }: Omit<EmailCodeInput, 'email'>) => {
  const { email, status, userId } = account
  if (status === 'confirmed') return redeem(userPool().confirmForgotPassword({ email, code, password }))
  if (status === 'invited') throw codeInvalid()
  await redeem(userPool().confirmSignUp({ email, code }))
  await userPool().setPassword(userId, password)
}

/** Token and code together: who began it, and who reads the mail, are the same. */
const proveRegistration = async (registration: StoredRegistration, input: ConfirmInput): Promise<UserId> => {
  const { email, userId } = registration
  const { code, password } = input
  const found = await standingOf(email)
  if (found.standing === 'unconfirmed' && found.account.userId === userId) {
    await redeem(userPool().confirmSignUp({ email, code }))

    return userId
  }
  // Proven before and never finished, here or in an earlier attempt: whoever reads the mail goes on with this password.
  const isNobodyElses = userId === undefined || userId === found.account?.userId
  if (found.standing === 'unused' && isNobodyElses && password !== undefined) {
    await proveAccount(found.account, { code, password })

    return found.account.userId
  }
  throw codeInvalid()
}

export const confirm = async (ctx: RequestContext, input: ConfirmInput): Promise<RegistrationView> => {
  const registration = await registrationOf(input.token)
  const now = instantOf(ctx.clock.now())
  assertNotExpired(registration, now)
  if (registration.confirmedAt) return registrationViewOf(registration)
  await takeOrRefuse(ctx, addressAllowance('code', registration.email))
  const userId = await holdAnswer(ctx, answerMilliseconds, () =>
    proveRegistration(registration, input).catch(async (error: unknown) => {
      // Asked twice at once: the other one was faster.
      const current = await registrationOf(input.token)
      if (current.confirmedAt && current.userId) return current.userId

      throw error
    }),
  )
  const confirmed = await changeRegistration(registration, (current) => ({
    ...current,
    userId,
    confirmedAt: current.confirmedAt ?? now,
  }))
  recordFunnel(ctx.clock.now(), 'confirm', 'done')

  return registrationViewOf(confirmed)
}

/** By address and code, on whatever device; the browsers that had it before are out. */
export const resume = async (ctx: RequestContext, input: EmailCodeInput): Promise<StartedRegistration> => {
  const email = foldEmail(input.email)
  const now = instantOf(ctx.clock.now())
  await takeOrRefuse(ctx, addressAllowance('code', email))
  const registration = await holdAnswer(ctx, answerMilliseconds, async () => {
    const account = await userPool().find(email)
    const open = account && (await findOpenRegistration(ctx, account))
    if (!open) throw codeInvalid()
    await proveAccount(account, input)

    return open
  })
  const { token, tokenHash } = mintToken(registration.id)
  const { expiresAt } = await changeRegistration(registration, (current) => ({
    ...current,
    tokenHash,
    confirmedAt: current.confirmedAt ?? now,
  }))
  if (!registration.confirmedAt) recordFunnel(ctx.clock.now(), 'confirm', 'done')

  return { token, expiresAt }
}

/** Whoever is signed in anywhere with the old password is signed out. */
export const resetPassword = async (ctx: RequestContext, input: EmailCodeInput): Promise<Record<string, never>> => {
  const email = foldEmail(input.email)
  await takeOrRefuse(ctx, addressAllowance('code', email))

  return holdAnswer(ctx, answerMilliseconds, async () => {
    const account = await userPool().find(email)
    if (account?.status !== 'confirmed') throw codeInvalid()
    await proveAccount(account, input)
    // The pool's trigger does the same for whoever asks the pool itself, as the app does.
    await endSessionsOf(ctx, account)
    await userPool().signOut(account.userId)

    return {}
  })
}
