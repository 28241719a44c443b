import { AppError } from '@reservaplus/shared/errors/app-error'
import { userId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import { userPool } from '../adapters/user-pool'
import type { Clock } from '../app-context'
import { transact } from '../db/transact'
import { findOrganization, organizationReplacement } from '../organizations/repository'
import { findUser } from '../users/repository'
import { teamEmailRelease } from '../users/write-email'
import { changeRegistration } from './change-registration'
import { isUnproven, standingOf } from './check-address'
import type { StoredRegistration } from './repository'

const busy = () => new AppError('BUSY', 'Somebody is at work on this address right now', { retryAfterSeconds: 15 })

/** Nobody comes in or books any more; whoever erases it finds nothing that is still being written. */
const shut = (organization: Organization): Organization => ({
  ...organization,
  isActive: false,
  writeMode: 'moved',
  version: organization.version + 1,
})

/** The registration first: from then on nobody makes anything of it, and the cleaning job takes back what there is. */
export const withdraw = async ({ clock }: { clock: Clock }, registration: StoredRegistration) => {
  const now = instantOf(clock.now())
  const withdrawn = await changeRegistration(registration, (current) => {
    if (current.provenAt || (current.creation?.leaseUntil ?? now) > now) throw busy()

    return { ...current, withdrawnAt: current.withdrawnAt ?? now }
  })
  const { organizationId, userId: owner } = withdrawn
  const [organization, member] = await Promise.all([
    findOrganization(organizationId, { consistent: true }),
    owner && findUser(organizationId, userId.parse(owner)),
  ])
  if (organization && organization.writeMode !== 'moved') {
    const writes = [
      organizationReplacement(shut(organization), organization),
      ...(member ? [teamEmailRelease(member)] : []),
    ]
    // The cleaning job does it then.
    if ((await transact(writes)) !== 'committed') throw busy()
  }
  if (owner) await userPool().remove(owner)

  return withdrawn
}

/**
 * An address that somebody only claims keeps nobody out: neither an account that waits for its code, nor a registration
 * without screens whose owner has never signed in. For whoever invites it, or signs up with it.
 */
export const freeAddress = async (ctx: { clock: Clock }, email: string): Promise<void> => {
  const found = await standingOf(email)
  if (found.standing === 'unconfirmed') await userPool().remove(found.account.userId)
  // They may have signed in a moment ago.
  if (found.standing === 'unproven' && isUnproven(found.registration, await userPool().find(email)))
    await withdraw(ctx, found.registration)
}
