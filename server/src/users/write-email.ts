import { AppError } from '@reservaplus/shared/errors/app-error'
import type { User } from '@reservaplus/shared/users/schema'

import { uniqueKinds } from '../db/keys'
import type { Write } from '../db/transact'
import { uniqueClaim, uniqueRelease } from '../db/unique'

type Holder = Pick<User, 'organizationId' | 'id' | 'email'>

export const emailTaken = () => {
  const message = 'This address is on a team already'

  return new AppError('EMAIL_TAKEN', message, { issues: [{ path: ['email'], message }] })
}

/** An address is on one team of the whole product: people sign in with it. */
export const teamEmailClaim = ({ organizationId, id, email }: Holder): Write =>
  uniqueClaim({ value: uniqueKinds.teamEmail(email), organizationId, holderId: id }, 'limit')

export const teamEmailRelease = ({ id, email }: Holder): Write =>
  uniqueRelease({ value: uniqueKinds.teamEmail(email), holderId: id })

export const teamEmailMove = (before: Holder, after: Holder): Write[] =>
  before.email === after.email ? [] : [teamEmailRelease(before), teamEmailClaim(after)]
