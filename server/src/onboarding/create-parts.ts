import type { UserId } from '@reservaplus/shared/ids/schema'
import type { Blueprint } from '@reservaplus/shared/onboarding/blueprint'
import type { Creation, Registration } from '@reservaplus/shared/onboarding/registration'
import { startTrial } from '@reservaplus/shared/subscriptions/status'
import { instantOf } from '@reservaplus/shared/time/instant'

import type { AppContext } from '../app-context'
import { createOrganization } from '../organizations/create'
import { findExisting } from '../organizations/find-existing'
import { findOrganization } from '../organizations/repository'
import { createProfessional } from '../professionals/create'
import { findProfessionals } from '../professionals/repository'
import { createService } from '../services/create'
import { findServices } from '../services/repository'
import { addMember } from '../users/add-member'
import { findUser } from '../users/repository'

/** What is being made, by whom, and whether there is time for more. */
export type Making = {
  ctx: AppContext
  registration: Registration & { userId: UserId; creation: Creation }
  blueprint: Blueprint
  /** Throws once the time of this call is up; the next call goes on with what is missing. */
  assertTime: () => void
}

/** Another call may have been faster: what it has made under the same id is as good. */
const unlessThere = async <Thing>(
  find: () => Promise<Thing | undefined>,
  make: () => Promise<Thing>,
): Promise<Thing> => {
  const there = await find()
  if (there) return there

  return make().catch(async (error: unknown) => {
    const made = await find()
    if (made) return made

    throw error
  })
}

/** With its trial. Not to be seen by the public before everything else is there. */
export const makeOrganization = async ({ ctx, registration, blueprint }: Making): Promise<void> => {
  const { organizationId, planId: plan, billingCycle } = registration
  const {
    version: _version,
    organizationId: _id,
    periodStart: _start,
    ...subscription
  } = startTrial({ organizationId, plan, billingCycle }, instantOf(ctx.clock.now()))

  await unlessThere(
    () => findOrganization(organizationId, { consistent: true }),
    () =>
      createOrganization(
        ctx,
        { ...blueprint.organization, onboardedAt: undefined, subscription },
        { id: organizationId },
      ),
  )
}

/** Who was invited by mail changes the temporary password; who chose one signs in with it. */
const invitationOf = ({ registration, ctx }: Making) =>
  registration.kind === 'direct' ? { invitation: { status: 'due', at: instantOf(ctx.clock.now()) } as const } : {}

export const makeOwner = async (making: Making): Promise<void> => {
  const { ctx, registration, blueprint } = making
  const { userId, email, firstName, lastName, locale } = registration

  await unlessThere(
    () => findUser(ctx.organizationId, userId),
    () =>
      addMember(ctx, userId, {
        email,
        firstName,
        lastName,
        locale,
        role: 'owner',
        professionalId: undefined,
        ...(blueprint.ownerPhone && { phone: blueprint.ownerPhone }),
        ...invitationOf(making),
      }),
  )
}

export const makeServices = async ({ ctx, registration, blueprint, assertTime }: Making): Promise<void> => {
  const there = await findServices(ctx.organizationId, { consistent: true })

  for (const [index, service] of blueprint.services.entries()) {
    const id = registration.creation.serviceIds[index]
    if (there.some((each) => each.id === id)) continue
    assertTime()
    await createService(ctx, { ...service, segments: [], isActive: true, order: index + 1 }, { id })
  }
}

const slotIntervalMinutes = 30

/** Bookable at once: in the opening hours, for every service. */
export const makeProfessionals = async ({ ctx, registration, blueprint, assertTime }: Making): Promise<void> => {
  const { creation, userId } = registration
  const [{ openingHours }, there] = await Promise.all([
    findExisting(ctx, { consistent: true }),
    findProfessionals(ctx.organizationId, { consistent: true }),
  ])

  for (const [index, planned] of blueprint.professionals.entries()) {
    const id = creation.professionalIds[index]
    if (there.some((each) => each.id === id)) continue
    assertTime()
    const { firstName, lastName, member, ...rest } = planned
    await createProfessional(
      ctx,
      {
        ...rest,
        name: `${firstName} ${lastName}`.trim(),
        bio: '',
        isActive: true,
        acceptsBookings: true,
        order: index + 1,
        serviceIds: creation.serviceIds,
        serviceOverrides: {},
        weeklyHours: openingHours,
        slotIntervalMinutes,
        ...(member === undefined && { userId }),
      },
      { id },
    )
  }
}
