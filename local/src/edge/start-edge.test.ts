import { type IncomingMessage, request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { type Listening, listen } from '../http/listen'
import { readBody } from '../http/read-body'
import { loadTemplate } from '../template/load-template'
import { readDistributions } from './distribution'
import type { OriginAnswer } from './origin-answer'
import { type Edge, startEdge } from './start-edge'

const hosts = { app: 'app.test', book: 'book.test', apiOrigin: 'api-origin.test' }
const root = fileURLToPath(new URL('../../..', import.meta.url))
const template = loadTemplate({ root, hosts, secrets: { EdgeSecret: 'edge-secret' } })

type Seen = { method: string; url: string; headers: IncomingMessage['headers']; body: string }
let seen: Seen[]
let answer: { status?: number; headers?: Record<string, string>; body?: string }
let time = 0
let origin: Listening
let edge: Edge
const site: Record<string, OriginAnswer> = {}

beforeAll(async () => {
  origin = await listen(async (message, response) => {
    const body = String(await readBody(message))
    seen.push({ method: message.method ?? '', url: message.url ?? '', headers: message.headers, body })
    response.writeHead(answer.status ?? 200, answer.headers)
    response.end(answer.body ?? 'ok')
  })
  edge = await startEdge({
    distributions: readDistributions(template),
    originUrls: { [hosts.apiOrigin]: origin.url },
    readSite: (domain, key) => (domain.startsWith('reservaplus-local-site-') ? site[key] : undefined),
    rewrites: { 'https://cognito-idp.sa-east-1.amazonaws.com': 'http://pool' },
    now: () => time,
  })
})
beforeEach(() => {
  seen = []
  answer = {}
  edge.invalidate()
})
afterAll(async () => {
  await edge.stop()
  await origin.stop()
})

type Init = { method?: string; headers?: Record<string, string>; body?: string }
const ask = (host: string, path: string, { method = 'GET', headers = {}, body }: Init = {}) =>
  new Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }>((resolve, reject) => {
    const outgoing = request(
      { port: edge.port, host: '127.0.0.1', path, method, headers: { ...headers, host } },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
        )
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })

describe('the origin of a path', () => {
  it.each([
    ['app.test', '/trpc/a.b?batch=1', '/trpc/a.b?batch=1'],
    ['app.test', '/v1/health', '/v1/health'],
    ['book.test', '/trpc/a.b', '/public/trpc/a.b'],
    ['book.test', '/pub/availability?x=1', '/public/pub/availability?x=1'],
    ['book.test', '/w/la-encina', '/public/w/la-encina'],
    ['book.test', '/s/la-encina', '/public/s/la-encina'],
    ['book.test', '/m/token', '/public/m/token'],
    ['book.test', '/my/appointments', '/public/my/appointments'],
    ['book.test', '/marketplace', '/public/marketplace'],
    ['book.test', '/v1/health', '/v1/health'],
  ])('of %s%s is the API at %s', async (host, path, expected) => {
    expect((await ask(host, path)).status).toBe(200)
    expect(seen.map(({ url }) => url)).toEqual([expected])
  })

  it.each(['/', '/app', '/app/agenda/2026-01-01', '/app/'])('of the staff address %s is the one page', async (path) => {
    site['app/index.html'] = { status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from('<app>') }
    expect(String((await ask('app.test', path)).body)).toBe('<app>')
    expect(seen).toEqual([])
  })

  it('of an asset is the site bucket, and a missing one is 404', async () => {
    site['widget.js'] = { status: 200, headers: { 'content-type': 'text/javascript' }, body: Buffer.from('loader') }
    expect(String((await ask('book.test', '/widget.js')).body)).toBe('loader')
    expect((await ask('app.test', '/app/assets/none.js')).status).toBe(404)
    expect((await ask('app.test', '/%E0%A4%A')).status).toBe(404)
  })

  it.each(['/widget.js', '/widget/assets/main.js', '/docs/scalar.js'])('of %s is the site bucket', async (path) => {
    site[path.slice(1)] = { status: 200, headers: { 'content-type': 'text/javascript' }, body: Buffer.from('file') }
    expect(String((await ask('book.test', path)).body)).toBe('file')
  })

  it.each([
    '/',
    '/app/',
    '/app/index.html',
    '/app/assets/main.js',
    '/%61pp/index.html',
    '/widget/../app/index.html',
    '/widget/%2e%2e/app/index.html',
    '/widget/..%2fapp/index.html',
    '/s/../app/index.html',
    '/config.json',
    '/api',
  ])('of %s on the booking host is nothing: the staff app must not run beside public content', async (path) => {
    for (const key of ['app/index.html', 'app/assets/main.js', 'config.json', '']) {
      site[key] = { status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from('<app>') }
    }
    const { status, body } = await ask('book.test', path)
    expect(status).toBe(404)
    expect(String(body)).not.toContain('<app>')
    expect(seen).toEqual([])
  })

  it.each([
    '/pub/%6ca-encina/catalogue',
    '/pub/la-encina%2fcatalogue',
    '/%70ub/la-encina/catalogue',
    '/pub/x/../la-encina/catalogue',
    '/s/%6ca-encina',
    '/w/la%2dencina',
    '/s/%2e%2e/s/la-encina',
    '/marketplace/%61',
  ])('of %s is refused: there is one spelling for what is kept for everybody', async (path) => {
    expect((await ask('book.test', path)).status).toBe(400)
    expect(seen).toEqual([])
  })

  it('is asked for the path as it was written', async () => {
    for (const path of ['/s/%2e%2e/m/a.b.c', '/m/../m/x', '/my/%2e%2e/my%2fx', '/m//x']) await ask('book.test', path)
    expect(seen.map(({ url }) => url)).toEqual([
      '/public/s/%2e%2e/m/a.b.c',
      '/public/m/../m/x',
      '/public/my/%2e%2e/my%2fx',
      '/public/m//x',
    ])
  })

  it('of an unknown host is nothing', async () => {
    expect((await ask('other.test', '/trpc/x')).status).toBe(404)
    expect(seen).toEqual([])
  })
})

describe('what reaches the API', () => {
  it('carries the secret and the real address of the viewer, whatever the viewer claims', async () => {
    const headers = { 'cloudfront-viewer-address': '6.6.6.6:1', 'x-edge-secret': 'guess' }
    await ask('app.test', '/trpc/x', { headers })
    expect(seen[0]?.headers['x-edge-secret']).toBe('edge-secret')
    expect(seen[0]?.headers['cloudfront-viewer-address']).toMatch(/^127\.0\.0\.1:\d+$/)
    expect(seen[0]?.headers.host).toBe('api-origin.test')
  })

  it('has only the headers that the policies let through, and no cookie', async () => {
    const headers = {
      authorization: 'Bearer x',
      cookie: 'a=1',
      'x-anything': '1',
      'idempotency-key': 'k',
      'content-type': 'application/json',
    }
    await ask('app.test', '/trpc/x', { method: 'POST', headers, body: '{}' })
    expect(seen[0]).toMatchObject({
      method: 'POST',
      body: '{}',
      headers: { authorization: 'Bearer x', 'idempotency-key': 'k', 'content-type': 'application/json' },
    })
    expect(seen[0]?.headers).not.toHaveProperty('cookie')
    expect(seen[0]?.headers).not.toHaveProperty('x-anything')
  })

  it('is no token on a public page that is kept for everybody', async () => {
    await ask('book.test', '/pub/x', { headers: { authorization: 'Bearer x', 'accept-language': 'en' } })
    expect(seen[0]?.headers).not.toHaveProperty('authorization')
    expect(seen[0]?.headers).not.toHaveProperty('accept-language')
  })

  it('is never a method that the behaviour does not allow', async () => {
    expect((await ask('book.test', '/pub/x', { method: 'POST', body: 'x' })).status).toBe(403)
    expect((await ask('app.test', '/app/', { method: 'DELETE' })).status).toBe(403)
    expect(seen).toEqual([])
  })
})

describe('an answer', () => {
  it('that may be kept is kept for its seconds, then given once more while it is renewed', async () => {
    answer = { headers: { 'cache-control': 'public, max-age=10, stale-while-revalidate=30' }, body: 'one' }
    time = 1_000_000
    expect((await ask('book.test', '/pub/x')).headers['x-cache']).toBe('Miss from cloudfront')
    time += 9_999
    expect((await ask('book.test', '/pub/x')).headers).toMatchObject({ 'x-cache': 'Hit from cloudfront', age: '9' })
    expect((await ask('book.test', '/pub/x?y=1')).headers['x-cache']).toBe('Miss from cloudfront')
    answer.body = 'two'
    time += 1
    expect(String((await ask('book.test', '/pub/x')).body)).toBe('one')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(String((await ask('book.test', '/pub/x')).body)).toBe('two')
    expect(seen).toHaveLength(3)
  })

  it.each(['/w/la-encina', '/s/la-encina'])('of %s is one for all parameters that it does not read', async (path) => {
    const service = '01J0000000000000000000000S'
    answer = { headers: { 'cache-control': 'public, s-maxage=60' } }
    await ask('book.test', path)
    const queries = ['x=1', 'fbclid=abc&utm_source=b', 'service', 'Service=1', '%73=1', '&&', 'a=b?service=1']
    const values = ['service=zz1', 'service=%7a', 'lang=xx', 'lang=constructor', `professional=${service}`]
    for (const query of [...queries, ...values, `service=${service}&service=${service}`, '__proto__=1']) {
      expect((await ask('book.test', `${path}?${query}`)).headers['x-cache'], query).toMatch(/^Hit/)
    }
    await ask('book.test', `${path}?professional=${service}&utm=1&service=${service}&lang=en&x=%26lang=pt`)
    const same = await ask('book.test', `${path}?lang=en&service=${service}&professional=${service}&y=2`)
    expect(same.headers['x-cache']).toMatch(/^Hit/)
    expect(seen.map(({ url }) => url.split('?')[1])).toEqual([
      undefined,
      `lang=en&service=${service}&professional=${service}`,
    ])
  })

  it('of the API is never kept', async () => {
    answer = { headers: { 'cache-control': 'public, max-age=60' } }
    await ask('app.test', '/trpc/x')
    await ask('app.test', '/trpc/x')
    expect(seen).toHaveLength(2)
  })

  it('that is an error is not repeated to the next viewer', async () => {
    answer = { status: 404 }
    await ask('book.test', '/pub/new')
    answer = { status: 200 }
    expect((await ask('book.test', '/pub/new')).status).toBe(200)
  })

  it('is 304 when the viewer has it already', async () => {
    answer = { headers: { etag: '"v1"', 'cache-control': 'max-age=10' } }
    const { status, body } = await ask('book.test', '/pub/x', { headers: { 'if-none-match': 'W/"v1"' } })
    expect([status, body.length]).toEqual([304, 0])
    expect((await ask('book.test', '/pub/x', { headers: { 'if-none-match': '"v0"' } })).status).toBe(200)
  })

  it('is compressed as the viewer wishes, from a thousand bytes on', async () => {
    const body = JSON.stringify({ text: 'salon '.repeat(400) })
    answer = { headers: { 'content-type': 'application/json', 'cache-control': 'max-age=10' }, body }
    const br = await ask('book.test', '/pub/x', { headers: { 'accept-encoding': 'gzip, br' } })
    expect(br.headers['content-encoding']).toBe('br')
    expect(String(brotliDecompressSync(br.body))).toBe(body)
    const gzip = await ask('book.test', '/pub/x', { headers: { 'accept-encoding': 'gzip, br;q=0' } })
    expect(String(gunzipSync(gzip.body))).toBe(body)
    const plain = await ask('book.test', '/pub/x')
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(String(plain.body)).toBe(body)
    answer = { headers: { 'content-type': 'application/json' }, body: '{}' }
    expect(
      (await ask('book.test', '/pub/short', { headers: { 'accept-encoding': 'br' } })).headers['content-encoding'],
    ).toBeUndefined()
  })

  it('carries the security headers of its host, with the addresses of this cloud', async () => {
    const { headers } = await ask('app.test', '/app/')
    expect(headers).toMatchObject({
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    expect(headers['content-security-policy']).toContain(
      "connect-src 'self' http://pool https://reservaplus-local-files-",
    )
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  })

  it('of the API keeps its own policy for frames', async () => {
    answer = { headers: { 'content-security-policy': 'frame-ancestors https://salon.cl' } }
    expect((await ask('book.test', '/w/x')).headers['content-security-policy']).toBe('frame-ancestors https://salon.cl')
  })

  it('of an origin that cannot be reached is 502', async () => {
    const broken = await startEdge({
      distributions: readDistributions(template),
      originUrls: { [hosts.apiOrigin]: 'http://127.0.0.1:1' },
      readSite: () => undefined,
    })
    const response = await new Promise<number>((resolve) => {
      request({ port: broken.port, host: '127.0.0.1', path: '/trpc/x', headers: { host: 'app.test' } }, (r) => {
        r.resume()
        resolve(r.statusCode ?? 0)
      }).end()
    })
    expect(response).toBe(502)
    await broken.stop()
  })
})
