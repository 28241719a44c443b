import { AppError } from '@reservaplus/shared/errors/app-error'
import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type Answer, bookOrigin, linkSecret, startApi, type TestApi } from '../testing/api'
import { expectations } from '../testing/expectations'
import { openScene, type Scene } from '../testing/scene'
import { httpStatusOf } from '../trpc/errors'
import { restTable } from './every-route'
import { takesQuery } from './read-input'
import type { RestEntry } from './route-table'

let api: TestApi
let scene: Scene
let token: string

beforeAll(async () => {
  api = await startApi()
  scene = await openScene({ pool: api.pool, linkSecret, bookOrigin })
  token = await scene.own.tokenOf('owner')
})
afterAll(() => api.stop())

/** The request of a route for an input as the procedure takes it. */
const send = (entry: RestEntry, input: Record<string, unknown>): Promise<Answer> => {
  const rest = new Map(Object.entries(input))
  const parts = entry.segments.map((segment) => {
    if ('literal' in segment) return segment.literal
    const value = rest.get(segment.parameter)
    rest.delete(segment.parameter)

    return encodeURIComponent(String(value))
  })
  const query = [...rest].map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')

  return api.call({
    method: entry.method,
    path: `/v1/${parts.join('/')}`,
    token,
    ...(takesQuery(entry) ? { query } : { body: Object.fromEntries(rest) }),
  })
}

// Last, because it ends the session of this test.
const routes = [...restTable].sort((a, b) => Number(a.path.includes('sign-out')) - Number(b.path.includes('sign-out')))

describe('F-04 F-53 every documented route', () => {
  it.each(routes.map((entry) => [`${entry.method} ${entry.path}`, entry] as const))('%s answers', async (_, entry) => {
    const expectation = expectations[entry.procedure]
    const answer = await send(entry, (await expectation?.input(scene)) ?? {})

    const expected = expectation?.code ? httpStatusOf(new AppError(expectation.code, '')) : entry.successStatus
    expect(answer.status, answer.body).toBe(expected)
  })
})

describe('what is wrong with a field', () => {
  const wrong = z.object({ issues: z.array(z.object({ message: z.string() })) })
  const ask = async (language: string) => {
    const headers = { 'accept-language': language }
    // The owner's sessions were ended by one of the procedures above.
    const token = await scene.own.tokenOf('admin')
    const rest = await api.call({ method: 'POST', path: '/v1/services', token, body: {}, headers })
    const trpc = await api.call({ method: 'POST', path: '/trpc/services.create', token, body: {}, headers })

    return [wrong.parse(rest.json()).issues[0]?.message, trpc.body] as const
  }

  it.each([
    ['es-CL,es;q=0.9', 'Falta este dato'],
    ['fr, pt-BR', 'Falta este dado'],
    ['*', 'This is missing'],
  ])('is told in the caller’s language, %s, over REST and tRPC', async (language, expected) => {
    const [rest, trpc] = await ask(language)

    expect(rest).toBe(expected)
    expect(trpc).toContain(expected)
  })
})

describe('a booking over REST', () => {
  const found = z.object({ appointment: z.object({ id: z.string() }) })
  const book = (body: object, headers: Record<string, string> = {}) =>
    api.call({ method: 'POST', path: '/v1/public/booking', body, headers })
  const wish = () => ({
    slug: scene.own.organization.slug,
    serviceId: scene.own.service.id,
    professionalId: scene.own.professional.id,
    start: scene.nextStart(),
    client: { firstName: 'Eva', lastName: 'Mora', email: 'eva.mora@correo.example', phone: '+56 9 8765 4321' },
  })

  it('is made once for one idempotency key', async () => {
    const body = wish()
    const key = { 'idempotency-key': ulid() }
    const [first, again] = [await book(body, key), await book(body, key)]

    expect([first.status, again.status]).toEqual([201, 201])
    expect(found.parse(again.json())).toEqual(found.parse(first.json()))
    const reused = await book({ ...body, start: scene.nextStart() }, key)
    expect([reused.status, reused.json()]).toMatchObject([409, { code: 'IDEMPOTENCY_KEY_REUSED' }])
  })

  it('tells free times nearby when the time is gone', async () => {
    const body = wish()
    await book(body)
    const late = await book({ ...body, client: { ...body.client, email: 'luz@correo.example' } })

    expect([late.status, late.json()]).toMatchObject([
      409,
      {
        code: 'SLOT_TAKEN',
        alternatives: expect.arrayContaining([{ professionalId: expect.any(String), start: expect.any(String) }]),
      },
    ])
  })

  it('names every field that is missing or wrong, each once', async () => {
    const paths = async (body: object) => {
      const { issues } = z
        .object({ issues: z.array(z.object({ path: z.array(z.string()) })) })
        .parse((await book(body)).json())

      return issues.map(({ path }) => path.join('.')).sort()
    }

    expect(await paths({})).toEqual(['client', 'professionalId', 'serviceId', 'slug', 'start'])
    expect(await paths({ ...wish(), slug: '?', client: {} })).toEqual(
      expect.arrayContaining(['client.firstName', 'client.lastName', 'slug']),
    )
  })

  it.each(['2026-12-01', '2026-12-01T10:00:00', 'tomorrow', ''])('names the field of the start %j', async (start) => {
    const answer = await book({ ...wish(), start })

    expect([answer.status, answer.json()]).toMatchObject([400, { issues: [{ path: ['start'] }] }])
  })

  it('F-32 never echoes what is stored about a client', async () => {
    const { email } = scene.own.client
    const answer = await book({
      ...wish(),
      client: { firstName: 'Otra', lastName: 'Persona', email, phone: '+56911112222' },
    })

    expect(answer.status).toBe(201)
    for (const stored of ['Ana', 'Soto', String(email)]) expect(answer.body).not.toContain(stored)
  })
})
