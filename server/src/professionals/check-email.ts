import { foldEmail } from '@reservaplus/shared/clients/fold'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { OrganizationId, ProfessionalId } from '@reservaplus/shared/ids/schema'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import { uniqueKinds } from '../db/keys'
import type { Write } from '../db/transact'
import { findUniqueHolder, uniqueClaim, uniqueRelease } from '../db/unique'

/** `email` folded; none is always free. */
export const assertEmailFree = async (
  organizationId: OrganizationId,
  id: ProfessionalId,
  email: string | undefined,
): Promise<void> => {
  if (!email) return
  const holder = await findUniqueHolder(uniqueKinds.professionalEmail(organizationId, email), { consistent: true })
  if (holder === undefined || holder === id) return
  const message = 'Another professional has this address'
  throw new AppError('EMAIL_TAKEN', message, { issues: [{ path: ['email'], message }] })
}

/** Of two who claim an address at once the second decides again, and is told that it is taken. */
export const emailWrites = (next: Professional | undefined, before: Professional | undefined): Write[] => {
  const claimOf = (professional: Professional | undefined) =>
    professional?.email
      ? {
          value: uniqueKinds.professionalEmail(professional.organizationId, foldEmail(professional.email)),
          organizationId: professional.organizationId,
          holderId: professional.id,
        }
      : undefined
  const [claimed, released] = [claimOf(next), claimOf(before)]
  if (claimed?.value === released?.value) return []

  return [...(released ? [uniqueRelease(released)] : []), ...(claimed ? [uniqueClaim(claimed, 'state')] : [])]
}
