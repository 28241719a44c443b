import fc from 'fast-check'
import type { AgendaEntry } from '../agenda/entry'
import type { Audience, SlotQuestion } from '../availability/question'
import type { VisitQuestion } from '../visits/question'
import { at, entry, everyDay, slotRules } from './builders'

/** Any visit one can ask for on a day: few professionals, one or two rooms, what they have already. Nine in Santiago. */
export const visitDay = { from: at('2026-11-24T12:00:00Z'), to: at('2026-11-24T22:00:00Z') }

const length = visitDay.to - visitDay.from

const taken = (name: string): fc.Arbitrary<AgendaEntry[]> =>
  fc.array(
    fc
      .record({ start: fc.integer({ min: 0, max: length - 10 }), minutes: fc.integer({ min: 5, max: 60 }) })
      .map(({ start, minutes }) =>
        entry(visitDay.from + start, visitDay.from + start + minutes, { id: `${name}-${start}-${minutes}` }),
      ),
    { maxLength: 3 },
  )

const work = fc.integer({ min: 1, max: 6 }).map((fives) => fives * 5)
const service = fc.record({
  parts: fc.oneof(fc.tuple(work), fc.tuple(work, work, work)),
  before: fc.constantFrom(0, 0, 5),
  after: fc.constantFrom(0, 5, 10),
  room: fc.constantFrom(undefined, 0, 1),
})

const professional = fc.record({
  hours: fc.constantFrom('09:00-18:00', '09:00-13:00', '08:30-19:00/12:00-12:30'),
  interval: fc.constantFrom(15, 20, 45),
  /** Some are slower. */
  extra: fc.constantFrom(0, 0, 10),
})

type Person = { hours: string; interval: number; extra: number; busy: AgendaEntry[] }
type Kind = { parts: number[]; before: number; after: number; room: number | undefined }
type Room = { quantity: number; busy: AgendaEntry[] }
type Rules = { bufferMinutes: number; compactDay: boolean }

const timeOf = ({ parts, before, after }: Kind, extra: number) => {
  const minutes = parts.map((part, index) => (index === 0 ? part + extra : part))

  return {
    durationMinutes: minutes.reduce((sum, part) => sum + part, 0),
    segments: minutes.map((part, index) => ({
      minutes: part,
      kind: index === 1 ? ('processing' as const) : ('work' as const),
    })),
    before,
    after,
  }
}

type Facts = { rules: Rules; rooms: readonly Room[]; audience: Audience }

const questionOf = (kind: Kind, person: Person, name: string, { rules, rooms, audience }: Facts): SlotQuestion => {
  const room = kind.room === undefined ? undefined : rooms[kind.room]

  return {
    now: '2026-11-23T12:00:00Z' as SlotQuestion['now'],
    rules: slotRules({ ...rules, slotIntervalMinutes: person.interval }),
    zone: 'America/Santiago',
    professional: { id: name, weeklyHours: everyDay(...person.hours.split(' ')) },
    service: timeOf(kind, person.extra),
    exceptions: [],
    closures: [],
    busy: person.busy,
    ...(room && { resource: { id: `room ${kind.room}`, ...room } }),
    audience,
  }
}

const people = (most: number): fc.Arbitrary<Person[]> =>
  fc.array(
    fc.tuple(professional, taken('p')).map(([person, busy]) => ({ ...person, busy })),
    { minLength: 1, maxLength: most },
  )

export const anyVisit = (mostLines: number, mostPeople: number): fc.Arbitrary<VisitQuestion> =>
  fc
    .record({
      team: people(mostPeople),
      rooms: fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 2 }), busy: taken('r') }), {
        minLength: 2,
        maxLength: 2,
      }),
      lines: fc.array(fc.record({ kind: service, client: fc.constantFrom('a', 'a', 'b'), isNamed: fc.boolean() }), {
        minLength: 2,
        maxLength: mostLines,
      }),
      rules: fc.record({ bufferMinutes: fc.constantFrom(0, 5), compactDay: fc.boolean() }),
      gapMinutes: fc.constantFrom(0, 0, 10),
      audience: fc.constantFrom<Audience[]>('client', 'client', 'staff'),
    })
    .map(({ team, lines, gapMinutes, ...facts }) => ({
      gapMinutes,
      lines: lines.map(({ kind, client, isNamed }) => ({
        client,
        candidates: (isNamed ? team.slice(0, 1) : team).map((person) =>
          questionOf(kind, person, `professional ${team.indexOf(person)}`, facts),
        ),
      })),
    }))
