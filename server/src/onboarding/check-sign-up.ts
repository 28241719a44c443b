import { foldEmail } from '@reservaplus/shared/clients/fold'
import { registrationToken } from '@reservaplus/shared/onboarding/inputs'
import { instantOf } from '@reservaplus/shared/time/instant'

import { registrationOf } from './registration-token'

/** Whether whoever signs up at the user pool comes with a registration for this address that is still open. */
export const admitsSignUp = async (
  { token, email }: { token: string | undefined; email: string },
  now: Date,
): Promise<boolean> => {
  const given = registrationToken.safeParse(token)
  if (!given.success) return false
  const registration = await registrationOf(given.data).catch(() => undefined)

  return (
    registration !== undefined &&
    registration.email === foldEmail(email) &&
    registration.confirmedAt === undefined &&
    registration.expiresAt > instantOf(now)
  )
}
