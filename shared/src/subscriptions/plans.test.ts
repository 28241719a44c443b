import { describe, expect, it } from 'vitest'

import { locales } from '../texts/locales'
import { countChanges, countersOfProfessional, countersOfService, countersOfUser } from './counters'
import { planTexts } from './plan-texts'
import { assertSellable, limitsOf, type Plan, plans, plansInOrder, yearlyDiscountPercent } from './plans'
import { planView, planViewOf } from './views'

const figures = ({ monthly, yearly, struckThrough, limits, storageGigabytes, state }: Plan) => [
  [monthly.amount, yearly.amount, struckThrough.amount],
  [limits.users, limits.professionals, limits.receptionists, limits.staff],
  [limits.services, limits.monthlyAppointments, limits.clients],
  storageGigabytes,
  state,
]

describe('the plans', () => {
  it('are the three that are sold or announced, with the figures of the price list', () => {
    expect(plansInOrder.map(({ id }) => id)).toEqual(['basico', 'profesional', 'empresarial'])
    expect(figures(plans.basico)).toEqual([[14990, 149900, 29990], [6, 3, 1, 1], [20, 500, 1000], 5, 'sellable'])
    expect(figures(plans.profesional)).toEqual([
      [49990, 499900, 79990],
      [15, 10, 3, 2],
      [100, 2000, 5000],
      50,
      'coming-soon',
    ])
    expect(figures(plans.empresarial)).toEqual([
      [99990, 999900, 159990],
      [100, 50, 10, 5],
      [500, 10_000, 25_000],
      500,
      'coming-soon',
    ])
  })

  it('save the same each by the year, and only the first has a price for one professional more', () => {
    expect(plansInOrder.map(yearlyDiscountPercent)).toEqual([17, 17, 17])
    expect(plansInOrder.map(({ extraProfessional }) => extraProfessional?.amount)).toEqual([3990, undefined, undefined])
  })

  it('that are only announced cannot be chosen', () => {
    expect(() => assertSellable('basico')).not.toThrow()
    for (const id of ['profesional', 'empresarial'] as const) {
      expect(() => assertSellable(id, ['subscription', 'plan'])).toThrow(
        expect.objectContaining({
          code: 'BAD_INPUT',
          details: { issues: [{ path: ['subscription', 'plan'], message: expect.any(String) }] },
        }),
      )
    }
  })

  it('F-39 are shown whole: every limit, and texts in three languages that promise the plan’s own figures', () => {
    for (const plan of plansInOrder) {
      const view = planViewOf(plan)
      expect(planView.parse(view)).toEqual(view)
      expect(Object.keys(view.limits).sort()).toEqual([
        'clients',
        'monthlyAppointments',
        'professionals',
        'receptionists',
        'services',
        'staff',
        'storage',
        'users',
      ])
      for (const locale of locales) {
        const { features, discount } = planTexts(plan, locale)
        expect(features[0]).toContain(String(plan.limits.professionals))
        expect(features[3]).toBe(`${plan.storageGigabytes} GB`)
        expect(discount).toContain('17')
      }
    }
    expect(planTexts(plans.basico, 'es').features).toContain('Profesional adicional: $3.990 al mes')
    expect(planTexts(plans.profesional, 'es').features).toContain('2.000 citas al mes')
  })
})

describe('the limits of an organization', () => {
  it('are its plan’s, unless something else was agreed; null is as many as it likes', () => {
    expect(limitsOf({ plan: 'basico' })).toEqual(plans.basico.limits)
    expect(limitsOf({ plan: 'basico', limits: { clients: 5, services: null } })).toEqual({
      ...plans.basico.limits,
      clients: 5,
      services: undefined,
    })
  })
})

describe('what counts', () => {
  it('a member by role while active, the owner as one of all', () => {
    const of = (role: Parameters<typeof countersOfUser>[0]['role']) => countersOfUser({ role, isActive: true })
    expect([of('owner'), of('admin'), of('professional')]).toEqual([['users'], ['users'], ['users']])
    expect([of('reception'), of('staff')]).toEqual([
      ['users', 'receptionists'],
      ['users', 'staff'],
    ])
    expect(countersOfUser({ role: 'staff', isActive: false })).toEqual([])
  })

  it('F-24 a professional is whoever takes appointments now; a service as long as it is not deleted', () => {
    expect([countersOfProfessional({ isActive: true }), countersOfProfessional({ isActive: false })]).toEqual([
      ['professionals'],
      [],
    ])
    expect([countersOfService({ isDeleted: false }), countersOfService({ isDeleted: true })]).toEqual([
      ['services'],
      [],
    ])
  })

  it('F-21 a change that counts the same as before asks for nothing; the total comes before the role', () => {
    expect(countChanges(['users', 'staff'], ['users', 'staff'])).toEqual([])
    expect(countChanges([], ['staff', 'users'])).toEqual([
      { counter: 'users', by: 1 },
      { counter: 'staff', by: 1 },
    ])
    expect(countChanges(['users', 'staff'], ['users', 'receptionists'])).toEqual([
      { counter: 'receptionists', by: 1 },
      { counter: 'staff', by: -1 },
    ])
  })
})
