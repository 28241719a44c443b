import { readFileSync } from 'node:fs'
import { userId } from '@reservaplus/shared/ids/schema'
import { planId as planIdOf } from '@reservaplus/shared/subscriptions/schema'
import { instant } from '@reservaplus/shared/time/schema'
import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'

import { clock } from '../config/clock'
import { type Answer, startApi, type TestApi } from '../testing/api'
import { openOrganization } from '../testing/context'
import { useFunnel } from '../testing/funnel'
import { anAnswer, newRegister, newStart, storeRegistration } from '../testing/registration'
import { addMember } from '../users/add-member'

useFunnel()
let api: TestApi
const taken = 'tomada@equipo.example'

beforeAll(async () => {
  api = await startApi()
  const ctx = await openOrganization({ name: 'Otra' }, clock)
  const member = { email: taken, firstName: 'Luz', lastName: '', locale: 'es', professionalId: undefined } as const
  await addMember(ctx, userId.parse(ulid()), { ...member, role: 'admin' })
})
afterAll(() => api.stop())

const problem = z.object({
  code: z.string(),
  issues: z.array(z.object({ path: z.array(z.union([z.string(), z.number()])) })).default([]),
})

const call = (path: string, body: object = {}, method = 'PUT') =>
  api.call({ method, path: `/v1/public/onboarding/${path}`, body })

const save = async (step: string, answer: unknown) => call(`${await storeRegistration()}/steps/${step}`, { answer })

const team = (...members: object[]) => save('team', { owner: {}, members })
const person = { firstName: 'Luz', role: 'reception', email: 'luz@equipo.example' }
const price = { amount: 18_000, currency: 'CLP' }
const service = { name: 'Corte', durationMinutes: 30, price }
const services = (...given: object[]) => save('services', { services: given })
const organization = anAnswer.organization()
const unknownToken = () => `${ulid()}.${'A'.repeat(43)}`
const professionals = Array.from({ length: 3 }, () => ({ firstName: 'Eva', role: 'professional' }))
const many = Array.from({ length: 21 }, (_, index) => ({ ...service, name: `Corte ${index}` }))

/** What made the old system answer a code, as a call of today. */
const causes: Readonly<Record<string, () => Promise<Answer>>> = {
  TOKEN_REQUIRED: () => api.call({ method: 'POST', path: '/public/trpc/onboarding.reset', body: {} }),
  TOKEN_INVALID: () => call(unknownToken(), {}, 'GET'),
  TOKEN_EXPIRED: async () =>
    call(await storeRegistration({ expiresAt: instant.parse('2020-01-01T00:00:00Z') }), {}, 'GET'),
  TOKEN_ERROR: () => call(`${unknownToken()}/finish`, {}, 'POST'),
  VALIDATION_ERROR: () => save('organization', { ...organization, name: '' }),
  STEP_NOT_FOUND: () => save('payment', {}),
  ONBOARDING_ERROR: async () => call(`${await storeRegistration()}/finish`, {}, 'POST'),
  ORGANIZATION_MISSING_FIELDS: () => save('organization', { ...organization, phone: undefined }),
  INVALID_EMAIL_FORMAT: () => save('organization', { ...organization, email: 'hola' }),
  NO_PROFESSIONALS: () => save('team', { members: [person] }),
  PROFESSIONALS_LIMIT_EXCEEDED: () => team(...professionals),
  ONBOARDING_PROFESSIONALS_LIMIT_EXCEEDED: () => team(...professionals),
  PROFESSIONAL_NAME_REQUIRED: () => team({ ...person, firstName: '' }),
  PROFESSIONAL_EMAIL_REQUIRED: () => team({ ...person, email: undefined }),
  PROFESSIONAL_INVALID_EMAIL: () => team({ ...person, email: 'luz' }),
  PROFESSIONAL_DUPLICATE_EMAIL: () => team(person, { ...person, role: 'staff' }),
  PROFESSIONAL_EMAIL_EXISTS: () => team({ ...person, email: taken }),
  NO_SERVICES: () => services(),
  SERVICES_LIMIT_EXCEEDED: () => services(...many),
  ONBOARDING_SERVICES_LIMIT_EXCEEDED: () => services(...many),
  SERVICE_NAME_REQUIRED: () => services({ ...service, name: ' ' }),
  SERVICE_INVALID_PRICE: () => services({ ...service, price: { ...price, amount: -1 } }),
  SERVICE_PRICE_TOO_HIGH: () => services({ ...service, price: { ...price, amount: 1_000_001 } }),
  SERVICE_INVALID_DURATION: () => services({ ...service, durationMinutes: 0 }),
  SERVICE_DURATION_TOO_LONG: () => services({ ...service, durationMinutes: 485 }),
}

const text = readFileSync(new URL('../../../docs/onboarding-errors.md', import.meta.url), 'utf8')
const rows = [...text.matchAll(/^\| `(\w+)` \| `(\w+)` \|(?: `([\w.]+)`)? +\|/gm)].map(
  ([, old = '', code = '', path = '']) => ({ old, code, path }),
)

const overTrpc = z.object({
  error: z.object({ data: z.object({ appCode: z.string(), details: z.object({ issues: z.unknown() }) }) }),
})

const errorOf = (answer: Answer) => {
  const { data } = overTrpc.safeParse(answer.json())
  const shape = data && { code: data.error.data.appCode, issues: data.error.data.details.issues }

  return problem.parse(shape ?? answer.json())
}

it('every old code of E-28 to E-37 stands in the table, and every line has its cause', () => {
  expect(rows.map(({ old }) => old).sort()).toEqual(Object.keys(causes).sort())
})

describe('errors of setting up (E-28, E-29, E-31 to E-37)', () => {
  it.each(rows)('$old is $code now', async ({ old, code, path }) => {
    const error = errorOf((await causes[old]?.()) as Answer)

    expect(error.code).toBe(code)
    expect(error.issues[0]?.path.join('.') ?? '').toBe(path)
  })
})

describe.each(['gratis', 'profesional', 'empresarial'])('the plan %s, unknown or only announced', (planId) => {
  const post = (path: string, body: object) => api.call({ method: 'POST', path: `/v1/${path}`, body })

  it('is refused on every path', async () => {
    const token = await storeRegistration()
    const answers = [
      await post('public/onboarding', { ...newStart(), planId }),
      await post('auth/register', { ...newRegister(), planId }),
      await call(`${token}/steps/plan`, { answer: { planId } }),
    ]

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400])
    expect(answers.map((answer) => errorOf(answer).issues[0]?.path.at(-1))).toEqual(['planId', 'planId', 'planId'])
  })

  it('is refused at the end when it came into a registration all the same', async () => {
    if (planId === 'gratis') return
    const skipped = ['team', 'services', 'hours'] as const
    const token = await storeRegistration({ planId: planIdOf.parse(planId), skipped: [...skipped] })

    expect(errorOf(await call(`${token}/finish`, {}, 'POST'))).toMatchObject({
      code: 'BAD_INPUT',
      issues: [{ path: ['plan', 'planId'] }],
    })
  })
})

describe('limits for one caller', () => {
  const from = (viewer: string) => ({ 'cloudfront-viewer-address': `${viewer}:1` })
  const statuses = async (count: number, act: (index: number) => Promise<Answer>) => {
    const all = await Promise.all(Array.from({ length: count }, (_, index) => act(index)))

    return all.map(({ status }) => status).filter((status) => status === 429).length
  }

  it('ten mails at once, the eleventh is refused', async () => {
    const resume = (viewer: string) => (index: number) =>
      api.call({
        method: 'POST',
        path: '/v1/public/onboarding/resume',
        body: { email: `nadie-${viewer}-${index}@correo.example` },
        headers: from(viewer),
      })

    expect(await statuses(10, resume('203.0.113.1'))).toBe(0)
    expect(await statuses(1, resume('203.0.113.1'))).toBe(1)
    expect(await statuses(1, resume('203.0.113.2'))).toBe(0)
  })

  it('five organizations in one call each, the sixth is refused', async () => {
    const register = () =>
      api.call({ method: 'POST', path: '/v1/auth/register', body: newRegister(), headers: from('203.0.113.3') })

    expect(await statuses(5, register)).toBe(0)
    expect(await statuses(1, register)).toBe(1)
  })

  it('twenty codes, the twenty-first is refused', async () => {
    const reset = (index: number) =>
      api.call({
        method: 'POST',
        path: '/v1/auth/reset-password',
        body: { email: `nadie-${index}@codigo.example`, code: '123456', password: 'Tijeras2026' },
        headers: from('203.0.113.4'),
      })

    expect(await statuses(20, reset)).toBe(0)
    expect(await statuses(1, reset)).toBe(1)
  })
})
