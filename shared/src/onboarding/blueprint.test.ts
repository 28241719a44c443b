import { describe, expect, it } from 'vitest'
import { currency } from '../money/schema'
import { industry } from '../organizations/schema'
import { industryTemplates } from '../organizations/templates'
import { isWithinPriceLimit } from '../services/price-limit'
import { registrationIssues } from './answer-issues'
import { type Answers, answers } from './answers'
import { blueprintOf } from './blueprint'
import { registrationExcess } from './plan-limits'
import { type Registration, registration } from './registration'

const organization = answers.organization.parse({
  name: 'La Encina',
  industry: 'salon',
  email: 'hola@salon.example',
  phone: '22334 4556',
})

const registered = (given: Partial<Answers> = {}, overrides: Partial<Registration> = {}): Registration => ({
  ...registration.parse({
    id: '01JD0000000000000000000001',
    kind: 'wizard',
    organizationId: '01JD0000000000000000000002',
    planId: 'basico',
    billingCycle: 'monthly',
    email: 'ana@salon.example',
    firstName: 'Ana',
    lastName: 'Soto',
    phone: '9 8765 4321',
    locale: 'es',
    answers: { organization, ...given },
    skipped: [],
    expiresAt: '2026-11-30T14:00:00Z',
    version: 1,
    createdAt: '2026-11-23T14:00:00Z',
  }),
  ...overrides,
})

describe('what is made of a registration', () => {
  it.each(industry.options)('%s: something that can be booked, in every language and currency', (each) => {
    for (const locale of ['es', 'en', 'pt'] as const) {
      for (const counted of currency.options) {
        const given = { organization: { ...organization, industry: each, locale, currency: counted } }
        const { services, professionals } = blueprintOf(registered(given))

        expect(services.length).toBeGreaterThanOrEqual(3)
        expect(services.every(({ price }) => price.amount > 0 && isWithinPriceLimit(price))).toBe(true)
        expect(services[0]?.name).toBe(industryTemplates[each].services[0].name[locale])
        expect(professionals).toMatchObject([{ firstName: 'Ana', specialty: expect.stringMatching(/\p{L}/u) }])
        const complete = registered({ ...given, services: { services: [...services] } })
        expect([registrationIssues(complete), registrationExcess(complete)]).toEqual([[], undefined])
      }
    }
  })

  it('F-26 keeps people apart: who takes appointments, who signs in, who does both', () => {
    const team = answers.team.parse({
      members: [
        { firstName: 'Luz', email: 'Luz@equipo.example', role: 'reception', phone: '9 1234 5678' },
        { firstName: 'Eva', email: 'eva@equipo.example', role: 'professional', specialty: 'Color' },
        { firstName: 'Sin Correo', role: 'professional' },
      ],
    })
    const { professionals, invitations, ownerPhone } = blueprintOf(registered({ team }))

    // Who said nothing of it is what most are in this industry.
    const usual = industryTemplates[organization.industry].specialties[0].es
    expect(professionals.map(({ firstName, member, specialty }) => [firstName, member, specialty])).toEqual([
      ['Eva', 1, 'Color'],
      ['Sin Correo', 2, usual],
    ])
    expect(invitations).toMatchObject([
      { member: 0, email: 'luz@equipo.example', role: 'reception', phone: '+56912345678' },
      { member: 1, email: 'eva@equipo.example', role: 'professional', professional: 0 },
    ])
    expect(invitations[0]?.professional).toBeUndefined()
    expect(ownerPhone).toBe('+56987654321')
  })

  it('shows in the marketplace only whose address somebody has proven', () => {
    expect(blueprintOf(registered()).organization).toMatchObject({ isListed: true, phone: '+56223344556' })
    expect(blueprintOf(registered({}, { kind: 'direct' })).organization.isListed).toBe(false)
  })

  it('is the same of the same registration, so that ids can be given beforehand', () => {
    expect(blueprintOf(registered())).toEqual(blueprintOf(registered()))
  })
})
