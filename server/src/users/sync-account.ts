import { foldEmail } from '@reservaplus/shared/clients/fold'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { User } from '@reservaplus/shared/users/schema'

import { type AccountAttributes, type PoolAccount, userPool } from '../adapters/user-pool'
import type { ChangeContext } from '../app-context'
import { log } from '../config/log'
import { findOrganization } from '../organizations/repository'
import { adoptEmail } from './change-email'
import { findUser, recordInvitationSent } from './repository'
import { type AccountTask, closeAccountTask } from './task-repository'

export type SyncContext = Pick<ChangeContext, 'clock' | 'newId'>

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

/** Nothing is left to do, as far as the list of accounts tells. */
export const isInStep = (member: User, organization: Organization, account: PoolAccount): boolean =>
  account.isEnabled &&
  member.email === foldEmail(account.email) &&
  (member.invitation?.status !== 'due' || !member.isActive) &&
  Object.keys(differing(attributesOf(member, organization), account)).length === 0

type Pair = { ctx: SyncContext; member: User; account: PoolAccount; organization: Organization }

/** An address that its owner has proven leads; until they have signed in, the team says what it is. */
const syncEmail = async ({ ctx, member, account, organization }: Pair): Promise<AccountAttributes> => {
  if (foldEmail(account.email) === member.email) return {}
  if (account.status === 'invited') return { email: member.email }
  if (account.isEmailVerified && organization.writeMode === 'open') await adoptEmail(ctx, member, account)

  return {}
}

/**
 * An account stays open when its member is shut out: a disabled one would be told so before the password is asked, to
 * anybody (decision 14). It renews no session, and the trigger before each token refuses.
 */
const syncAccess = async ({ member, account }: Pair): Promise<void> => {
  if (!member.isActive) await userPool().signOut(member.id)
  if (!account.isEnabled) await userPool().enable(member.id)
}

/** Not while nothing is written here: it would be mailed again and again. What is due then, the comparison finds later. */
const syncInvitation = async ({ ctx, member, account, organization }: Pair): Promise<void> => {
  if (member.invitation?.status !== 'due' || !member.isActive || organization.writeMode !== 'open') return
  if (account.status === 'invited') await userPool().resendInvite(member.email)
  await recordInvitationSent(member.organizationId, member.id, ctx.clock.now())
}

const sync = async (pair: Pair): Promise<void> => {
  const { member, account, organization } = pair
  const attributes = { ...differing(attributesOf(member, organization), account), ...(await syncEmail(pair)) }
  await syncAccess(pair)
  if (Object.keys(attributes).length > 0) await userPool().setAttributes(member.id, attributes)
  await syncInvitation(pair)
}

/**
 * Makes the account what the table says of its member, whatever came between, and writes in no organization that is moved; may be done again and again. An account of
 * this organization without a member is removed: nobody could sign in with it, and nobody else could have its address.
 */
export const syncAccount = async (
  ctx: SyncContext,
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
    findOrganization(organizationId, { consistent: true }),
  ])
  if (!member) return userPool().remove(account.userId)
  if (organization) await sync({ ctx, member, account, organization })
}

/** The same for a change that is already in the table. What fails here is done by the reconciliation, a little later. */
export const followUp = async (ctx: SyncContext, task: AccountTask): Promise<void> => {
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
