import type { AgendaEntry } from '@reservaplus/shared/agenda/entry'
import { applyChange, touchedDays } from '@reservaplus/shared/agenda/occupancy'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Instant } from '@reservaplus/shared/time/schema'

import type { Write } from '../db/transact'
import { type AgendaDay, agendaDayWrite } from './repository'

export type Occupation = { resourceId: string; entries: readonly AgendaEntry[]; gapMinutes: number }

/** The buffers and gaps that any rule allows: what an entry that was written under older rules can reach. */
export const widestReach = 120

type AgendaChange = {
  /** Every day that was read for this; only those that the change concerns are written. */
  days: readonly AgendaDay[]
  add: readonly Occupation[]
  removeIds: readonly string[]
  now: Instant
}

const addedTo = ({ resourceId, day }: AgendaDay, add: readonly Occupation[]) =>
  add
    .filter((each) => each.resourceId === resourceId)
    .flatMap(({ entries, gapMinutes }) => entries.filter((entry) => touchedDays([entry], gapMinutes).includes(day)))

/** Throws when a day was not read that an entry reaches: it would be unguarded. */
const assertAllRead = ({ days, add }: AgendaChange) => {
  for (const { resourceId, entries, gapMinutes } of add) {
    for (const day of touchedDays(entries, gapMinutes)) {
      const wasRead = days.some((each) => each.resourceId === resourceId && each.day === day)
      if (!wasRead) throw new Error(`The agenda of ${resourceId} on ${day} was not read`)
    }
  }
}

export const agendaWrites = (organizationId: OrganizationId, change: AgendaChange): Write[] => {
  assertAllRead(change)
  const { days, add, removeIds, now } = change

  return days.flatMap((each) => {
    const added = addedTo(each, add)
    const isConcerned = added.length > 0 || each.entries.some(({ id }) => removeIds.includes(id))
    if (!isConcerned) return []
    const entries = applyChange(each.entries, { add: added, removeIds, now })

    return [agendaDayWrite(organizationId, { ...each, entries })]
  })
}
