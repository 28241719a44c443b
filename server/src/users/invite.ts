import { foldEmail } from '@reservaplus/shared/clients/fold'
import { parsePhone } from '@reservaplus/shared/clients/phone'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { type UserId, userId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import { assertMayGrant } from '@reservaplus/shared/users/rules'
import type { User } from '@reservaplus/shared/users/schema'
import type { InvitedUser, InviteUserInput } from '@reservaplus/shared/users/team'

import { userPool } from '../adapters/user-pool'
import type { AppContext } from '../app-context'
import { changeEvent } from '../db/change'
import { commitDecision, type Decision } from '../db/commit-decision'
import { eventCreation } from '../events/repository'
import { type RecordedCall, recordCall } from '../idempotency/record-call'
import { isOnTeam } from '../onboarding/check-address'
import { freeAddress } from '../onboarding/give-way'
import { findWritable } from '../organizations/find-writable'
import { invitationAllowance } from '../rate-limits/allowances'
import { takeOrRefuse } from '../rate-limits/take-or-refuse'
import { memberWrites, newMember } from './add-member'
import { beingInvited } from './change-invited-email'
import { managerOf } from './check-manager'
import { isRefusal } from './check-refusal'
import { accountTaskOf, seatWrites } from './commit-member'
import { createTemporaryPassword } from './create-password'
import { found, shown, toTeamMember } from './read-team'
import { findUser } from './repository'
import { handOver } from './send-invitation'
import { attributesOf, followUp } from './sync-account'
import { type AccountTask, openAccountTask, ownAccountTaskWrite } from './task-repository'
import { emailTaken } from './write-email'
import { freeProfessional, newProfessionalOf, newProfessionalWrites, professionalChange } from './write-professional'

type Invited = Omit<InviteUserInput, 'idempotencyKey'>

/** An account of ours that has no member yet: what an earlier attempt has left is taken up again. */
const leftAccount = async ({ organizationId }: AppContext, email: string): Promise<UserId | undefined> => {
  const account = await userPool().find(email)
  if (account?.organizationId !== organizationId) return undefined

  return (await findUser(organizationId, account.userId)) ? undefined : account.userId
}

type Account = { email: string; temporaryPassword: string; input: Invited; organization: Organization }

const createAccount = async (ctx: AppContext, account: Account): Promise<UserId> => {
  const { email, temporaryPassword, input, organization } = account
  const attributes = attributesOf({ ...input, locale: input.locale ?? organization.locale }, organization)
  try {
    return await userPool().invite({ email, temporaryPassword, sendMail: false, attributes })
  } catch (error) {
    const left = error instanceof AppError && error.code === 'EMAIL_TAKEN' ? await leftAccount(ctx, email) : undefined
    if (!left) throw error
    await userPool().setTemporaryPassword(left, temporaryPassword)

    return left
  }
}

/** whoever comes as a professional is a new one, unless they are one who is there or it is said otherwise. */
const becomesProfessional = ({ createProfessional, role, professionalId }: Invited): boolean =>
  createProfessional ?? (role === 'professional' && !professionalId)

type Attempt = { member: User; input: Invited; task: AccountTask; call: RecordedCall }

const decide = async (ctx: AppContext, { member, input, task, call }: Attempt): Promise<Decision<User>> => {
  const organization = await findWritable(ctx)
  const created = becomesProfessional(input) ? await newProfessionalOf(ctx, member, organization) : undefined
  const linked = input.professionalId ? await freeProfessional(ctx, input.professionalId, member) : undefined
  const id = created?.id ?? linked?.id
  const whole: User = { ...member, ...(id && { professionalId: id }) }
  const event = changeEvent(ctx, { kind: 'user', id: member.id, version: 1, after: whole })

  return {
    writes: [
      ...call.writes({ eventId: event.id, subjectId: member.id }),
      eventCreation(event),
      ...memberWrites(whole),
      ...(await seatWrites(ctx, { before: undefined, after: whole })),
      ownAccountTaskWrite(task),
      ...(created ? await newProfessionalWrites(ctx, created) : []),
      ...(linked ? await professionalChange(ctx, linked, { userId: member.id }) : []),
    ],
    result: whole,
  }
}

/** Refused before an account is made, where that can be told; the commit decides. */
const check = async (ctx: AppContext, email: string, input: Invited): Promise<Organization> => {
  assertMayGrant(managerOf(ctx).role, input.role)
  if (input.createProfessional && input.professionalId) {
    const message = 'Either somebody who is there, or somebody new'
    throw new AppError('BAD_INPUT', message, { issues: [{ path: ['createProfessional'], message }] })
  }
  const organization = await findWritable(ctx)
  // Before any answer about the address: whoever asks often is going through a list.
  await takeOrRefuse(ctx, invitationAllowance(ctx.organizationId), 'Too many were invited at once')
  await freeAddress(ctx, email)
  if (await isOnTeam(email)) throw emailTaken()

  return organization
}

/** The same call again: what was left undone is done, and what nobody could have kept is made anew. */
const invitedBefore = async (ctx: AppContext, id: UserId, input: Invited): Promise<InvitedUser> => {
  const member = found(await findUser(ctx.organizationId, id))
  if (!input.sendMail) return handOver(ctx, member, input)
  await followUp(ctx, accountTaskOf(ctx, member))

  return { member: await shown(ctx, found(await findUser(ctx.organizationId, id))) }
}

/**
 * A saga over user pool and table; each step may be the last, and the same call, or the reconciliation, goes on from there:
 * 1. a task names the address, so that an account without a member is found again, and two do not invite at once
 * 2. the account is made, silently: it opens nothing as long as there is no member
 * 3. member, address, seat, professional, event and task are committed together, or the account is removed again
 * 4. the invitation is mailed, the task is closed
 */
export const invite = async (ctx: AppContext, { idempotencyKey, ...input }: InviteUserInput): Promise<InvitedUser> => {
  const call = recordCall(ctx, 'users.invite', { ...input, idempotencyKey })
  const earlier = await call.find()
  if (earlier) return invitedBefore(ctx, userId.parse(earlier.subjectId), input)

  const email = foldEmail(input.email)
  const organization = await check(ctx, email, input)
  const task = accountTaskOf(ctx, { email })
  if (!(await openAccountTask(task))) {
    throw beingInvited()
  }

  const temporaryPassword = createTemporaryPassword()
  try {
    const phone = input.phone ? parsePhone(input.phone, organization.country) : undefined
    const id = await createAccount(ctx, { email, temporaryPassword, input, organization })
    const { firstName, lastName, role, locale = organization.locale } = input
    const invitation = { status: input.sendMail ? 'due' : 'given', at: instantOf(ctx.clock.now()) } as const
    const member = newMember(ctx, id, { email, firstName, lastName, role, locale, invitation, ...(phone && { phone }) })
    const committed = await commitDecision(ctx, {
      decide: () => decide(ctx, { member, input, task: { ...task, userId: id }, call }),
      isRepeatable: call.isRepeatable,
      recover: () => findUser(ctx.organizationId, id),
      onLimit: emailTaken(),
    })
    await followUp(ctx, { ...task, userId: id })
    const shown = toTeamMember((await findUser(ctx.organizationId, id)) ?? committed, organization.timeZone)

    return { member: shown, ...(!input.sendMail && { temporaryPassword }) }
  } catch (error) {
    // What stands in the pool goes again.
    if (isRefusal(error)) await followUp(ctx, task)
    throw error
  }
}
