import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clock } from '../config/clock'
import { procedures, restTable } from '../rest/every-route'
import { takesQuery } from '../rest/read-input'
import { bookOrigin, type Call, linkSecret, startApi, type TestApi } from '../testing/api'
import { expectations } from '../testing/expectations'
import { garbageFor, garbageText } from '../testing/garbage'
import { openScene, type Scene } from '../testing/scene'
import { trpcPath } from '../testing/trpc-path'

// Answers that wait, so that their pace tells nothing, would be most of the time here.
Object.assign(clock, { sleep: () => Promise.resolve() })

let api: TestApi
let scene: Scene
let token: string
let expendable: string
let known: unknown[]

beforeAll(async () => {
  api = await startApi()
  scene = await openScene({ pool: api.pool, linkSecret, bookOrigin })
  token = await scene.own.tokenOf('owner')
  expendable = await scene.own.tokenOf('admin')
  const { own, other } = scene
  const appointment = await scene.book()
  known = [
    own.organization.slug,
    own.service.id,
    own.professional.id,
    own.client.id,
    other.service.id,
    appointment.id,
    appointment.start,
    scene.nextStart(),
    await scene.linkTo(appointment),
    '2026-12-01',
    '2026-12-15',
    20,
  ]
})
afterAll(() => api.stop())

/** `trpc:appointments.cancel 409` */
const outcomes = new Set<string>()

let callers = 0
const anotherCaller = () => {
  callers += 1

  return `10.${(callers >> 16) & 255}.${(callers >> 8) & 255}.${callers & 255}:1`
}

/** Refused or answered, but never an error of ours. */
const expectSound = async (call: Call) => {
  const answer = await api.call({
    token,
    ...call,
    headers: { 'cloudfront-viewer-address': anotherCaller(), ...call.headers },
  })

  outcomes.add(`${call.path.replace(/^(\/public)?\/(\w+)(\/day)?\//, '$2:')} ${answer.status}`)
  expect(answer.status, answer.body).toBeLessThan(500)
  expect(answer.body).not.toMatch(/"stack"|node_modules|\.ts:\d/)
}

// Ends the session that asks: the others need theirs.
const tokenFor = (procedure: string) => (procedure === 'users.signOutEverywhere' ? { token: expendable } : {})

const runs = { numRuns: 10 }

/** Garbage that fits by chance may have closed what a valid call needs in this scene: then it is made in another. */
const validFor = async (path: string) => {
  const make = expectations[path]?.input

  return Promise.resolve(make?.(scene)).catch(async () =>
    make?.(await openScene({ pool: api.pool, linkSecret, bookOrigin })),
  )
}

describe('F-46 no input makes an error of ours', () => {
  it.each(procedures())('tRPC %s', { timeout: 60_000 }, async (path, { inputs, meta }) => {
    const valid = await validFor(path)
    await fc.assert(
      fc.asyncProperty(garbageFor(inputs, known, valid), (input) =>
        expectSound({
          method: 'POST',
          path: trpcPath(path, meta?.access),
          body: JSON.stringify(input) ?? '',
          ...tokenFor(path),
        }),
      ),
      // What works is always among it, or chance would decide what is reached.
      { ...runs, examples: [[valid ?? {}]] },
    )
  })

  it.each(restTable.map((entry) => [`${entry.method} ${entry.path}`, entry] as const))(
    'REST %s',
    { timeout: 60_000 },
    async (_, { procedure, method, segments, inputs, fields }) => {
      const values = fc.oneof(garbageText, fc.constantFrom(...known.map(String)))
      const path = fc
        .array(values, { minLength: segments.length, maxLength: segments.length })
        .map((parts) =>
          segments.map((each, index) => ('literal' in each ? each.literal : encode(parts[index] ?? ''))).join('/'),
        )
      const query = fc
        .array(fc.tuple(fc.oneof(fc.constantFrom('x', ...Object.keys(fields)), garbageText), values), { maxLength: 6 })
        .map((pairs) => pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&'))

      await fc.assert(
        fc.asyncProperty(path, query, garbageFor(inputs, known), (address, rawQuery, input) =>
          expectSound({
            method,
            path: `/v1/${address}`,
            ...tokenFor(procedure),
            ...(takesQuery({ method }) ? { query: rawQuery } : { body: JSON.stringify(input) ?? '' }),
          }),
        ),
        runs,
      )
    },
  )

  it('reaches what lies behind the schemas', { timeout: 60_000 }, async () => {
    const missed = () => {
      const behind = [...outcomes].filter((line) => /^trpc.* (200|403|404|409)$/.test(line))
      const paths = new Set(behind.map((line) => line.split(' ')[0]))

      // From behind its schema too: what needs a file that was sent before, and a notice that nobody has signed.
      const saysSo = (path: string) => ['BAD_INPUT', 'UNAUTHENTICATED'].includes(expectations[path]?.code ?? '')
      const isReached = (path: string) => paths.has(`trpc:${path}`) || saysSo(path)

      return procedures().flatMap(([path, { meta }]) => (isReached(path) ? [] : [{ path, meta }]))
    }
    // Garbage that fits by chance may have ended a session or taken the last free time: asked once more, elsewhere.
    for (const { path, meta } of missed()) {
      const fresh = await openScene({ pool: api.pool, linkSecret, bookOrigin })
      const body = await expectations[path]?.input(fresh)
      await expectSound({
        method: 'POST',
        path: trpcPath(path, meta?.access),
        body,
        token: await fresh.own.tokenOf('owner'),
      })
    }

    expect(missed()).toEqual([])
  })

  it('addresses, queries, methods and bodies', { timeout: 60_000 }, async () => {
    const prefix = fc.constantFrom(
      '/',
      '/trpc/',
      '/trpc/day/',
      '/public/trpc/',
      '/public/pub/',
      '/v1/',
      '/public/w/',
      '/public/s/',
      '/public/m/',
    )
    const methods = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'X')

    await fc.assert(
      fc.asyncProperty(methods, prefix, garbageText, garbageText, garbageText, (method, start, path, query, body) =>
        expectSound({ method, path: start + path, query, body }),
      ),
      { numRuns: 400, examples: [['GET', '/trpc/', '%24%7Bjndi%7D %s %n', '', '']] },
    )
  })

  it('headers', { timeout: 60_000 }, async () => {
    const names = fc.constantFrom(
      'authorization',
      'content-type',
      'cloudfront-viewer-address',
      'idempotency-key',
      'x-correlation-id',
      'origin',
      'if-none-match',
      'trpc-accept',
      'accept',
      'x-trpc-source',
    )
    const headers = fc.dictionary(
      names,
      fc.oneof(garbageText, fc.constantFrom('Bearer x', 'application/jsonl', 'text/event-stream')),
    )
    const calls = fc.constantFrom<Call>(
      { path: '/v1/session' },
      { path: '/trpc/users.session' },
      { method: 'POST', path: '/v1/appointments', body: '{}' },
      { method: 'POST', path: '/public/trpc/appointments.hold', body: '{}' },
      { path: '/trpc/users.session,services.list', query: 'batch=1' },
      { path: '/trpc/day/clients.list,notes.list', query: 'batch=1' },
      { path: '/public/w/nobody' },
    )

    await fc.assert(
      fc.asyncProperty(calls, headers, (call, given) => expectSound({ ...call, headers: given })),
      { numRuns: 400 },
    )
  })
})

function encode(text: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    return '%ED%A0%80'
  }
}
