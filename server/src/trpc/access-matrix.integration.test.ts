import { type Role, role } from '@reservaplus/shared/permissions/roles'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { procedures } from '../rest/every-route'
import { bookOrigin, linkSecret, startApi, type TestApi } from '../testing/api'
import { expectations } from '../testing/expectations'
import { openScene, type Scene } from '../testing/scene'
import { trpcPath } from '../testing/trpc-path'

let api: TestApi
let scene: Scene

beforeAll(async () => {
  api = await startApi()
  scene = await openScene({ pool: api.pool, linkSecret, bookOrigin })
})
afterAll(() => api.stop())

// One of the calls signs out everywhere, and a sign-in of the same second with it: these are later ones.
const tokenOf = (each: Role) =>
  api.pool.signIdToken(
    { userId: scene.own.userIdOf(each), organizationId: scene.own.ctx.organizationId },
    { claims: { auth_time: Math.floor(Date.now() / 1000) + 5 } },
  )

const errorBody = z.object({ error: z.object({ data: z.object({ appCode: z.string() }) }) })

let callers = 0

/** `ok` or the code of the error. Each call comes from an address of its own: limits have their own test. */
const outcome = async (path: string, input: unknown, token?: string): Promise<string> => {
  callers += 1
  const answer = await api.call({
    method: 'POST',
    path,
    body: input,
    headers: { 'cloudfront-viewer-address': `10.${callers >> 16}.${(callers >> 8) & 255}.${callers & 255}:1` },
    ...(token && { token }),
  })

  return answer.status === 200 ? 'ok' : errorBody.parse(answer.json()).error.data.appCode
}

const all = procedures().map(([path, { meta }]) => ({ path, access: meta?.access, at: trpcPath(path, meta?.access) }))
const expected = (path: string) => {
  const found = expectations[path]
  if (!found) throw new Error(`Say in testing/expectations.ts what ${path} answers to whom`)

  return found
}

/** The input of a call that is refused: as it changes nothing, the next such call can have the same. */
const unused = new Map<string, Promise<Record<string, unknown>>>()
const inputToRefuse = (path: string) => {
  const found = unused.get(path) ?? Promise.resolve(expected(path).input(scene))
  unused.set(path, found)

  return found
}

describe('every procedure', () => {
  it('has a declared expectation, and every expectation a procedure', () => {
    expect(Object.keys(expectations).sort()).toEqual(all.map(({ path }) => path).sort())
  })

  it('says who may call it', () => {
    expect(all.filter(({ access }) => !access)).toEqual([])
  })

  it('for team members has no address below what is open to everybody', () => {
    const open = procedures().filter(([, { meta }]) => meta?.rest?.path.startsWith('/public/'))

    expect(open.filter(([, { meta }]) => meta?.access?.kind === 'staff').map(([path]) => path)).toEqual([])
  })

  it('has input, output and REST route', () => {
    const incomplete = procedures().filter(([, { output, meta }]) => !output || !meta?.rest)

    expect(incomplete.map(([path]) => path)).toEqual([])
  })
})

describe.each(all.filter(({ access }) => access?.kind === 'staff'))('F-01 $path', ({ path, at }) => {
  it.each(role.options)('answers %s as the table says', async (each) => {
    const { allowed, input, code = 'ok', refusal = 'FORBIDDEN' } = expected(path)
    const token = await tokenOf(each)
    const isAllowed = allowed !== 'anyone' && allowed.includes(each)
    const body = await (isAllowed ? input(scene) : inputToRefuse(path))

    expect(await outcome(at, body, token)).toBe(isAllowed ? code : refusal)
  })

  it('is closed to whoever has no token', async () => {
    expect(await outcome(at, await inputToRefuse(path))).toBe('UNAUTHENTICATED')
  })

  it('is not there on the booking host, whatever the token', async () => {
    expect(await outcome(`/public/trpc/${path}`, {}, await tokenOf('owner'))).toBe('NOT_FOUND')
  })
})

describe.each(all.filter(({ access }) => access?.kind !== 'staff'))('$path', ({ path, at }) => {
  it('answers without any token', async () => {
    expect(await outcome(at, await expected(path).input(scene))).toBe(expected(path).code ?? 'ok')
  })

  it.each(['/trpc', '/trpc/day'])('is not there on the host of the team, at %s', async (endpoint) => {
    expect(await outcome(`${endpoint}/${path}`, {}, await tokenOf('owner'))).toBe('NOT_FOUND')
  })
})

const idPattern = '^[0-9A-Za-z-]{20,36}$'

describe.each(all)('F-03 $path with an id of another organization', ({ path, at }) => {
  const { foreign, foreignCode = {} } = expected(path)

  it.each(Object.keys(foreign))('finds nothing: %s', async (field) => {
    const token = await tokenOf('owner')
    const input = { ...(await inputToRefuse(path)), [field]: await foreign[field]?.(scene) }

    const code = foreignCode[field] ?? (field === 'token' ? 'LINK_INVALID' : 'NOT_FOUND')
    expect(await outcome(at, input, token)).toBe(code)
  })

  it('is asked about every id that its input has', () => {
    const fields = procedures()
      .filter(([name]) => name === path)
      .flatMap(([, { inputs }]) => inputs)
      .flatMap((schema) => (schema instanceof z.ZodObject ? Object.entries(schema.shape) : []))
    const withId = fields.filter(([, schema]) =>
      JSON.stringify(z.toJSONSchema(schema, { io: 'input' })).includes(JSON.stringify(idPattern)),
    )

    expect(Object.keys(foreign)).toEqual(expect.arrayContaining(withId.map(([name]) => name)))
  })
})
