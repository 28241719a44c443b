import { AppError } from '@reservaplus/shared/errors/app-error'
import { holdId, type ProfessionalId, type WaitlistEntryId } from '@reservaplus/shared/ids/schema'
import { fromMinutes, instantOf, toMinutes } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import { toLocal } from '@reservaplus/shared/time/zone'
import { offerUntil } from '@reservaplus/shared/waitlist/fit'
import type { WaitlistEntry } from '@reservaplus/shared/waitlist/schema'

import type { AppContext } from '../app-context'
import { gatherLines, type LineAsked, type LinesGathered } from '../appointments/gather-lines'
import { holdLines, type KeptLine } from '../appointments/write-hold'
import { assertMayBookOnline } from '../clients/check-online'
import { findCurrent } from '../clients/find-current'
import { commitUpdate } from '../db/update'
import { assertSubscribed, assertWritable } from '../organizations/check-writable'
import { resourceUnchanged } from '../resources/repository'
import { decideVisit } from '../visits/decide-visit'
import { entryReplacement, findWaitlistEntry } from './repository'

export const assertWaiting = ({ status }: Pick<WaitlistEntry, 'status'>): void => {
  if (status !== 'waiting') throw new AppError('CONFLICT', 'Nobody is waiting here any more')
}

type Place = { id: WaitlistEntryId; start: Instant; professionalId: ProfessionalId; version?: number | undefined }
type Kept = { gathered: LinesGathered; lines: readonly KeptLine[]; now: Instant }
type Lines = Pick<WaitlistEntry, 'services' | 'professionalId'>

/** Begun by `first`; the others are done by whoever is free, where that is all the same to the client. */
const linesFor = ({ services, professionalId: wanted }: Lines, first: ProfessionalId): LineAsked[] =>
  services.map((service, index) => ({
    ...service,
    professionalId: index > 0 && wanted === 'any' ? wanted : first,
    client: 'own',
  }))

const stayOf = ({ line, professional, start }: KeptLine) => ({
  professionalId: professional.id,
  start: fromMinutes(start),
  end: fromMinutes(start + line.timeWith(professional).durationMinutes),
  ...(line.resource && { resourceId: line.resource.id }),
})

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
      const lines = linesFor(current, professionalId)
      const [gathered, client] = await Promise.all([
        gatherLines(organizationId, { lines, start: minutes }),
        findCurrent(organizationId, current.clientId),
      ])
      assertWritable(gathered.organization)
      assertSubscribed(gathered.subscription, now)
      assertMayBookOnline(client)
      const decided = await decideVisit(gathered, { lines, start: minutes, now, audience: 'client' })
      const places = gathered.lines.flatMap((line, index) => {
        const place = decided[index]

        return place ? [{ line, ...place }] : []
      })
      kept = { gathered, lines: places, now }
      const stays = places.map(stayOf)
      const [begin] = stays
      if (!begin) throw new Error('Somebody waits for nothing')

      return {
        ...current,
        status: 'offered',
        offer: {
          id: offerId,
          start,
          end: stays.reduce((latest, { end }) => (end > latest ? end : latest), begin.end),
          localStart: toLocal(start, gathered.organization.timeZone),
          professionalId: begin.professionalId,
          lines: stays,
          offeredAt: now,
          expiresAt,
        },
      }
    },
    writes: (next, current) => {
      if (!kept || !next.offer) throw new Error('A place was offered that nobody has decided on')
      const { gathered, lines, now } = kept
      const { expiresAt } = next.offer
      const rooms = new Map(lines.flatMap(({ line: { resource } }) => (resource ? [[resource.id, resource]] : [])))

      return [
        entryReplacement(next, current),
        ...holdLines(gathered, lines, { holdId: offerId, now, expiresAt }),
        ...[...rooms.values()].map(resourceUnchanged),
      ]
    },
  })
}
