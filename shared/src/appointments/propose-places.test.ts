import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { professionalEntries, resourceEntries } from '../agenda/build'
import type { AgendaEntry } from '../agenda/entry'
import { findConflicts } from '../agenda/occupancy'
import { decideStart } from '../availability/decide'
import type { SlotQuestion } from '../availability/question'
import { hours, slotRules } from '../testing/builders'
import { fromMinutes } from '../time/instant'
import { type Leaving, proposePlaces } from './propose-places'

/** Tuesday at nine in the morning of a place that has no clock changes. */
const day = Date.parse('2026-11-24T00:00Z') / 60_000
const open = day + 9 * 60
const away = { professionalId: 'sick', from: day, to: day + 1440 }
const search = { away, from: open - 60, to: day + 4 * 1440, others: 3 }
const now = fromMinutes(open - 60)

const week = hours('09:00-18:00')
const weeklyHours = {
  monday: week,
  tuesday: week,
  wednesday: week,
  thursday: week,
  friday: week,
  saturday: week,
  sunday: week,
}

type Given = {
  id: string
  busy: AgendaEntry[]
  durationMinutes: number
  room?: { quantity: number; busy: AgendaEntry[] }
}

const question = ({ id, busy, durationMinutes, room }: Given): SlotQuestion => ({
  now,
  rules: slotRules({ slotIntervalMinutes: 15 }),
  zone: 'UTC',
  professional: { id, weeklyHours },
  service: { durationMinutes, segments: [], before: 0, after: 5 },
  exceptions: [],
  closures: [],
  busy,
  ...(room && { resource: { id: 'room', ...room } }),
  audience: 'staff',
})

const entry = (id: string, start: number, minutes: number): AgendaEntry => ({
  kind: 'appointment',
  id,
  start,
  end: start + minutes,
  before: 0,
  after: 0,
  overlapAccepted: false,
})

const one = (
  id: string,
  start: number,
  busyOf: (professional: string) => AgendaEntry[],
  team = ['ana', 'bea'],
): Leaving => ({
  id,
  start,
  questions: team.map((each) => question({ id: each, busy: busyOf(each), durationMinutes: 45 })),
})

describe('places for whoever has to leave', () => {
  it('are at the same time with somebody else first, and two do not want the same', () => {
    const free = () => []
    const proposed = proposePlaces([one('a', open, free), one('b', open, free), one('c', open, free)], search)

    expect(proposed.map(({ proposal }) => proposal)).toEqual([
      { professionalId: 'ana', start: open },
      { professionalId: 'bea', start: open },
      { professionalId: 'ana', start: open + 60 },
    ])
  })

  it('are the nearest where nobody is free then, never back into the day of who is away', () => {
    const busy = (professional: string) => (professional === 'ana' ? [entry('x', open, 120)] : [])
    const [proposed] = proposePlaces([one('a', open, busy, ['sick', 'ana'])], search)

    expect(proposed?.proposal).toEqual({ professionalId: 'ana', start: open + 120 })
    expect(
      proposed?.others.filter(({ professionalId, start }) => professionalId === 'sick' && start < away.to),
    ).toEqual([])
    expect(proposePlaces([one('a', open, busy, ['sick'])], search)[0]?.proposal).toEqual({
      professionalId: 'sick',
      start: open + 1440,
    })
  })

  it('there may be none', () => {
    expect(proposePlaces([one('a', open, () => [], [])], search)).toEqual([
      { id: 'a', proposal: undefined, others: [] },
    ])
  })

  it('are bookable and collide neither with what stands there nor with each other, nor in a room they share', () => {
    const minutes = fc.integer({ min: 0, max: 36 }).map((step) => open + step * 15)
    const busy = fc.array(fc.tuple(minutes, fc.integer({ min: 10, max: 90 })), { maxLength: 5 })
    const team = fc.array(busy, { minLength: 1, maxLength: 3 })
    const leaving = fc.array(fc.tuple(minutes, fc.integer({ min: 15, max: 120 })), { minLength: 1, maxLength: 8 })
    const room = fc.option(fc.record({ quantity: fc.integer({ min: 1, max: 2 }), busy }))

    fc.assert(
      fc.property(team, leaving, room, (agendas, gone, chairs) => {
        const entries = (list: [number, number][], name: string) =>
          list.map(([start, length], index) => entry(`${name}-${index}`, start, length))
        const shared = chairs && { quantity: chairs.quantity, busy: entries(chairs.busy, 'room') }
        const asked: Leaving[] = gone.map(([start, durationMinutes], index) => ({
          id: `leaving-${index}`,
          start,
          questions: agendas.map((agenda, who) =>
            question({
              id: `p${who}`,
              busy: entries(agenda, `p${who}`),
              durationMinutes,
              ...(shared && { room: shared }),
            }),
          ),
        }))
        const placed = proposePlaces(asked, search).flatMap(({ id, proposal }) => {
          const its = asked.find((each) => each.id === id)
          const chosen = its?.questions.find(({ professional }) => professional.id === proposal?.professionalId)

          return proposal && chosen ? [{ id, start: proposal.start, chosen }] : []
        })

        placed.forEach(({ id, start, chosen }, index) => {
          expect(decideStart(chosen, start)).toEqual({ ok: true })
          const facts = (each: { id: string; start: number }) =>
            ({ kind: 'appointment', id: each.id, start: each.start }) as const
          const before = placed.slice(0, index)
          const ofSame = before.filter((each) => each.chosen.professional.id === chosen.professional.id)
          const rules = { gapMinutes: 0, now, quantity: 1 }
          expect(
            findConflicts(
              professionalEntries(facts({ id, start }), chosen.service),
              ofSame.flatMap((each) => professionalEntries(facts(each), each.chosen.service)),
              rules,
            ),
          ).toEqual([])
          if (!shared) return
          const inRoom = before.flatMap((each) => resourceEntries(facts(each), each.chosen.service))
          expect(
            findConflicts(resourceEntries(facts({ id, start }), chosen.service), [...shared.busy, ...inRoom], {
              ...rules,
              quantity: shared.quantity,
            }),
          ).toEqual([])
        })
      }),
      { numRuns: 100 },
    )
  })
})
