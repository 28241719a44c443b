import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { AppContext } from '../app-context'
import { assertNotMoving } from './check-writable'
import { findExisting } from './find-existing'

/** For what is done with an organization even when it is closed; throws while it is being moved. */
export const findSettled = async (ctx: AppContext): Promise<Organization> => {
  const organization = await findExisting(ctx, { consistent: true })
  assertNotMoving(organization)

  return organization
}
