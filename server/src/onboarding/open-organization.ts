import { instantOf } from '@reservaplus/shared/time/instant'

import { userPool } from '../adapters/user-pool'
import { changeOrganization } from '../organizations/change'
import { findExisting } from '../organizations/find-existing'
import { findUser } from '../users/repository'
import { attributesOf, syncAccount } from '../users/sync-account'
import type { Making } from './create-parts'

/** The account says whose it is from now on, so its holder can sign in; who was invited gets the mail. */
export const bindAccount = async ({ ctx, registration }: Making): Promise<void> => {
  const { organizationId, email, userId } = registration
  const [organization, owner] = await Promise.all([
    findExisting(ctx, { consistent: true }),
    findUser(organizationId, userId),
  ])
  if (!owner) throw new Error('The owner is not a member yet')

  await userPool().setAttributes(userId, attributesOf(owner, organization))
  await syncAccount(ctx, { organizationId, email, userId })
}

/** From here on the public sees it, and books. */
export const openOrganization = async ({ ctx }: Making): Promise<void> => {
  const now = instantOf(ctx.clock.now())

  await changeOrganization(ctx, { change: (current) => ({ ...current, onboardedAt: current.onboardedAt ?? now }) })
}
