import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { AppContext } from '../app-context'
import { assertWritable } from './check-writable'
import { findOrganization } from './repository'

/** For whoever changes something inside it, read strongly; throws while it is closed or being moved. */
export const findWritable = async ({ organizationId }: AppContext): Promise<Organization> => {
  const organization = await findOrganization(organizationId, { consistent: true })
  if (!organization) throw new AppError('NOT_FOUND', 'There is no such organization')
  assertWritable(organization)

  return organization
}
