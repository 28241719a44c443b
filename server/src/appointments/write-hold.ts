import { professionalEntries, resourceEntries } from '@reservaplus/shared/agenda/build'
import type { HoldId } from '@reservaplus/shared/ids/schema'
import { toSeconds } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'

import { agendaWrites } from '../agenda/write-days'
import type { Write } from '../db/transact'
import type { SlotDecided } from './decide-slot'
import type { CommonGathered, LineGathered } from './gather-lines'
import type { SlotGathered } from './gather-slot'

type Kept = {
  holdId: HoldId
  now: Instant
  expiresAt: Instant
  /** The hold that this one takes the place of. */
  replaced?: HoldId | undefined
}

/** One service that is kept: who does it, from when; epoch minutes. */
export type KeptLine = { line: LineGathered; professional: SlotDecided['professional']; start: number }

/** What a hold takes of the agenda: as much as the appointments would. */
export const holdLines = (
  { organization, days }: CommonGathered,
  lines: readonly KeptLine[],
  { holdId: id, now, expiresAt, replaced }: Kept,
): Write[] => {
  const add = lines.flatMap(({ line, professional, start }) => {
    const facts = { kind: 'hold', id, start, expiresAt: toSeconds(expiresAt) } as const
    const time = line.timeWith(professional)
    const entries = professionalEntries(facts, time)
    const { bufferMinutes: gapMinutes } = organization.bookingRules
    const { resource } = line

    return [
      { resourceId: professional.id, entries, gapMinutes },
      ...(line.service.resourceId && resource
        ? [{ resourceId: resource.id, entries: resourceEntries(facts, time), gapMinutes: 0 }]
        : []),
    ]
  })

  return agendaWrites(organization.id, { days, add, removeIds: replaced ? [replaced] : [], now })
}

export const holdOccupancy = (
  gathered: SlotGathered,
  { professional }: Pick<SlotDecided, 'professional'>,
  { start, ...kept }: Kept & { start: number },
): Write[] => holdLines(gathered, [{ line: gathered, professional, start }], kept)
