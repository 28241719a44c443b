import fc from 'fast-check'
import type { AgendaEntry } from '../agenda/entry'

/** Random agendas for property tests, dense enough that things meet. */

const id = fc.oneof(
  fc.uuid(),
  fc.integer({ min: 0, max: 6 }).map((n) => `01JDCX0000000000000000000${n}`),
)

const minutes = (max: number) => fc.integer({ min: 0, max })

/** `around` ± a day; `now` is about `around` for the expiry of holds. */
export const agendaEntry = (around: number): fc.Arbitrary<AgendaEntry> =>
  fc
    .record({
      kind: fc.constantFrom<AgendaEntry['kind'][]>('appointment', 'hold', 'block'),
      id,
      start: fc.integer({ min: around - 1440, max: around + 1440 }),
      length: fc.integer({ min: 1, max: 600 }),
      before: fc.oneof(fc.constant(0), minutes(120)),
      after: fc.oneof(fc.constant(0), minutes(120)),
      overlapAccepted: fc.boolean(),
      lasts: fc.integer({ min: -600, max: 600 }),
    })
    .map(({ kind, length, lasts, start, before, after, ...rest }) => ({
      ...rest,
      kind,
      start,
      end: start + length,
      before: kind === 'block' ? 0 : before,
      after: kind === 'block' ? 0 : after,
      ...(kind === 'hold' ? { expiresAt: around * 60 + lasts } : {}),
    }))

export const agendaEntries = (around: number, maxLength = 20): fc.Arbitrary<AgendaEntry[]> =>
  fc.array(agendaEntry(around), { maxLength })
