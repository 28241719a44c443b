import { createHash, randomBytes } from 'node:crypto'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { type RegistrationId, registrationId } from '@reservaplus/shared/ids/schema'

import { findRegistration, type StoredRegistration } from './repository'

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('base64url')

/** What the browser keeps, and what is kept of it here. */
export const mintToken = (id: RegistrationId): { token: string; tokenHash: string } => {
  const secret = randomBytes(32).toString('base64url')

  return { token: `${id}.${secret}`, tokenHash: hashOf(secret) }
}

/** The same answer for a token that is wrong, worn out or never was. */
export const noRegistration = () => new AppError('NOT_FOUND', 'There is no such registration')

export const registrationOf = async (token: string): Promise<StoredRegistration> => {
  const [id, secret = ''] = token.split('.')
  const registration = await findRegistration(registrationId.parse(id))
  // Hashes of random secrets: how long a comparison takes tells nothing about them.
  if (registration?.tokenHash !== hashOf(secret)) throw noRegistration()

  return registration
}
