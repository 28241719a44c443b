import { foldEmail } from '@reservaplus/shared/clients/fold'
import { instantOf } from '@reservaplus/shared/time/instant'

import type { PoolAccount } from '../adapters/user-pool'
import type { RequestContext } from '../app-context'
import { findRegistrationsByEmail, type StoredRegistration } from './repository'

/** The registration that belongs to this account and still has days left; unfinished ones only. */
export const findOpenRegistration = async (
  { clock }: Pick<RequestContext, 'clock'>,
  { email, userId }: Pick<PoolAccount, 'email' | 'userId'>,
): Promise<StoredRegistration | undefined> => {
  const now = instantOf(clock.now())
  const registrations = await findRegistrationsByEmail(foldEmail(email))

  return registrations.find((each) => each.userId === userId && !each.finishedAt && each.expiresAt > now)
}
