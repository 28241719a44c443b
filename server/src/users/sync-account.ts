import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { User } from '@reservaplus/shared/users/schema'

import { type AccountAttributes, type PoolAccount, userPool } from '../adapters/user-pool'
import type { RequestContext } from '../app-context'
import { log } from '../config/log'
import { findOrganization } from '../organizations/repository'
import { adoptEmail } from './change-email'
import { findUser, recordInvitationSent } from './repository'
import { type AccountTask, closeAccountTask } from './task-repository'

/** What an account says of its member. */
export const attributesOf = (
  member: Pick<User, 'firstName' | 'lastName' | 'role' | 'locale'>,
  { id, name }: Pick<Organization, 'id' | 'name'>,
): AccountAttributes => ({
  organizationId: id,
  organizationName: name,
  role: member.role,
  name: `${member.firstName} ${member.lastName}`.trim(),
  locale: member.locale,
})

const differing = (wanted: AccountAttributes, account: PoolAccount): AccountAttributes =>
  Object.fromEntries(Object.entries(wanted).filter(([key, value]) => account[key as keyof AccountAttributes] !== value))

type Pair = { ctx: RequestContext; member: User; account: PoolAccount; organization: Organization }

/** An address that its owner has proven leads; until they have signed in, the team says what it is. */
const syncEmail = async ({ ctx, member, account }: Pair): Promise<AccountAttributes> => {
  if (account.email.toLowerCase() === member.email) return {}
  if (account.status === 'invited') return { email: member.email }
  if (account.isEmailVerified) await adoptEmail(ctx, member, account)

  return {}
}

const syncAccess = async ({ member, account }: Pair): Promise<void> => {
  if (member.isActive === account.isEnabled) return
  if (member.isActive) return userPool().enable(member.id)
  await userPool().disable(member.id)
  await userPool().signOut(member.id)
}

const syncInvitation = async ({ ctx, member, account }: Pair): Promise<void> => {
  if (member.invitation?.status !== 'due' || !member.isActive) return
  if (account.status === 'invited') await userPool().resendInvite(member.email)
  await recordInvitationSent(member.organizationId, member.id, ctx.clock.now())
}

const sync = async (pair: Pair): Promise<void> => {
  const { member, account, organization } = pair
  const attributes = { ...differing(attributesOf(member, organization), account), ...(await syncEmail(pair)) }
  // Who is shut out is shut out first.
  if (!member.isActive) await syncAccess(pair)
  if (Object.keys(attributes).length > 0) await userPool().setAttributes(member.id, attributes)
  if (member.isActive) await syncAccess(pair)
  await syncInvitation(pair)
}

/**
 * Makes the account what the table says of its member, whatever came between; may be done again and again. An account of
 * this organization without a member is removed: nobody could sign in with it, and nobody else could have its address.
 */
export const syncAccount = async (
  ctx: RequestContext,
  { organizationId, email, userId }: Pick<AccountTask, 'organizationId' | 'email' | 'userId'>,
): Promise<void> => {
  const account = await userPool().find(userId ?? email)
  if (!account) {
    const member = userId && (await findUser(organizationId, userId))
    if (member) log.error('a member has no account', { organizationId, userId })

    return
  }
  if (account.organizationId !== organizationId) return

  const [member, organization] = await Promise.all([
    findUser(organizationId, account.userId),
    findOrganization(organizationId),
  ])
  if (!member) return userPool().remove(account.userId)
  if (organization) await sync({ ctx, member, account, organization })
}

/** The same for a change that is already in the table. What fails here is done by the reconciliation, a little later. */
export const followUp = async (ctx: RequestContext, task: AccountTask): Promise<void> => {
  try {
    await syncAccount(ctx, task)
    // Somebody has changed the member meanwhile: what was just written may be what it was before.
    if (!(await closeAccountTask(task))) await syncAccount(ctx, task)
  } catch (error) {
    const { organizationId, userId } = task
    log.error('an account is behind its member', {
      organizationId,
      userId,
      error: error instanceof Error ? error.name : '',
    })
  }
}
