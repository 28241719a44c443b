import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

import { askPort, distributions, hosts, useTestEdge } from '../testing/edge'
import { startEdge } from './start-edge'

const edge = useTestEdge()

describe('an answer', () => {
  it('that may be kept is kept for its seconds, then given once more while it is renewed', async () => {
    edge.answer = { headers: { 'cache-control': 'public, max-age=10, stale-while-revalidate=30' }, body: 'one' }
    edge.time = 1_000_000
    expect((await edge.ask('book.test', '/pub/x')).headers['x-cache']).toBe('Miss from cloudfront')
    edge.time += 9_999
    expect((await edge.ask('book.test', '/pub/x')).headers).toMatchObject({
      'x-cache': 'Hit from cloudfront',
      age: '9',
    })
    expect((await edge.ask('book.test', '/pub/x?y=1')).headers['x-cache']).toBe('Miss from cloudfront')
    edge.answer.body = 'two'
    edge.time += 1
    expect(String((await edge.ask('book.test', '/pub/x')).body)).toBe('one')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(String((await edge.ask('book.test', '/pub/x')).body)).toBe('two')
    expect(edge.seen).toHaveLength(3)
  })

  it.each(['/w/la-encina', '/s/la-encina'])('of %s is one for all parameters that it does not read', async (path) => {
    const service = '01J0000000000000000000000S'
    edge.answer = { headers: { 'cache-control': 'public, s-maxage=60' } }
    await edge.ask('book.test', path)
    const queries = ['x=1', 'fbclid=abc&utm_source=b', 'service', 'Service=1', '%73=1', '&&', 'a=b?service=1']
    const values = ['service=zz1', 'service=%7a', 'lang=xx', 'lang=constructor', `professional=${service}`]
    for (const query of [...queries, ...values, `service=${service}&service=${service}`, '__proto__=1']) {
      expect((await edge.ask('book.test', `${path}?${query}`)).headers['x-cache'], query).toMatch(/^Hit/)
    }
    await edge.ask('book.test', `${path}?professional=${service}&utm=1&service=${service}&lang=en&x=%26lang=pt`)
    const same = await edge.ask('book.test', `${path}?lang=en&service=${service}&professional=${service}&y=2`)
    expect(same.headers['x-cache']).toMatch(/^Hit/)
    expect(edge.seen.map(({ url }) => url.split('?')[1])).toEqual([
      undefined,
      `lang=en&service=${service}&professional=${service}`,
    ])
  })

  it('of the API is never kept', async () => {
    edge.answer = { headers: { 'cache-control': 'public, max-age=60' } }
    await edge.ask('app.test', '/trpc/x')
    await edge.ask('app.test', '/trpc/x')
    expect(edge.seen).toHaveLength(2)
  })

  it('that is an error is not repeated to the next viewer', async () => {
    edge.answer = { status: 404 }
    await edge.ask('book.test', '/pub/new')
    edge.answer = { status: 200 }
    expect((await edge.ask('book.test', '/pub/new')).status).toBe(200)
  })

  it('is 304 when the viewer has it already', async () => {
    edge.answer = { headers: { etag: '"v1"', 'cache-control': 'max-age=10' } }
    const { status, body } = await edge.ask('book.test', '/pub/x', { headers: { 'if-none-match': 'W/"v1"' } })
    expect([status, body.length]).toEqual([304, 0])
    expect((await edge.ask('book.test', '/pub/x', { headers: { 'if-none-match': '"v0"' } })).status).toBe(200)
  })

  it('is compressed as the viewer wishes, from a thousand bytes on', async () => {
    const body = JSON.stringify({ text: 'salon '.repeat(400) })
    edge.answer = { headers: { 'content-type': 'application/json', 'cache-control': 'max-age=10' }, body }
    const br = await edge.ask('book.test', '/pub/x', { headers: { 'accept-encoding': 'gzip, br' } })
    expect(br.headers['content-encoding']).toBe('br')
    expect(String(brotliDecompressSync(br.body))).toBe(body)
    const gzip = await edge.ask('book.test', '/pub/x', { headers: { 'accept-encoding': 'gzip, br;q=0' } })
    expect(String(gunzipSync(gzip.body))).toBe(body)
    const plain = await edge.ask('book.test', '/pub/x')
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(String(plain.body)).toBe(body)
    edge.answer = { headers: { 'content-type': 'application/json' }, body: '{}' }
    expect(
      (await edge.ask('book.test', '/pub/short', { headers: { 'accept-encoding': 'br' } })).headers['content-encoding'],
    ).toBeUndefined()
  })

  it('carries the security headers of its host, with the addresses of this cloud', async () => {
    const { headers } = await edge.ask('app.test', '/app/')
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
    edge.answer = { headers: { 'content-security-policy': 'frame-ancestors https://salon.cl' } }
    expect((await edge.ask('book.test', '/w/x')).headers['content-security-policy']).toBe(
      'frame-ancestors https://salon.cl',
    )
  })

  it('of the gateway, which refuses a token by itself, can be read by any page that calls /v1, and on no other path', async () => {
    edge.answer = { status: 401 }
    const allowed = async (path: string, headers: Record<string, string>) =>
      (await edge.ask('app.test', path, { headers })).headers['access-control-allow-origin']
    const origin = 'https://salon.cl'

    expect(await allowed('/v1/appointments', { origin })).toBe('*')
    expect(await allowed('/v1/appointments', {})).toBeUndefined()
    expect(await allowed('/trpc/x', { origin })).toBeUndefined()
    edge.answer = { headers: { 'access-control-allow-origin': 'https://own.cl' } }
    expect(await allowed('/v1/appointments', { origin })).toBe('https://own.cl')
  })

  it('of an origin that cannot be reached is 502', async () => {
    const broken = await startEdge({
      distributions,
      originUrls: { [hosts.apiOrigin]: 'http://127.0.0.1:1' },
      readSite: () => undefined,
    })
    const response = await askPort(broken.port, '/trpc/x', { headers: { host: 'app.test' } })
    expect(response.status).toBe(502)
    await broken.stop()
  })
})
