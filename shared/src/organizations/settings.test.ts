import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hours } from '../testing/builders'
import { parseInstant } from '../time/instant'
import { completeOrganization } from './complete'
import { industry, type Organization } from './schema'
import { changeSettings, settingsOf } from './settings'
import { industryTemplates } from './templates'

const salon = (): Organization => ({ industry: 'salon', ...settingsOf('salon') }) as Organization

describe('settings', () => {
  it('F-30 keep every other rule when one is given', () => {
    const { bookingRules } = settingsOf('dental', { bookingRules: { bufferMinutes: 5 } })

    expect(bookingRules).toEqual({ ...industryTemplates.dental.bookingRules, bufferMinutes: 5 })
  })

  it('F-30 are merged at any depth: one word of one language, one day of the week', () => {
    const changed = changeSettings(salon(), {
      terminology: { es: { professional: { singular: 'Barbero' } } },
      openingHours: { monday: [] },
    })

    expect(changed.terminology.es.professional).toEqual({ singular: 'Barbero', plural: 'Estilistas' })
    expect(changed.terminology.pt).toEqual(industryTemplates.salon.terminology.pt)
    expect(changed.openingHours).toEqual({ ...industryTemplates.salon.openingHours, monday: [] })
  })

  it('replace a day whole: intervals are not mixed with those before', () => {
    const { openingHours } = changeSettings(salon(), { openingHours: { monday: hours('10:00-12:00') } })

    expect(openingHours.monday).toEqual(hours('10:00-12:00'))
  })

  it('go back to the template where null is given, a field or a whole part', () => {
    const own = { ...salon(), ...changeSettings(salon(), { bookingRules: { horizonDays: 7, bufferMinutes: 0 } }) }

    expect(changeSettings(own, { bookingRules: { horizonDays: null } }).bookingRules).toMatchObject({
      horizonDays: 30,
      bufferMinutes: 0,
    })
    expect(changeSettings(own, { bookingRules: null }).bookingRules).toEqual(industryTemplates.salon.bookingRules)
  })

  it('take no field that there is not, not even one that every object has', () => {
    const changes = JSON.parse('{"bookingRules":{"__proto__":{"horizonDays":1},"constructor":5,"unknown":true}}')

    expect(changeSettings(salon(), changes)).toEqual(settingsOf('salon'))
  })

  it('stay as they are without changes, for any industry', () => {
    fc.assert(
      fc.property(fc.constantFrom(...industry.options), (key) => {
        const { bookingRules, openingHours, terminology } = industryTemplates[key]

        expect(settingsOf(key)).toEqual({ bookingRules, openingHours, terminology })
      }),
    )
  })
})

it('an organization written before a field existed gets what it has lived with', () => {
  const { clientCancellation: _, terminology: _terms, ...rules } = { ...settingsOf('spa').bookingRules, terminology: 1 }
  const createdAt = parseInstant('2026-01-01T00:00:00Z')
  const stored = { industry: 'spa', bookingRules: rules, createdAt } as Organization
  const complete = completeOrganization(stored)

  expect(complete).toMatchObject({ gallery: [], isListed: true, bookingRules: { clientCancellation: true } })
  expect(complete.onboardedAt).toBe(createdAt)
  expect(completeOrganization({ ...stored, isListed: true }).onboardedAt).toBeUndefined()
  expect(complete.terminology).toEqual(industryTemplates.spa.terminology)
})
