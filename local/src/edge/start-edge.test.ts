import { describe, expect, it } from 'vitest'

import { useTestEdge } from '../testing/edge'

const edge = useTestEdge()

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
    expect((await edge.ask(host, path)).status).toBe(200)
    expect(edge.seen.map(({ url }) => url)).toEqual([expected])
  })

  it.each(['/', '/app', '/app/agenda/2026-01-01', '/app/'])('of the staff address %s is the one page', async (path) => {
    edge.site['app/index.html'] = { status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from('<app>') }
    expect(String((await edge.ask('app.test', path)).body)).toBe('<app>')
    expect(edge.seen).toEqual([])
  })

  it.each([
    [undefined, 'es', 'Esta página no existe'],
    ['pt-BR,pt;q=0.9', 'pt', 'Esta página não existe'],
    ['en-US', 'en', 'This page does not exist'],
    ['de', 'es', 'Esta página no existe'],
  ])('of nothing on the booking host is a page for people (%s)', async (accepted, locale, title) => {
    const { status, headers, body } = await edge.ask('book.test', '/', {
      headers: accepted ? { 'accept-language': accepted } : {},
    })

    expect([status, headers['content-language']]).toEqual([404, locale])
    expect(String(body)).toContain(`<html lang="${locale}">`)
    expect(String(body)).toContain(`<h1>${title}</h1>`)
  })

  it('of an asset is the site bucket, and a missing one is 404', async () => {
    edge.site['widget.js'] = {
      status: 200,
      headers: { 'content-type': 'text/javascript' },
      body: Buffer.from('loader'),
    }
    expect(String((await edge.ask('book.test', '/widget.js')).body)).toBe('loader')
    expect((await edge.ask('app.test', '/app/assets/none.js')).status).toBe(404)
    expect((await edge.ask('app.test', '/%E0%A4%A')).status).toBe(404)
  })

  it.each(['/widget.js', '/widget/assets/main.js', '/docs/scalar.js'])('of %s is the site bucket', async (path) => {
    edge.site[path.slice(1)] = {
      status: 200,
      headers: { 'content-type': 'text/javascript' },
      body: Buffer.from('file'),
    }
    expect(String((await edge.ask('book.test', path)).body)).toBe('file')
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
      edge.site[key] = { status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from('<app>') }
    }
    const { status, body } = await edge.ask('book.test', path)
    expect(status).toBe(404)
    expect(String(body)).not.toContain('<app>')
    expect(edge.seen).toEqual([])
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
    expect((await edge.ask('book.test', path)).status).toBe(400)
    expect(edge.seen).toEqual([])
  })

  it('is asked for the path as it was written', async () => {
    for (const path of ['/s/%2e%2e/m/a.b.c', '/m/../m/x', '/my/%2e%2e/my%2fx', '/m//x'])
      await edge.ask('book.test', path)
    expect(edge.seen.map(({ url }) => url)).toEqual([
      '/public/s/%2e%2e/m/a.b.c',
      '/public/m/../m/x',
      '/public/my/%2e%2e/my%2fx',
      '/public/m//x',
    ])
  })

  it('of an unknown host is nothing', async () => {
    expect((await edge.ask('other.test', '/trpc/x')).status).toBe(404)
    expect(edge.seen).toEqual([])
  })
})

describe('what reaches the API', () => {
  it('carries the secret and the real address of the viewer, whatever the viewer claims', async () => {
    const headers = { 'cloudfront-viewer-address': '6.6.6.6:1', 'x-edge-secret': 'guess' }
    await edge.ask('app.test', '/trpc/x', { headers })
    expect(edge.seen[0]?.headers['x-edge-secret']).toBe('edge-secret')
    expect(edge.seen[0]?.headers['cloudfront-viewer-address']).toMatch(/^127\.0\.0\.1:\d+$/)
    expect(edge.seen[0]?.headers.host).toBe('api-origin.test')
  })

  it('has only the headers that the policies let through, and no cookie', async () => {
    const headers = {
      authorization: 'Bearer x',
      cookie: 'a=1',
      'x-anything': '1',
      'idempotency-key': 'k',
      'content-type': 'application/json',
    }
    await edge.ask('app.test', '/trpc/x', { method: 'POST', headers, body: '{}' })
    expect(edge.seen[0]).toMatchObject({
      method: 'POST',
      body: '{}',
      headers: { authorization: 'Bearer x', 'idempotency-key': 'k', 'content-type': 'application/json' },
    })
    expect(edge.seen[0]?.headers).not.toHaveProperty('cookie')
    expect(edge.seen[0]?.headers).not.toHaveProperty('x-anything')
  })

  it('is no token on a public page that is kept for everybody', async () => {
    await edge.ask('book.test', '/pub/x', { headers: { authorization: 'Bearer x', 'accept-language': 'en' } })
    expect(edge.seen[0]?.headers).not.toHaveProperty('authorization')
    expect(edge.seen[0]?.headers).not.toHaveProperty('accept-language')
  })

  it('is never a method that the behaviour does not allow', async () => {
    expect((await edge.ask('book.test', '/pub/x', { method: 'POST', body: 'x' })).status).toBe(403)
    expect((await edge.ask('app.test', '/app/', { method: 'DELETE' })).status).toBe(403)
    expect(edge.seen).toEqual([])
  })
})
