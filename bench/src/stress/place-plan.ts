import { minutesPerDay } from '@reservaplus/shared/time/calendar'

// Evenings in Santiago (UTC-3 all summer), so that services and their buffers lie across midnight UTC.
const offsetMinutes = 3 * 60
export const openIntervals = [
  { start: 18 * 60, end: 19 * 60 },
  { start: 19 * 60 + 15, end: 23 * 60 + 30 },
] as const
export const hoursText = { start: '18:00', end: '23:30', breaks: [{ name: 'Pausa', start: '19:00', end: '19:15' }] }
export const slotInterval = 15
export const staffStep = 5
export const organizationGap = 5
/** Chairs that are alike, and one room: how many appointments at once. */
export const chairs = 2
export const rooms = 1

/** Epoch minutes of the day's local midnight; `now` in epoch minutes. */
export const localMidnight = (now: number, daysAhead: number) =>
  (Math.floor((now - offsetMinutes) / minutesPerDay) + daysAhead) * minutesPerDay + offsetMinutes

export const minuteOfLocalDay = (minute: number) =>
  (((minute - offsetMinutes) % minutesPerDay) + minutesPerDay) % minutesPerDay

type Segment = { minutes: number; kind: 'work' | 'processing' }
export type ServicePlan = {
  name: string
  durationMinutes: number
  segments: Segment[]
  before: number
  after: number
  uses?: 'chair' | 'room'
}

export const servicePlans: readonly ServicePlan[] = [
  { name: 'Corte', durationMinutes: 30, segments: [], before: 0, after: 5 },
  { name: 'Barba', durationMinutes: 15, segments: [], before: 10, after: 0 },
  {
    name: 'Color',
    durationMinutes: 60,
    segments: [
      { minutes: 20, kind: 'work' },
      { minutes: 25, kind: 'processing' },
      { minutes: 15, kind: 'work' },
    ],
    before: 5,
    after: 10,
    uses: 'chair',
  },
  { name: 'Tratamiento', durationMinutes: 90, segments: [], before: 0, after: 15, uses: 'chair' },
  { name: 'Masaje', durationMinutes: 45, segments: [], before: 0, after: 10, uses: 'room' },
]

/** Which services each does, by their place in the list above, and what the second is slower at. */
export const professionalPlans: readonly { name: string; services: number[]; slower?: Record<number, number> }[] = [
  { name: 'Antonia', services: [0, 1, 2, 3, 4] },
  { name: 'Benjamín', services: [0, 1, 2], slower: { 0: 40 } },
  { name: 'Catalina', services: [0, 2, 3, 4] },
  { name: 'Diego', services: [0, 1, 3, 4] },
]
