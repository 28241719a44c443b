import type { AgendaEntry } from '@reservaplus/shared/agenda/entry'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { toMinutes } from '@reservaplus/shared/time/instant'

import { clash, distinctEntries, firstOverfull, isLive, partsOf } from '../entry-rules'
import { organizationGap } from '../place-plan'
import { clockSkewSeconds } from '../sim-clock'
import type { Check, Evidence, Violation } from './violation'

type Placed = { id: string; professionalId: string; start: number; end: number; before: number; after: number }

const timeOf = (appointment: Appointment) => ({
  durationMinutes: appointment.durationMinutes,
  segments: appointment.segments,
  before: appointment.bufferBeforeMinutes,
  after: appointment.bufferAfterMinutes,
})

const live = ({ snapshot }: Evidence) => snapshot.appointments.filter(isLive)

const placedParts = (evidence: Evidence): Placed[] =>
  live(evidence).flatMap((each) =>
    partsOf(toMinutes(each.start), timeOf(each)).map((part) => ({
      ...part,
      id: each.id,
      professionalId: each.professionalId,
    })),
  )

/** Sorted by start, only neighbours within the longest service and its buffers can meet. */
const farthest = 24 * 60

const clashing = <Item extends { start: number; end: number; before: number; after: number }>(
  items: readonly Item[],
  isPair: (a: Item, b: Item) => boolean,
) => {
  const sorted = [...items].sort((a, b) => a.start - b.start)

  return sorted.flatMap((a, index) => {
    const pairs: [Item, Item][] = []
    for (let next = index + 1; next < sorted.length; next++) {
      const b = sorted[next]
      if (!b || b.start - a.start > farthest) break
      if (isPair(a, b) && clash(a, b, organizationGap)) pairs.push([a, b])
    }

    return pairs
  })
}

/** No two appointments of one professional, whatever the agenda says. */
export const checkAppointmentsApart: Check = (evidence) =>
  clashing(placedParts(evidence), (a, b) => a.id !== b.id && a.professionalId === b.professionalId).map(([a, b]) => ({
    check: 'overlap',
    detail: `appointments ${a.id} and ${b.id}`,
  }))

export const checkCapacity: Check = (evidence) => {
  const takenOf = (id: string) =>
    live(evidence)
      .filter(({ resourceId }) => resourceId === id)
      .map((each) => ({
        start: toMinutes(each.start),
        end: toMinutes(each.end),
        before: each.bufferBeforeMinutes,
        after: each.bufferAfterMinutes,
      }))

  return Object.entries(evidence.place.quantities).flatMap(([id, quantity]) => {
    const minute = firstOverfull(takenOf(id), quantity)

    return minute === undefined ? [] : [{ check: 'capacity', detail: `more than ${quantity} of ${id} in ${minute}` }]
  })
}

const holdSeconds = 600

/** A hold that was taken while the other one still counted. */
const livedTogether = (a: AgendaEntry, b: AgendaEntry) => {
  const [first, second] = [a.expiresAt ?? 0, b.expiresAt ?? 0].sort((x, y) => x - y)

  return (second ?? 0) - holdSeconds + clockSkewSeconds < (first ?? 0)
}

/** Two clients never hold the same time; the desk may book over a hold, so those pairs are not asked. */
export const checkHoldsApart: Check = ({ snapshot, place, nowSeconds }): Violation[] =>
  place.professionalIds.flatMap((id) => {
    const holds = distinctEntries(snapshot.agenda.filter((day) => day.resourceId === id).flatMap((day) => day.entries))
    const counting = holds.filter(({ kind, expiresAt = 0 }) => kind === 'hold' && expiresAt > nowSeconds)

    return clashing(counting, (a, b) => a.id !== b.id && livedTogether(a, b)).map(([a, b]) => ({
      check: 'overlap',
      detail: `holds ${a.id} and ${b.id}`,
    }))
  })
