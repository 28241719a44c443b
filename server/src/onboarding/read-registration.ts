import { assertNotExpired } from '@reservaplus/shared/onboarding/steps'
import { type RegistrationView, registrationViewOf } from '@reservaplus/shared/onboarding/views'
import { instantOf } from '@reservaplus/shared/time/instant'

import type { RequestContext } from '../app-context'
import { registrationOf } from './registration-token'

export const get = async ({ clock }: RequestContext, { token }: { token: string }): Promise<RegistrationView> => {
  const registration = await registrationOf(token)
  assertNotExpired(registration, instantOf(clock.now()))

  return registrationViewOf(registration)
}
