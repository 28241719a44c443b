import { findOrganization } from '@reservaplus/server/organizations/repository'
import { findUser } from '@reservaplus/server/users/repository'
import { organizationId, userId } from '@reservaplus/shared/ids/schema'
import { admits } from '@reservaplus/shared/organizations/admission'

/**
 * The team member behind a Cognito account and their organization, or undefined when either is missing or inactive: of a
 * closed organization only the owner is still there.
 * The organization comes from the account's attribute, which no app client may write.
 */
export const activeMember = async (userName: string, attributes: Record<string, string | undefined>) => {
  const organization = organizationId.safeParse(attributes['custom:organization_id'])
  const account = userId.safeParse(userName)
  if (!organization.success || !account.success) {
    return undefined
  }
  const [user, place] = await Promise.all([
    findUser(organization.data, account.data),
    findOrganization(organization.data),
  ])

  return user && place && admits(place, user) ? { user, organization: place } : undefined
}
