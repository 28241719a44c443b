import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { professionalEntries, resourceEntries } from '../agenda/build'
import { findConflicts } from '../agenda/occupancy'
import { refusalOf } from '../availability/judge'
import { prepareQuestion } from '../availability/prepare'
import type { SlotQuestion } from '../availability/question'
import { anyVisit, visitDay } from '../testing/visit-arbitrary'
import { offeredVisits } from './offer'
import { decideVisit } from './place'
import type { PlacedLine, VisitQuestion } from './question'
import { waitsBetween } from './waits'

const { from, to } = visitDay
const candidateOf = (visit: VisitQuestion, index: number, { candidate }: PlacedLine): SlotQuestion => {
  const found = visit.lines[index]?.candidates[candidate]
  if (!found) throw new Error('A line was given to nobody')

  return found
}

/** What the guarded write would say of the lines one after another, in the plainest words there are. */
const conflictsOf = (visit: VisitQuestion, placed: readonly PlacedLine[]): number =>
  placed.reduce((sum, line, index) => {
    const asked = candidateOf(visit, index, line)
    const facts = { kind: 'appointment', id: `new ${index}`, start: line.start } as const
    const before = placed.slice(0, index).map((other, at) => ({ other, question: candidateOf(visit, at, other), at }))
    const entriesOf = (build: typeof professionalEntries, isShared: (question: SlotQuestion) => boolean) =>
      before
        .filter(({ question }) => isShared(question))
        .flatMap(({ other, question, at }) =>
          build({ kind: 'appointment', id: `new ${at}`, start: other.start }, question.service),
        )
    const gap = { gapMinutes: asked.rules.bufferMinutes, now: asked.now, quantity: 1 }
    const own = [
      ...asked.busy,
      ...entriesOf(professionalEntries, ({ professional }) => professional.id === asked.professional.id),
    ]
    const { resource } = asked
    const room = resource && [
      ...resource.busy,
      ...entriesOf(resourceEntries, (question) => question.resource?.id === resource.id),
    ]

    return (
      sum +
      findConflicts(professionalEntries(facts, asked.service), own, gap).length +
      (room
        ? findConflicts(resourceEntries(facts, asked.service), room, {
            ...gap,
            gapMinutes: 0,
            quantity: resource.quantity,
          }).length
        : 0)
    )
  }, 0)

const previousOf = (visit: VisitQuestion, index: number) =>
  visit.lines.slice(0, index).findLastIndex(({ client }) => client === visit.lines[index]?.client)

/** Every way to give the lines to somebody, without any cleverness. */
const existsPlacing = (visit: VisitQuestion, start: number, placed: readonly PlacedLine[] = []): boolean => {
  const index = placed.length
  const line = visit.lines[index]
  if (!line) return true
  const previous = placed[previousOf(visit, index)]
  const before = previous && candidateOf(visit, previousOf(visit, index), previous)

  return line.candidates.some((asked, candidate) => {
    const pause = { gapMinutes: visit.gapMinutes, bufferMinutes: asked.rules.bufferMinutes }
    const waits = before ? waitsBetween(before.service, asked.service, pause) : [0]

    return waits.some((wait) => {
      const at = (previous?.end ?? start) + wait
      const next = [...placed, { candidate, start: at, end: at + asked.service.durationMinutes }]
      const refusal = refusalOf(prepareQuestion(asked, at, at + 1), at, { anyMinute: index > 0 })

      return refusal === undefined && conflictsOf(visit, next) === 0 && existsPlacing(visit, start, next)
    })
  })
}

describe('a visit offered and bookable', { timeout: 60_000 }, () => {
  it('are the same minutes for clients, and the desk may book all that it is shown', () => {
    fc.assert(
      fc.property(
        anyVisit(4, 3),
        fc.array(fc.integer({ min: from, max: to - 1 }), { maxLength: 20 }),
        (visit, more) => {
          const offered = new Set(offeredVisits(visit, from, to).map(({ start }) => start))
          const round = Array.from({ length: (to - from) / 15 }, (_, index) => from + index * 15)
          const tried = [...offered, ...round, ...more]
          const isClient = visit.lines[0]?.candidates[0]?.audience === 'client'
          const accepted = tried.filter((minute) => decideVisit(visit, minute).ok)

          if (isClient) expect(new Set(accepted)).toEqual(offered)
          else expect(accepted).toEqual(expect.arrayContaining([...offered]))
        },
      ),
      { numRuns: 120 },
    )
  })

  it('are all minutes at which somebody patient finds a place for every line', () => {
    let bookable = 0
    fc.assert(
      fc.property(
        anyVisit(3, 2),
        fc.array(fc.integer({ min: 0, max: 35 }), { minLength: 4, maxLength: 4 }),
        (visit, at) => {
          for (const minute of at.map((quarter) => from + quarter * 15)) {
            const isPossible = existsPlacing(visit, minute)
            bookable += isPossible ? 1 : 0
            expect(decideVisit(visit, minute).ok).toBe(isPossible)
          }
        },
      ),
      { numRuns: 150 },
    )
    // The cases are no empty ones.
    expect(bookable).toBeGreaterThan(50)
  })

  it('do not depend on the range that was asked', () => {
    fc.assert(
      fc.property(anyVisit(3, 2), fc.integer({ min: from + 1, max: to - 1 }), (visit, cut) => {
        expect([...offeredVisits(visit, from, cut), ...offeredVisits(visit, cut, to)]).toEqual(
          offeredVisits(visit, from, to),
        )
      }),
      { numRuns: 60 },
    )
  })
})

describe('the lines of a visit', { timeout: 60_000 }, () => {
  it('never take the same hands twice nor more of a room than there is, whoever does them', () => {
    fc.assert(
      fc.property(anyVisit(6, 3), (visit) => {
        for (const { lines } of offeredVisits(visit, from, to)) expect(conflictsOf(visit, lines)).toBe(0)
      }),
      { numRuns: 120 },
    )
  })

  it('of one client follow one another after no more than what has to be done between; all clients begin together', () => {
    fc.assert(
      fc.property(anyVisit(6, 3), (visit) => {
        for (const { start, lines } of offeredVisits(visit, from, to)) {
          for (const [index, line] of lines.entries()) {
            const previous = lines[previousOf(visit, index)]
            if (!previous) {
              expect(line.start).toBe(start)
              continue
            }
            const [before, asked] = [
              candidateOf(visit, previousOf(visit, index), previous),
              candidateOf(visit, index, line),
            ]
            const pause = { gapMinutes: visit.gapMinutes, bufferMinutes: asked.rules.bufferMinutes }
            expect(waitsBetween(before.service, asked.service, pause)).toContain(line.start - previous.end)
          }
        }
      }),
      { numRuns: 80 },
    )
  })
})
