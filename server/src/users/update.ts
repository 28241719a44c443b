import { foldEmail } from '@reservaplus/shared/clients/fold'
import { parsePhone } from '@reservaplus/shared/clients/phone'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { applyChanges } from '@reservaplus/shared/objects/apply-changes'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import { assertMayEdit } from '@reservaplus/shared/users/rules'
import type { User } from '@reservaplus/shared/users/schema'
import type { TeamMember, UpdateUserInput } from '@reservaplus/shared/users/team'

import type { AppContext } from '../app-context'
import type { Write } from '../db/transact'
import { findExisting } from '../organizations/find-existing'
import { changeInvitedEmail } from './change-invited-email'
import { managerOf } from './check-manager'
import { commitMember } from './commit-member'
import { found, toTeamMember } from './read-team'
import { findUser } from './repository'
import { teamEmailMove } from './write-email'
import {
  freeProfessional,
  newProfessionalOf,
  newProfessionalWrites,
  professionalChange,
  professionalOf,
} from './write-professional'

type Link = { next: User; current: User; created: Professional | undefined }

/** Both ends of the link: parted from the one before, or linked when there was none. */
const linkWrites = async (ctx: AppContext, { next, current, created }: Link): Promise<Write[]> => {
  if (next.professionalId === current.professionalId) return []
  const before = await professionalOf(ctx, current)
  const released = before?.userId === current.id ? await professionalChange(ctx, before, { userId: undefined }) : []
  if (created) return [...released, ...(await newProfessionalWrites(ctx, created))]
  const after = next.professionalId && (await freeProfessional(ctx, next.professionalId, current))

  return [...released, ...(after ? await professionalChange(ctx, after, { userId: next.id }) : [])]
}

/** Name, phone, language, and which professional of the team the member is; the address only until they have signed in. */
export const update = async (ctx: AppContext, input: UpdateUserInput): Promise<TeamMember> => {
  const { id, version, phone, email: given, createProfessional, ...said } = input
  const organization = await findExisting(ctx)
  const email = given && foldEmail(given)
  const checkedPhone = phone ? parsePhone(phone, organization.country) : phone
  let created: Professional | undefined

  const commit = () =>
    commitMember(ctx, {
      id,
      version,
      change: async (current) => {
        assertMayEdit(managerOf(ctx), current)
        created =
          createProfessional && !current.professionalId
            ? await newProfessionalOf(ctx, current, organization)
            : undefined
        const changed = applyChanges(current, { ...said, email, phone: checkedPhone })
        const { invitation } = current
        const isLost = invitation && invitation.status !== 'given' && changed.email !== current.email

        return {
          ...changed,
          ...(created && { professionalId: created.id }),
          // What was mailed to the address before is of no use to the new one.
          ...(isLost && { invitation: { ...invitation, status: 'due' as const } }),
        }
      },
      writes: async (next, current) => [
        ...teamEmailMove(current, next),
        ...(await linkWrites(ctx, { next, current, created })),
      ],
    })

  const current = found(await findUser(ctx.organizationId, id))
  assertMayEdit(managerOf(ctx), current)
  if (createProfessional && said.professionalId) {
    const message = 'Either somebody who is there, or somebody new'
    throw new AppError('BAD_INPUT', message, { issues: [{ path: ['createProfessional'], message }] })
  }
  const updated =
    email === undefined || email === current.email
      ? await commit()
      : await changeInvitedEmail(ctx, { member: current, email }, commit)

  return toTeamMember((await findUser(ctx.organizationId, id)) ?? updated, organization.timeZone)
}
