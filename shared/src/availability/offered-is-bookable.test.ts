import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { professionalEntries, resourceEntries } from '../agenda/build'
import type { AgendaEntry } from '../agenda/entry'
import { findConflicts, touchedDays } from '../agenda/occupancy'
import { anyQuestion } from '../testing/question-arbitrary'
import { workingIntervals } from '../testing/working-time'
import { fromMinutes, toMinutes, toSeconds } from '../time/instant'
import { addDays, dayRange, localDateOf, toLocal } from '../time/zone'
import { decideStart } from './decide'
import { offeredStarts } from './offer'
import type { SlotQuestion } from './question'

const client = ['client'] as const
const reach = 900

/** The rules told again in the plainest words, from the public parts only: no table, no search, no shortcut. */
const conflictsAt = (asked: SlotQuestion, start: number): boolean => {
  const facts = { kind: 'appointment', id: 'new', start } as const
  const rules = { gapMinutes: asked.rules.bufferMinutes, now: asked.now, quantity: 1 }
  const { resource } = asked

  return (
    findConflicts(professionalEntries(facts, asked.service), asked.busy, rules).length > 0 ||
    (resource !== undefined &&
      findConflicts(resourceEntries(facts, asked.service), resource.busy, {
        ...rules,
        gapMinutes: 0,
        quantity: resource.quantity,
      }).length > 0)
  )
}

const opensAround = (asked: SlotQuestion, start: number) =>
  workingIntervals({
    weeklyHours: asked.professional.weeklyHours,
    exceptions: asked.exceptions,
    closures: asked.closures,
    zone: asked.zone,
    from: start - 2880,
    to: start + 2880,
  })

describe('offered and bookable', { timeout: 60_000 }, () => {
  it('are the same minutes: each offered start is accepted, each accepted minute was offered', () => {
    const anyMinutes = fc.array(fc.integer({ min: -reach, max: reach - 1 }), { minLength: 40, maxLength: 40 })

    fc.assert(
      fc.property(anyQuestion(client), anyMinutes, ({ asked, around }, shifts) => {
        const [from, to] = [around - reach, around + reach]
        const offered = new Set(offeredStarts(asked, from, to))
        // Beside random minutes the tempting ones: next to what is offered, and the round ones that are not.
        const tried = [
          ...[...offered].flatMap((start) => [start - 1, start, start + 1]),
          ...shifts.map((shift) => around + shift),
          ...Array.from({ length: (2 * reach) / 15 }, (_, index) => from + index * 15),
        ].filter((minute) => minute >= from && minute < to)

        expect(new Set(tried.filter((minute) => decideStart(asked, minute).ok))).toEqual(offered)
      }),
      { numRuns: 150 },
    )
  })

  it('the desk may book all that it is shown', () => {
    fc.assert(
      fc.property(anyQuestion(['staff', 'walk-in']), ({ asked, around }) => {
        for (const start of offeredStarts(asked, around - reach, around + reach)) {
          expect(decideStart(asked, start)).toEqual({ ok: true })
        }
      }),
      { numRuns: 100 },
    )
  })

  it('do not depend on the range that was asked (one day at a time or all at once)', () => {
    fc.assert(
      fc.property(anyQuestion(client), fc.integer({ min: 1, max: reach * 2 - 1 }), ({ asked, around }, cut) => {
        const [from, to] = [around - reach, around + reach]

        expect([...offeredStarts(asked, from, from + cut), ...offeredStarts(asked, from + cut, to)]).toEqual(
          offeredStarts(asked, from, to),
        )
      }),
      { numRuns: 200 },
    )
  })
})

describe('what is offered', { timeout: 60_000 }, () => {
  it('meets nothing that the guarded write would refuse', () => {
    fc.assert(
      fc.property(anyQuestion(['client', 'staff', 'walk-in']), ({ asked, around }) => {
        for (let start = around - 300; start < around + 300; start += 3) {
          const decision = decideStart(asked, start)
          const isTaken = !decision.ok && (decision.reason === 'taken' || decision.reason === 'resource-taken')
          if (decision.ok || isTaken) {
            expect(conflictsAt(asked, start)).toBe(isTaken)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('lies in working time to its last minute, is never past, never too soon, never beyond the horizon', () => {
    fc.assert(
      fc.property(anyQuestion(client), ({ asked, around }) => {
        const { rules, service, zone } = asked
        const lastDay = addDays(localDateOf(asked.now, zone), rules.horizonDays)
        for (const start of offeredStarts(asked, around - reach, around + reach)) {
          const [first, end] = rules.buffersInsideWorkingHours
            ? [start - service.before, start + service.durationMinutes + service.after]
            : [start, start + service.durationMinutes]

          expect(opensAround(asked, start).some((open) => open.start <= first && end <= open.end)).toBe(true)
          expect(start * 60).toBeGreaterThanOrEqual(toSeconds(asked.now) + rules.minimumNoticeMinutes * 60)
          expect(localDateOf(fromMinutes(start), zone) <= lastDay).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('F-15 never touches a day that is closed', () => {
    fc.assert(
      fc.property(anyQuestion(['client', 'staff', 'walk-in']), ({ asked, around }) => {
        const closed = [...asked.exceptions, ...asked.closures].filter(({ type }) => type !== 'special_hours')
        const offered = offeredStarts(asked, around - reach, around + reach)
        for (const { date } of closed) {
          const { from, to } = dayRange(date, asked.zone)
          const meets = offered.filter(
            (start) => start < toMinutes(to) && toMinutes(from) < start + asked.service.durationMinutes,
          )

          expect(meets.map((start) => toLocal(fromMinutes(start), asked.zone))).toEqual([])
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('a decision', { timeout: 60_000 }, () => {
  it('needs only the agenda days that the start touches, five minutes wider for a compact day', () => {
    fc.assert(
      fc.property(anyQuestion(['client', 'staff', 'walk-in']), ({ asked, around }) => {
        const { resource, service, rules } = asked
        for (const start of offeredStarts(asked, around - reach, around + reach).concat(around, around + 5)) {
          const facts = { kind: 'appointment', id: 'new', start } as const
          const days = new Set(touchedDays(professionalEntries(facts, service), rules.bufferMinutes + 5))
          const resourceDays = new Set(touchedDays(resourceEntries(facts, service), 0))
          // What was written under another gap stands in fewer days: its bare time and its buffers.
          const within = (read: Set<string>) => (one: AgendaEntry) => touchedDays([one], 0).some((day) => read.has(day))
          const narrow = {
            ...asked,
            busy: asked.busy.filter(within(days)),
            ...(resource ? { resource: { ...resource, busy: resource.busy.filter(within(resourceDays)) } } : {}),
          }

          expect(decideStart(narrow, start)).toEqual(decideStart(asked, start))
        }
      }),
      { numRuns: 100 },
    )
  })

  it('never lets anybody start in the past, a walk-in not before the running minute', () => {
    fc.assert(
      fc.property(anyQuestion(['client', 'staff', 'walk-in']), ({ asked }) => {
        const minute = toMinutes(asked.now)
        const running = decideStart(asked, minute)
        const isWhole = toSeconds(asked.now) % 60 === 0
        const isPast = (one: typeof running) => !one.ok && one.reason === 'past'

        expect(isPast(decideStart(asked, minute - 1))).toBe(true)
        expect(isPast(running)).toBe(!isWhole && asked.audience !== 'walk-in')
      }),
    )
  })
})
