import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { AppContext } from '../app-context'
import { assertWritable } from './check-writable'
import { findExisting } from './find-existing'

/** For whoever changes something inside it, read strongly; throws while it is closed or being moved. */
export const findWritable = async (ctx: Pick<AppContext, 'organizationId'>): Promise<Organization> => {
  const organization = await findExisting(ctx, { consistent: true })
  assertWritable(organization)

  return organization
}
