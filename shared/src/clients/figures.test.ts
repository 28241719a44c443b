import fc from 'fast-check'
import { expect, it } from 'vitest'
import { appointmentStatus } from '../appointments/schema'
import { fromMinutes } from '../time/instant'
import { figuresOf, noFigures } from './figures'

const appointment = fc.record({
  status: fc.constantFrom(...appointmentStatus.options),
  start: fc.nat(1_000_000).map(fromMinutes),
  price: fc.record({ amount: fc.nat(100_000), currency: fc.constantFrom('CLP' as const, 'USD' as const) }),
})

it('nobody who never had an appointment has figures', () => {
  expect(figuresOf([])).toEqual({ figures: noFigures })
})

it('who only cancelled has been nowhere and spent nothing', () => {
  const start = fromMinutes(1000)
  const price = { amount: 9000, currency: 'CLP' as const }
  const cancelled = { status: 'cancelled' as const, start, price }

  expect(figuresOf([cancelled, { ...cancelled, isLateCancellation: true }])).toEqual({
    figures: { ...noFigures, cancellations: 2, lateCancellations: 1 },
  })
})

it('F-20 the order of the appointments changes no figure, and each counts once', () => {
  fc.assert(
    fc.property(fc.array(appointment), fc.nat(), (all, turn) => {
      const { figures, lastVisitAt } = figuresOf(all)
      const turned = all.map((_, index) => all[(index + turn) % all.length] ?? all[0]).flatMap((each) => each ?? [])
      expect(figuresOf(turned)).toEqual({ figures, ...(lastVisitAt && { lastVisitAt }) })
      const ended = all.filter(({ status }) => ['completed', 'no_show', 'cancelled'].includes(status))
      expect(figures.visits + figures.noShows + figures.cancellations).toBe(ended.length)
      const completed = all.filter(({ status }) => status === 'completed')
      expect(figures.spent.reduce((sum, { amount }) => sum + amount, 0)).toBe(
        completed.reduce((sum, { price }) => sum + price.amount, 0),
      )
    }),
  )
})
