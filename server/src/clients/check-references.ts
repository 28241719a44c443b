import type { Client } from '@reservaplus/shared/clients/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { AppContext } from '../app-context'
import { findProfessional } from '../professionals/repository'
import { findClientIdByEmail } from './repository'

export const emailTaken = (path: readonly string[] = ['email']) => {
  const message = 'Another client has this address'

  return new AppError('EMAIL_TAKEN', message, { issues: [{ path, message }] })
}

/** `email` folded; none is always free (F-20), and one that was theirs before stays theirs. */
export const assertEmailFree = async (
  organizationId: OrganizationId,
  id: ClientId,
  email: string | undefined,
): Promise<void> => {
  if (email === undefined) return
  const holder = await findClientIdByEmail(organizationId, email)
  if (holder !== undefined && holder !== id) throw emailTaken()
}

/** F-03: another organization's professional is none. */
export const assertProfessional = async (
  { organizationId }: Pick<AppContext, 'organizationId'>,
  { preferredProfessionalId }: Pick<Client, 'preferredProfessionalId'>,
): Promise<void> => {
  if (preferredProfessionalId === undefined) return
  if (await findProfessional(organizationId, preferredProfessionalId)) return
  const message = 'There is no such professional'
  throw new AppError('NOT_FOUND', message, { issues: [{ path: ['preferredProfessionalId'], message }] })
}
