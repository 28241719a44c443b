import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyBooks } from '../testing/payment-books'
import { cashOf, figuresOf } from './day-close'

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

it('the figures of a day are its payments and refunds, by method and without what the provider keeps, in any order', () => {
  fc.assert(
    fc.property(anyBooks, ({ payments, entries }) => {
      const figures = figuresOf(entries)
      const refunds = payments.flatMap((each) => each.refunds)

      for (const { method, received, refunded, net } of figures.byMethod) {
        const came = payments.filter((each) => each.method === method).map(({ amount }) => amount.amount)
        const went = refunds.filter((each) => each.method === method).map(({ amount }) => amount.amount)
        expect({ received, refunded }).toEqual({ received: sum(came), refunded: sum(went) })
        expect(net).toBe(received - refunded)
      }
      const tips = payments.map(({ tip }) => tip?.amount ?? 0)
      expect(figures.tips).toBeLessThanOrEqual(sum(tips))
      const services = sum(payments.flatMap(({ parts }) => parts).map(({ amount, refunded }) => amount - refunded))
      // What was attached later came in before anybody knew whose it was.
      expect(sum(figures.byProfessional.map(({ net }) => net))).toBeLessThanOrEqual(services)
      expect(cashOf(figures)).toBe(figures.byMethod.find(({ method }) => method === 'cash')?.net ?? 0)
    }),
    { numRuns: 300 },
  )
})
