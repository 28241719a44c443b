import { describe, expect, it } from 'vitest'
import { at, entry, question } from '../testing/builders'
import { offeredVisits } from './offer'
import { decideVisit } from './place'
import type { VisitLine } from './question'

const ten = at('2026-11-24T13:00:00Z')
const people = (count: number) => Array.from({ length: count }, (_, index) => `professional ${index}`)

const line = (client: string, names: readonly string[], overrides: Parameters<typeof question>[0] = {}): VisitLine => ({
  client,
  candidates: names.map((id) => {
    const asked = question(overrides)

    return { ...asked, professional: { ...asked.professional, id } }
  }),
})

describe('a visit', () => {
  it('gives a free choice to whoever has least to do that day, what the visit itself gives them included', () => {
    const lines = [
      { ...line('a', ['p', 'q', 'r']), loads: [120, 0, 30] },
      { ...line('a', ['p', 'q', 'r']), loads: [120, 0, 30] },
    ]

    expect(decideVisit({ lines, gapMinutes: 0 }, ten)).toEqual({
      ok: true,
      lines: [
        { candidate: 1, start: ten, end: ten + 60 },
        { candidate: 2, start: ten + 60, end: ten + 120 },
      ],
    })
  })

  it('takes somebody else for the first line where only they can do the second', () => {
    const both = line('a', ['p', 'q'])
    const lines = [both, line('b', ['p'])]

    expect(decideVisit({ lines, gapMinutes: 0 }, ten)).toMatchObject({ ok: true, lines: [{ candidate: 1 }, {}] })
  })

  it('lets one hand serve a friend while the colour of the other processes, and the chair stays taken', () => {
    const colour = {
      durationMinutes: 90,
      segments: [
        { kind: 'work' as const, minutes: 30 },
        { kind: 'processing' as const, minutes: 40 },
        { kind: 'work' as const, minutes: 20 },
      ],
    }
    const first = { durationMinutes: 30, segments: [] }
    const chair = { id: 'chair', quantity: 1, busy: [] }
    const lines = (chaired: boolean) => [
      line('a', ['p'], { service: colour, resource: chair }),
      line('b', ['q'], { service: first }),
      line('b', ['p'], { service: first, ...(chaired && { resource: chair }) }),
    ]

    expect(decideVisit({ lines: lines(false), gapMinutes: 0 }, ten).ok).toBe(true)
    expect(decideVisit({ lines: lines(true), gapMinutes: 0 }, ten).ok).toBe(false)
  })

  it('rests as long as it was asked to, and says why there is no room', () => {
    const busy = [entry(ten + 130, ten + 140)]
    const lines = [line('a', ['p']), line('a', ['q'], { busy })]

    expect(decideVisit({ lines, gapMinutes: 0 }, ten).ok).toBe(true)
    expect(decideVisit({ lines, gapMinutes: 15 }, ten)).toEqual({ ok: false, reasons: ['taken'] })
  })
})

// Without its short cuts either of these takes minutes.
describe('the search', { timeout: 10_000 }, () => {
  const month = { from: at('2026-11-24T03:00:00Z'), to: at('2026-12-24T03:00:00Z') }

  it('sees at once that no choice of twenty makes six chairs of five', () => {
    const chair = { id: 'chair', quantity: 5, busy: [] }
    const lines = ['a', 'b', 'c', 'd', 'e', 'f'].map((client) => line(client, people(20), { resource: chair }))

    expect(offeredVisits({ lines, gapMinutes: 0 }, month.from, month.to)).toEqual([])
  })

  it('finds a month of six services in a row by twenty people in the time of a request', () => {
    const lines = Array.from({ length: 6 }, () => line('a', people(20)))

    expect(offeredVisits({ lines, gapMinutes: 0 }, month.from, month.to).length).toBeGreaterThan(30)
  })
})
