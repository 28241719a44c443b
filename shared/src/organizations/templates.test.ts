import { describe, expect, it } from 'vitest'
import { checkWeeklyHours } from '../schedules/check'
import { locales } from '../texts/locales'
import { bookingRules, industry } from './schema'
import { industryTemplateViews } from './template-view'
import { industryTemplates } from './templates'
import { term, terminology } from './terminology'

const letters = /\p{L}{2}/u

describe.each(industry.options)('T-06 the template of %s', (key) => {
  const template = industryTemplates[key]

  it('has four terms in three languages, singular and plural', () => {
    expect(terminology.parse(template.terminology)).toEqual(template.terminology)
    for (const locale of locales) {
      for (const each of term.options) {
        const { singular, plural } = template.terminology[locale][each]
        expect([singular, plural]).toEqual([expect.stringMatching(letters), expect.stringMatching(letters)])
        expect(plural).not.toBe(singular)
      }
    }
  })

  it('F-29 has rules within their ranges and hours that a week can have, open on five days at least', () => {
    expect(bookingRules.parse(template.bookingRules)).toEqual(template.bookingRules)
    expect(checkWeeklyHours(template.openingHours)).toEqual([])
    expect(Object.values(template.openingHours).filter((day) => day.length > 0).length).toBeGreaterThanOrEqual(5)
  })

  it('has at least three services that the catalogue takes, named and sorted in three languages', () => {
    expect(template.services.length).toBeGreaterThanOrEqual(3)
    for (const { name, category, durationMinutes, price, ...buffers } of template.services) {
      for (const locale of locales)
        expect([name[locale], category[locale]].every((text) => letters.test(text))).toBe(true)
      expect(durationMinutes % 5).toBe(0)
      expect(durationMinutes).toBeGreaterThanOrEqual(5)
      expect(durationMinutes).toBeLessThanOrEqual(480)
      expect(price).toBeGreaterThan(0)
      expect(Math.max(buffers.bufferBeforeMinutes, buffers.bufferAfterMinutes)).toBeLessThanOrEqual(60)
    }
    expect(new Set(template.services.map(({ name }) => name.es)).size).toBe(template.services.length)
  })

  it('names itself, its specialties and the other roles in three languages', () => {
    for (const text of [template.name, ...template.specialties, template.titles.reception, template.titles.staff]) {
      for (const locale of locales) expect(text[locale]).toMatch(letters)
    }
  })
})

it('T-02 keeps the rules each industry is known for', () => {
  const known = industry.options.map((key) => {
    const rules = industryTemplates[key].bookingRules

    return [key, rules.acceptsWalkIns, rules.cancellationWindowHours, rules.requiresConfirmation, rules.horizonDays]
  })

  expect(known).toEqual([
    ['salon', true, 2, false, 30],
    ['clinic', false, 24, true, 60],
    ['fitness', true, 4, false, 14],
    ['spa', false, 24, true, 45],
    ['dental', false, 48, true, 90],
    ['veterinary', false, 24, true, 60],
    ['beauty', false, 24, true, 45],
    ['massage', false, 24, true, 45],
    ['other', true, 2, false, 30],
  ])
})

it('everybody may read what an organization of each industry begins with', () => {
  const views = industryTemplateViews()
  expect(views.map((each) => each.industry)).toEqual(industry.options)
  for (const { industry: name, ...view } of views) expect(view).toEqual(industryTemplates[name])
})
