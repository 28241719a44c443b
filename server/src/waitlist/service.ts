import { AppError } from '@reservaplus/shared/errors/app-error'
import type { WaitlistEntryId } from '@reservaplus/shared/ids/schema'
import { applyChanges } from '@reservaplus/shared/objects/apply-changes'
import { reaches } from '@reservaplus/shared/permissions/reaches'
import { parseInstant } from '@reservaplus/shared/time/instant'
import type {
  OfferPlaceInput,
  UpdateWaitlistEntryInput,
  WaitlistEntry,
  WaitlistStatus,
} from '@reservaplus/shared/waitlist/schema'

import type { AppContext } from '../app-context'
import type { Page, PageRequest } from '../db/page'
import { commitUpdate } from '../db/update'
import { findWritable } from '../organizations/find-writable'
import { narrowToOwn } from '../users/check-scope'
import { withdraw as withdrawEntry } from './answer-offer'
import { assertDays, assertOffered } from './join'
import { assertWaiting, offerPlace } from './offer-place'
import { entryReplacement, findWaitlist, findWaitlistEntry } from './repository'

/** Who reaches only their own sees who waits for them. */
const isReached = (ctx: AppContext, { professionalId }: WaitlistEntry) =>
  reaches(ctx, 'appointments:update', professionalId)

const findReached = async (ctx: AppContext, id: WaitlistEntryId): Promise<WaitlistEntry> => {
  const found = await findWaitlistEntry(ctx.organizationId, id)
  if (!found || !isReached(ctx, found)) throw new AppError('NOT_FOUND', 'Nobody waits under this id')

  return found
}

/** Who has waited longest first. For who reaches only their own a page may be shorter than asked for. */
export const list = async (
  ctx: AppContext,
  input: PageRequest & { status: WaitlistStatus },
): Promise<Page<WaitlistEntry>> => {
  const page = await findWaitlist(ctx.organizationId, input)

  return { ...page, items: page.items.filter((each) => isReached(ctx, each)) }
}

export const get = (ctx: AppContext, { id }: { id: WaitlistEntryId }): Promise<WaitlistEntry> => findReached(ctx, id)

/** Other days, hours or hands, while nothing is offered. */
export const update = (
  ctx: AppContext,
  { id, version, ...changes }: UpdateWaitlistEntryInput,
): Promise<WaitlistEntry> => {
  const professionalId = changes.professionalId && narrowToOwn(ctx, 'appointments:update', changes.professionalId)

  return commitUpdate<WaitlistEntry>(ctx, {
    kind: 'waitlist-entry',
    version,
    read: () => findReached(ctx, id),
    change: async (current) => {
      assertWaiting(current)
      const next = applyChanges(current, { ...changes, ...(professionalId && { professionalId }) })
      const [organization] = await Promise.all([findWritable(ctx), assertOffered(ctx, next)])
      assertDays(next, organization, ctx.clock.now())

      return next
    },
    writes: (next, current) => [entryReplacement(next, current)],
  })
}

/** By hand, out of turn. */
export const offer = async (
  ctx: AppContext,
  { id, start, professionalId }: OfferPlaceInput,
): Promise<WaitlistEntry> => {
  await findReached(ctx, id)
  const whose = narrowToOwn(ctx, 'appointments:create', professionalId)

  return offerPlace(ctx, { id, start: parseInstant(start, 'start'), professionalId: whose })
}

export const withdraw = async (
  ctx: AppContext,
  one: { id: WaitlistEntryId; version?: number | undefined },
): Promise<WaitlistEntry> => {
  await findReached(ctx, one.id)

  return withdrawEntry(ctx, one)
}
