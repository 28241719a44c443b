import { createSign, generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { type Listening, listen } from '../http/listen'
import { InvocationError } from '../lambda/invocation-error'
import type { Json } from '../template/json'
import { createJwtAuthorizer } from './jwt-authorizer'
import { startGateway } from './start-gateway'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })
const issuer = 'https://cognito-idp.sa-east-1.amazonaws.com/sa-east-1_test'
const now = Date.parse('2026-06-01T12:00:00Z')
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const genuine = { iss: issuer, aud: 'spa', exp: now / 1000 + 60, iat: now / 1000, 'cognito:groups': ['a', 'b'] }
const token = (claims: object, key = privateKey, head: object = { alg: 'RS256', kid: 'one' }) => {
  const text = `${encode(head)}.${encode(claims)}`
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`
}

let keys: Listening
let gateway: Listening
let answer: (event: Json) => Promise<Json>
const echo = async (event: Json): Promise<Json> => ({ statusCode: 200, body: JSON.stringify(event) })

const route = (routeKey: string, authorizer?: string) => {
  const [method = '', path = ''] = routeKey.split(' ')
  return { method, path, routeKey, functionKey: 'f', ...(authorizer ? { authorizer } : {}) }
}

beforeAll(async () => {
  keys = await listen(async (_, response) => {
    const key = publicKey.export({ format: 'jwk' })
    response.end(JSON.stringify({ keys: [{ ...key, kid: 'one', alg: 'RS256', use: 'sig' }] }))
  })
  gateway = await startGateway({
    routes: [route('ANY /open/{proxy+}'), route('ANY /staff/{proxy+}', 'staff')],
    authorizers: { staff: createJwtAuthorizer({ issuer, audience: ['spa'], jwksUri: keys.url, now: () => now }) },
    invoke: (_, event) => answer(event),
    now: () => now,
    timeoutMs: 150,
  })
})
afterAll(async () => {
  await gateway.stop()
  await keys.stop()
})

const send = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(`${gateway.url}${path}`, init)
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: text.startsWith('{') ? JSON.parse(text) : null,
  }
}

describe('the event of a request', () => {
  it('has the parts of payload format 2.0', async () => {
    answer = echo
    const { json } = await send('/open/a%20b/c?x=1&x=2&y=%C3%B1', { headers: { cookie: 'a=1; b=2', 'X-Two': 'z' } })
    expect(json).toMatchObject({
      version: '2.0',
      routeKey: 'ANY /open/{proxy+}',
      rawPath: '/open/a b/c',
      rawQueryString: 'x=1&x=2&y=%C3%B1',
      cookies: ['a=1', 'b=2'],
      queryStringParameters: { x: '1,2', y: 'ñ' },
      pathParameters: { proxy: 'a b/c' },
      headers: { 'x-two': 'z', 'x-forwarded-proto': 'https' },
      requestContext: {
        http: { method: 'GET', path: '/open/a b/c' },
        stage: '$default',
        timeEpoch: now,
        time: '01/Jun/2026:12:00:00 +0000',
      },
      isBase64Encoded: false,
    })
    expect(json).not.toHaveProperty('body')
    expect(json.headers).not.toHaveProperty('cookie')
  })

  it.each([
    ['application/json', false],
    ['text/plain; charset=utf-8', false],
    ['application/x-www-form-urlencoded', true],
    ['image/png', true],
  ])('carries a body of type %s as base64: %s', async (type, isBase64Encoded) => {
    answer = echo
    const { json } = await send('/open/x', { method: 'POST', body: 'héllo', headers: { 'content-type': type } })
    expect(json.isBase64Encoded).toBe(isBase64Encoded)
    expect(Buffer.from(json.body, isBase64Encoded ? 'base64' : 'utf8').toString()).toBe('héllo')
  })
})

describe('the answer', () => {
  it('carries status, headers, cookies and binary bodies', async () => {
    answer = async () => ({
      statusCode: 201,
      headers: { 'X-A': 'b', 'content-type': 'image/png' },
      cookies: ['a=1; Path=/', 'b=2'],
      body: Buffer.from([1, 2, 255]).toString('base64'),
      isBase64Encoded: true,
    })
    const response = await fetch(`${gateway.url}/open/x`)
    expect(response.status).toBe(201)
    expect(response.headers.get('x-a')).toBe('b')
    expect(response.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2'])
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([1, 2, 255])
  })

  it('is 200 JSON when the function gives no status', async () => {
    answer = async () => ({ a: 1 })
    expect(await send('/open/x')).toMatchObject({ status: 200, json: { a: 1 } })
  })

  it('of a function that crashes is 500 without its stack', async () => {
    answer = async () => {
      throw new InvocationError('f', { errorType: 'TypeError', errorMessage: 'secret', trace: ['at secret'] })
    }
    const { status, text } = await send('/open/x')
    expect([status, text]).toEqual([500, '{"message":"Internal Server Error"}'])
  })

  it('of a function that gives no valid answer is 500', async () => {
    answer = async () => ({ statusCode: 'nonsense' })
    expect((await send('/open/x')).status).toBe(500)
  })

  it('of a function that takes longer than the gateway waits is 503', async () => {
    answer = () => new Promise((resolve) => setTimeout(resolve, 400, {}))
    expect(await send('/open/x')).toMatchObject({ status: 503, json: { message: 'Service Unavailable' } })
  })

  it('to an unknown route is 404, to a malformed path 400, to a body over 10 MB 413', async () => {
    expect(await send('/nowhere')).toMatchObject({ status: 404, json: { message: 'Not Found' } })
    expect((await send('/open/%E0%A4%A')).status).toBe(400)
    const body = Buffer.alloc(10 * 1024 * 1024 + 1)
    expect(await send('/open/x', { method: 'POST', body })).toMatchObject({ status: 413 })
  })
})

describe('a route with the JWT authorizer', () => {
  const ask = (authorization?: string) => send('/staff/x', authorization ? { headers: { authorization } } : {})

  it('lets a genuine token through and hands its claims on as text', async () => {
    answer = echo
    const { status, json } = await ask(`Bearer ${token(genuine)}`)
    expect(status).toBe(200)
    expect(json.requestContext.authorizer.jwt.claims).toMatchObject({
      aud: 'spa',
      'cognito:groups': '[a b]',
      iat: String(now / 1000),
    })
  })

  it.each([
    ['no token', undefined],
    ['no token but text', 'Bearer nonsense'],
    ['another signature', `Bearer ${token(genuine, stranger.privateKey)}`],
    ['another issuer', `Bearer ${token({ ...genuine, iss: `${issuer}x` })}`],
    ['another audience', `Bearer ${token({ ...genuine, aud: 'other' })}`],
    ['an expired token', `Bearer ${token({ ...genuine, exp: now / 1000 })}`],
    ['a token of the future', `Bearer ${token({ ...genuine, nbf: now / 1000 + 60 })}`],
    ['an unknown key', `Bearer ${token(genuine, privateKey, { alg: 'RS256', kid: 'two' })}`],
    ['no algorithm', `Bearer ${encode({ alg: 'none', kid: 'one' })}.${encode(genuine)}.x`],
    ['changed claims', `Bearer ${token(genuine).replace(/\.[^.]+\./, `.${encode({ ...genuine, role: 'owner' })}.`)}`],
  ])('answers 401 to %s', async (_, authorization) => {
    let called = false
    answer = async () => {
      called = true
      return {}
    }
    const { status, text, headers } = await ask(authorization)
    expect([status, text, called]).toEqual([401, '{"message":"Unauthorized"}', false])
    expect(headers.get('www-authenticate')).toMatch(/^Bearer/)
  })
})
