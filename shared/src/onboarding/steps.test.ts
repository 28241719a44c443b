import { describe, expect, it } from 'vitest'
import { instant } from '../time/schema'
import { answerIssues } from './answer-issues'
import { type Answers, answers } from './answers'
import { planExcess } from './plan-limits'
import { type Registration, registration } from './registration'
import { assertOpen, progressOf, stepStates } from './steps'

const now = instant.parse('2026-11-23T14:00:00Z')

const registered = (overrides: Partial<Registration> = {}): Registration => ({
  ...registration.parse({
    id: '01JD0000000000000000000001',
    kind: 'wizard',
    organizationId: '01JD0000000000000000000002',
    planId: 'basico',
    billingCycle: 'monthly',
    email: 'ana@salon.example',
    firstName: 'Ana',
    lastName: 'Soto',
    phone: '',
    locale: 'es',
    answers: {},
    skipped: [],
    expiresAt: '2026-11-30T14:00:00Z',
    version: 1,
    createdAt: now,
  }),
  ...overrides,
})

const organization = answers.organization.parse({
  name: 'La Encina',
  industry: 'salon',
  email: 'hola@salon.example',
  phone: '+56 2 2345 6789',
})
const confirmed = (overrides: Partial<Registration> = {}) => registered({ confirmedAt: now, ...overrides })
const statuses = (registration: Registration) =>
  Object.fromEntries(stepStates(registration).map(({ step, status }) => [step, status]))

const team = (members: unknown[], owner?: unknown): Answers['team'] => answers.team.parse({ members, owner })
const professional = { firstName: 'Eva', role: 'professional' }

describe('the steps of setting up', () => {
  it('begin with the proof of the address', () => {
    expect(statuses(registered())).toEqual({
      plan: 'done',
      account: 'done',
      confirm: 'open',
      organization: 'locked',
      team: 'locked',
      services: 'locked',
      hours: 'locked',
      finish: 'locked',
    })
  })

  it('F-28 open in their order, and nothing is finished by being answered', () => {
    const registration = confirmed({ answers: { organization }, skipped: ['team', 'services', 'hours'] })

    expect(statuses(registration)).toMatchObject({ organization: 'done', team: 'skipped', finish: 'open' })
    expect(progressOf(registration)).toMatchObject({ current: 'finish', percent: 88 })
  })

  it('may be answered again as long as nothing is made', () => {
    const registration = confirmed({ answers: { organization } })

    expect(() => assertOpen(registration, 'organization', now)).not.toThrow()
    expect(() => assertOpen(registration, 'team', now)).not.toThrow()
  })

  it.each([
    ['before their turn', confirmed(), 'team', 'INVALID_TRANSITION'],
    ['before the address is proven', registered(), 'organization', 'INVALID_TRANSITION'],
    ['F-28 after the end', confirmed({ answers: { organization }, finishedAt: now }), 'team', 'INVALID_TRANSITION'],
    [
      'once things are being made',
      confirmed({
        answers: { organization },
        creation: { serviceIds: [], professionalIds: [], done: [], startedAt: now, notInvited: [] },
      }),
      'team',
      'INVALID_TRANSITION',
    ],
    ['after seven days', confirmed({ answers: { organization }, expiresAt: now }), 'team', 'NOT_FOUND'],
  ] as const)('are closed %s', (_, registration, step, code) => {
    expect(() => assertOpen(registration, step, now)).toThrowError(expect.objectContaining({ code }))
  })
})

describe('what a team must be', () => {
  const issuesOf = (answer: Answers['team']) => answerIssues(confirmed(), 'team', answer).map(({ path }) => path)

  it('has somebody who takes appointments', () => {
    expect(issuesOf(team([{ firstName: 'Luz', role: 'reception', email: 'luz@salon.example' }]))).toEqual([['members']])
    expect(issuesOf(team([], {}))).toEqual([])
    expect(issuesOf(team([professional]))).toEqual([])
  })

  it.each([
    [2, {}, 0],
    [3, undefined, 0],
    [3, {}, 1],
    [4, undefined, 1],
  ])('fits the plan: %i professionals, owner %j', (count, owner, refusals) => {
    const excess = planExcess(confirmed(), 'team', team(Array(count).fill(professional), owner))

    expect(excess).toEqual(
      refusals
        ? { step: 'team', counter: 'professionals', limit: 3, current: count + (owner ? 1 : 0), path: ['members'] }
        : undefined,
    )
  })

  it('F-26 has an address for whoever signs in, each once, and none is the owner’s', () => {
    const reception = { firstName: 'Luz', role: 'reception' }
    const members = [professional, reception, { ...professional, email: 'Ana@salon.example' }]

    expect(issuesOf(team(members))).toEqual([
      ['members', 1, 'email'],
      ['members', 2, 'email'],
    ])
  })
})

describe('what else no schema can say', () => {
  it('a service stands there once', () => {
    const service = { name: 'Corte', durationMinutes: 30, price: { amount: 15_000, currency: 'CLP' } }
    const services = answers.services.parse({ services: [service, { ...service, name: ' corte' }] })

    expect(answerIssues(confirmed(), 'services', services)).toMatchObject([{ path: ['services', 1, 'name'] }])
  })

  it.each([
    [20, 0],
    [21, 1],
  ])('%i services on a plan for twenty', (count, refusals) => {
    const services = answers.services.parse({
      services: Array.from({ length: count }, (_, index) => ({
        name: `Servicio ${index}`,
        durationMinutes: 30,
        price: { amount: 1, currency: 'CLP' },
      })),
    })

    expect(answerIssues(confirmed(), 'services', services)).toEqual([])
    expect(planExcess(confirmed(), 'services', services)?.limit).toBe(refusals ? 20 : undefined)
  })

  it('at least one day is open, and its times fit', () => {
    const closed = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] }
    const reversed = { ...closed, friday: [{ start: '18:00', end: '09:00', breaks: [] }] }
    const issuesOf = (openingHours: unknown) =>
      answerIssues(confirmed(), 'hours', answers.hours.parse({ openingHours })).map(({ path }) => path)

    expect(issuesOf(closed)).toEqual([['openingHours']])
    expect(issuesOf(reversed)).toEqual([['openingHours', 'friday', 0, 'end']])
    expect(answerIssues(confirmed(), 'hours', {})).toEqual([])
  })
})
