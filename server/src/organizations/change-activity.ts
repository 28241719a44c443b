import { AppError } from '@reservaplus/shared/errors/app-error'
import type { OneOrganizationInput, RequestDeletionInput } from '@reservaplus/shared/organizations/inputs'
import { deletionGraceDays } from '@reservaplus/shared/organizations/inputs'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { minutesPerDay } from '@reservaplus/shared/time/calendar'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'
import type { AppContext } from '../app-context'
import { assertOwnOrganization, changeOrganization } from './change'
import { assertNotMoving } from './check-writable'

const change = async (
  ctx: AppContext,
  { id, version }: OneOrganizationInput,
  decide: (current: Organization) => Organization,
) => {
  assertOwnOrganization(ctx, id)

  return changeOrganization(ctx, {
    version,
    change: (current) => {
      assertNotMoving(current)

      return decide(current)
    },
  })
}

/** Public pages and bookings end at once; data and appointments stay as they are. Only the owner still signs in. */
export const deactivate = (ctx: AppContext, input: OneOrganizationInput): Promise<Organization> =>
  change(ctx, input, (current) => ({ ...current, isActive: false }))

/** Also takes back a wish to be deleted. */
export const reactivate = (ctx: AppContext, input: OneOrganizationInput): Promise<Organization> =>
  change(ctx, input, ({ deletesAt: _, ...current }) => ({ ...current, isActive: true }))

/** Closed at once, erased after thirty days in which the owner may change their mind. */
export const requestDeletion = (
  ctx: AppContext,
  { confirmation, ...input }: RequestDeletionInput,
): Promise<Organization> =>
  change(ctx, input, (current) => {
    if (confirmation !== current.slug) {
      const message = 'Type the public address of the organization'
      throw new AppError('BAD_INPUT', message, { issues: [{ path: ['confirmation'], message }] })
    }
    const deletesAt = current.deletesAt ?? addMinutes(instantOf(ctx.clock.now()), deletionGraceDays * minutesPerDay)

    return { ...current, isActive: false, deletesAt }
  })
