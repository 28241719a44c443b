import { professionalEntries, resourceEntries } from '@reservaplus/shared/agenda/build'
import type { HoldId } from '@reservaplus/shared/ids/schema'
import { toSeconds } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'

import { agendaWrites } from '../agenda/write-days'
import type { Write } from '../db/transact'
import type { SlotDecided } from './decide-slot'
import type { SlotGathered } from './gather-slot'

type Taken = {
  holdId: HoldId
  /** Epoch minutes. */
  start: number
  now: Instant
  expiresAt: Instant
  /** The hold that this one takes the place of. */
  replaced?: HoldId | undefined
}

/** What a hold takes of the agenda: as much as the appointment would. */
export const holdOccupancy = (
  { organization, service, resource, timeWith, days }: SlotGathered,
  { professional }: Pick<SlotDecided, 'professional'>,
  { holdId: id, start, now, expiresAt, replaced }: Taken,
): Write[] => {
  const facts = { kind: 'hold', id, start, expiresAt: toSeconds(expiresAt) } as const
  const time = timeWith(professional)

  return agendaWrites(organization.id, {
    days,
    add: [
      {
        resourceId: professional.id,
        entries: professionalEntries(facts, time),
        gapMinutes: organization.bookingRules.bufferMinutes,
      },
      ...(service.resourceId && resource
        ? [{ resourceId: resource.id, entries: resourceEntries(facts, time), gapMinutes: 0 }]
        : []),
    ],
    removeIds: replaced ? [replaced] : [],
    now,
  })
}
