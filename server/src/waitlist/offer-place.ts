import { AppError } from '@reservaplus/shared/errors/app-error'
import { holdId, type ProfessionalId, type WaitlistEntryId } from '@reservaplus/shared/ids/schema'
import { fromMinutes, instantOf, toMinutes } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import { toLocal } from '@reservaplus/shared/time/zone'
import { offerUntil } from '@reservaplus/shared/waitlist/fit'
import type { WaitlistEntry } from '@reservaplus/shared/waitlist/schema'

import type { AppContext } from '../app-context'
import { decideSlot, type SlotDecided } from '../appointments/decide-slot'
import { gatherSlot, type SlotGathered } from '../appointments/gather-slot'
import { holdOccupancy } from '../appointments/write-hold'
import { assertMayBookOnline } from '../clients/check-online'
import { findCurrent } from '../clients/find-current'
import { commitUpdate } from '../db/update'
import { assertSubscribed, assertWritable } from '../organizations/check-writable'
import { resourceUnchanged } from '../resources/repository'
import { entryReplacement, findWaitlistEntry } from './repository'

export const assertWaiting = ({ status }: Pick<WaitlistEntry, 'status'>): void => {
  if (status !== 'waiting') throw new AppError('CONFLICT', 'Nobody is waiting here any more')
}

type Place = { id: WaitlistEntryId; start: Instant; professionalId: ProfessionalId; version?: number | undefined }
type Kept = { gathered: SlotGathered; decided: SlotDecided; start: number; now: Instant }

const keepUntil = (start: Instant, now: Instant) => {
  const until = offerUntil(start, now)
  if (until) return until
  const message = 'This is too soon for anybody to answer'
  throw new AppError('BAD_INPUT', message, { issues: [{ path: ['start'], message }] })
}

/**
 * Keeps a place for somebody who waits, under the guard of the agenda: while the offer stands nobody else gets the time
 * online. SLOT_TAKEN when somebody was faster.
 */
export const offerPlace = async (
  ctx: AppContext,
  { id, start, professionalId, version }: Place,
): Promise<WaitlistEntry> => {
  const { organizationId } = ctx
  const offerId = holdId.parse(ctx.newId())
  let kept: Kept | undefined

  return commitUpdate<WaitlistEntry>(ctx, {
    kind: 'waitlist-entry',
    version,
    read: () => findWaitlistEntry(organizationId, id),
    change: async (current) => {
      assertWaiting(current)
      const now = instantOf(ctx.clock.now())
      const expiresAt = keepUntil(start, now)
      const minutes = toMinutes(start)
      const { serviceId, addOnIds } = current
      const [gathered, client] = await Promise.all([
        gatherSlot(organizationId, { serviceId, professionalId, addOnIds, start: minutes }),
        findCurrent(organizationId, current.clientId),
      ])
      assertWritable(gathered.organization)
      assertSubscribed(gathered.subscription, now)
      assertMayBookOnline(client)
      const decided = await decideSlot(gathered, { start: minutes, now, audience: 'client' })
      kept = { gathered, decided, start: minutes, now }
      const { durationMinutes } = gathered.timeWith(decided.professional)

      return {
        ...current,
        status: 'offered',
        offer: {
          id: offerId,
          start,
          end: fromMinutes(minutes + durationMinutes),
          localStart: toLocal(start, gathered.organization.timeZone),
          professionalId: decided.professional.id,
          ...(gathered.resource && { resourceId: gathered.resource.id }),
          offeredAt: now,
          expiresAt,
        },
      }
    },
    writes: (next, current) => {
      if (!kept || !next.offer) throw new Error('A place was offered that nobody has decided on')
      const { gathered, decided, start: minutes, now } = kept
      const { expiresAt } = next.offer

      return [
        entryReplacement(next, current),
        ...holdOccupancy(gathered, decided, { holdId: offerId, start: minutes, now, expiresAt }),
        ...(gathered.resource ? [resourceUnchanged(gathered.resource)] : []),
      ]
    },
  })
}
