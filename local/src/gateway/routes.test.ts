import { describe, expect, it } from 'vitest'

import { createRouter, type Route } from './routes'

const route = (routeKey: string): Route => {
  const [method = '', path = ''] = routeKey.split(' ')
  return { method, path, routeKey, functionKey: 'f' }
}
const match = createRouter(
  [
    'OPTIONS /{proxy+}',
    'ANY /v1/{proxy+}',
    'GET /v1/health',
    'POST /v1/auth/{proxy+}',
    'OPTIONS /v1/{proxy+}',
    'GET /v1/{id}/name',
    'ANY /trpc/{proxy+}',
  ].map(route),
)

describe('the route of a request', () => {
  it.each([
    ['GET', '/v1/health', 'GET /v1/health'],
    ['POST', '/v1/health', 'ANY /v1/{proxy+}'],
    ['POST', '/v1/auth/register', 'POST /v1/auth/{proxy+}'],
    ['GET', '/v1/auth/register', 'ANY /v1/{proxy+}'],
    ['OPTIONS', '/v1/anything/at/all', 'OPTIONS /v1/{proxy+}'],
    ['OPTIONS', '/else', 'OPTIONS /{proxy+}'],
    ['GET', '/v1/7/name', 'GET /v1/{id}/name'],
    ['GET', '/trpc/a.b,c.d', 'ANY /trpc/{proxy+}'],
  ])('%s %s is %s', (method, path, expected) => {
    expect(match(method, path)?.route.routeKey).toBe(expected)
  })

  it.each([
    ['GET', '/else'],
    ['GET', '/v1'],
    ['GET', '/v1/'],
    ['GET', '/v1health'],
  ])('%s %s has none', (method, path) => {
    expect(match(method, path)).toBeUndefined()
  })

  it('carries the variables of its path', () => {
    expect(match('GET', '/v1/7/name')?.pathParameters).toEqual({ id: '7' })
    expect(match('GET', '/trpc/a/b')?.pathParameters).toEqual({ proxy: 'a/b' })
  })
})
