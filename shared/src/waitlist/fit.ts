import { weekdayOf } from '../time/calendar'
import { addMinutes } from '../time/instant'
import { type Instant, instant, type LocalDate, type LocalDateTime } from '../time/schema'
import { addDays } from '../time/zone'
import { type FreePlace, mostDeclined, mostLapses, type WaitlistEntry } from './schema'

type Wish = Pick<WaitlistEntry, 'professionalId' | 'from' | 'to' | 'weekdays' | 'times' | 'declined'>

/** `local`: on the organization's clock. */
export type Slot = FreePlace & { local: LocalDateTime }

const isDeclined = ({ declined }: Wish, { start, professionalId }: FreePlace) =>
  declined.some((each) => each.start === start && each.professionalId === professionalId)

/** Whether this time with this person is what the entry waits for. */
export const fits = (entry: Wish, slot: Slot): boolean => {
  const { professionalId, from, to, weekdays, times } = entry
  const date = slot.local.slice(0, 10) as LocalDate
  const hour = slot.local.slice(11)

  return (
    (professionalId === 'any' || professionalId === slot.professionalId) &&
    from <= date &&
    date <= to &&
    (weekdays.length === 0 || weekdays.includes(weekdayOf(date))) &&
    (times.length === 0 || times.some(({ start, end }) => start <= hour && hour < end)) &&
    !isDeclined(entry, slot)
  )
}

/** Who wants somebody by name has no other chance and comes first; among equals who has waited longest. */
export const inOrder = <Entry extends Pick<WaitlistEntry, 'professionalId' | 'createdAt' | 'id'>>(
  entries: readonly Entry[],
): Entry[] =>
  [...entries].sort(
    (a, b) =>
      Number(a.professionalId === 'any') - Number(b.professionalId === 'any') ||
      a.createdAt.localeCompare(b.createdAt) ||
      a.id.localeCompare(b.id),
  )

const usualMinutes = 60
/** Nobody can be there sooner. */
const leadMinutes = 30
const shortestMinutes = 10

/** Until when a place is kept for an answer; undefined: it is too close to be offered to anybody. */
export const offerUntil = (start: Instant, now: Instant): Instant | undefined => {
  const usual = addMinutes(now, usualMinutes)
  const latest = addMinutes(start, -leadMinutes)
  const until = usual < latest ? usual : latest

  return until >= addMinutes(now, shortestMinutes) ? until : undefined
}

/** Back to waiting: this place is not offered again. */
export const afterRefusal = (entry: WaitlistEntry): WaitlistEntry => {
  const { offer, ...rest } = entry
  if (!offer) return entry
  const { start, professionalId } = offer

  return { ...rest, status: 'waiting', declined: [...entry.declined, { start, professionalId }].slice(-mostDeclined) }
}

/** Nobody answered. Who never answers waits for nothing. */
export const afterLapse = (entry: WaitlistEntry): WaitlistEntry => {
  const lapses = entry.lapses + 1
  const next = { ...afterRefusal(entry), lapses }

  return lapses >= mostLapses ? { ...next, status: 'expired' } : next
}

/** Noon UTC of the day after: past midnight everywhere in the Americas. */
const endOf = ({ to }: Pick<WaitlistEntry, 'to'>): Instant => instant.parse(`${addDays(to, 1)}T12:00:00Z`)

/** When somebody has to look after it next: its offer or its days are over. */
export const dueAtOf = (entry: Pick<WaitlistEntry, 'status' | 'offer' | 'to'>): Instant | undefined => {
  if (entry.status === 'offered') return entry.offer?.expiresAt

  return entry.status === 'waiting' ? endOf(entry) : undefined
}
