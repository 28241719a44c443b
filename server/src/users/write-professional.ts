import { AppError } from '@reservaplus/shared/errors/app-error'
import { type ProfessionalId, professionalId } from '@reservaplus/shared/ids/schema'
import { isSame } from '@reservaplus/shared/objects/same'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import { countersOfProfessional } from '@reservaplus/shared/subscriptions/counters'
import { instantOf } from '@reservaplus/shared/time/instant'
import { assertMayLink } from '@reservaplus/shared/users/link'
import type { User } from '@reservaplus/shared/users/schema'

import type { AppContext } from '../app-context'
import { changeEvent } from '../db/change'
import { uniqueKinds } from '../db/keys'
import type { Write } from '../db/transact'
import { findUniqueHolder, uniqueClaim } from '../db/unique'
import { eventCreation } from '../events/repository'
import {
  findProfessional,
  findProfessionals,
  professionalCreation,
  professionalReplacement,
} from '../professionals/repository'
import { countWrites } from '../subscriptions/write-counts'

/** Strongly consistent: what the member is linked to is written with the member. */
export const professionalOf = async (
  { organizationId }: AppContext,
  { professionalId: id }: Pick<User, 'professionalId'>,
): Promise<Professional | undefined> => (id ? findProfessional(organizationId, id, { consistent: true }) : undefined)

/** The professional of the team that a member is to be: there, and nobody else yet, as the member is. */
export const freeProfessional = async (
  ctx: AppContext,
  id: ProfessionalId,
  member: Pick<User, 'id' | 'professionalId'>,
): Promise<Professional> => {
  const found = await professionalOf(ctx, { professionalId: id })
  if (!found) {
    const message = 'There is no such professional'
    throw new AppError('NOT_FOUND', message, { issues: [{ path: ['professionalId'], message }] })
  }
  assertMayLink(member, found, 'professionalId')

  return found
}

type Changed = Partial<Pick<Professional, 'userId' | 'isActive'>>

/** A professional changed together with a member: itself, its event, its seat. */
export const professionalChange = async (
  ctx: AppContext,
  current: Professional,
  changes: Changed,
): Promise<Write[]> => {
  const changed: Professional = { ...current, ...changes }
  if (changed.userId === undefined) delete changed.userId
  if (isSame(changed, current)) return []
  const next = { ...changed, version: current.version + 1 }
  const event = changeEvent(ctx, {
    kind: 'professional',
    id: next.id,
    version: next.version,
    before: current,
    after: next,
  })

  return [
    eventCreation(event),
    professionalReplacement(next, current),
    ...(await countWrites(ctx, { before: countersOfProfessional(current), after: countersOfProfessional(next) })),
  ]
}

const usualColor = '#4caf50'
const usualSlotMinutes = 30

/** a member who takes appointments, bookable at once in the opening hours for what they are assigned to. */
export const newProfessionalOf = async (
  ctx: AppContext,
  member: User,
  organization: Pick<Organization, 'openingHours'>,
): Promise<Professional> => {
  const { organizationId } = ctx
  const team = await findProfessionals(organizationId, { consistent: true })
  const holder = await findUniqueHolder(uniqueKinds.professionalEmail(organizationId, member.email), {
    consistent: true,
  })

  return {
    id: professionalId.parse(ctx.newId()),
    organizationId,
    name: `${member.firstName} ${member.lastName}`.trim(),
    // Another record of the team may have the address already; it is not needed to sign in.
    ...(holder === undefined && { email: member.email }),
    ...(member.phone && { phone: member.phone }),
    specialty: '',
    bio: '',
    userId: member.id,
    color: usualColor,
    isActive: true,
    acceptsBookings: true,
    acceptsWalkIns: true,
    order: Math.max(0, ...team.map(({ order }) => order)) + 1,
    serviceIds: [],
    serviceOverrides: {},
    weeklyHours: organization.openingHours,
    slotIntervalMinutes: usualSlotMinutes,
    version: 1,
    createdAt: instantOf(ctx.clock.now()),
  }
}

export const newProfessionalWrites = async (ctx: AppContext, professional: Professional): Promise<Write[]> => {
  const { organizationId } = ctx
  const event = changeEvent(ctx, { kind: 'professional', id: professional.id, version: 1, after: professional })

  return [
    eventCreation(event),
    professionalCreation(professional),
    ...(professional.email
      ? [
          uniqueClaim(
            {
              value: uniqueKinds.professionalEmail(organizationId, professional.email),
              organizationId,
              holderId: professional.id,
            },
            'state',
          ),
        ]
      : []),
    ...(await countWrites(ctx, { before: [], after: countersOfProfessional(professional) })),
  ]
}
