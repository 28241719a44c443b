import { AppError } from '@reservaplus/shared/errors/app-error'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'

import type { Read } from '../db/read'
import { findOrganization } from './repository'

/** The organization that one is inside of; it may be closed, or be moving (`find-writable.ts` refuses that). */
export const findExisting = async (
  { organizationId }: { organizationId: OrganizationId },
  read?: Read,
): Promise<Organization> => {
  const organization = await findOrganization(organizationId, read)
  if (!organization) throw new AppError('NOT_FOUND', 'There is no such organization')

  return organization
}
