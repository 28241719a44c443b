import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createRouter, readRoutes } from '../gateway/routes'
import { loadTemplate } from '../template/load-template'
import { readDistributions } from './distribution'
import { runViewerFunction } from './viewer-function'

const hosts = { app: 'app.test', book: 'book.test', apiOrigin: 'api-origin.test' }
const template = loadTemplate({ root: fileURLToPath(new URL('../../..', import.meta.url)), hosts })
const distributions = readDistributions(template)

const match = createRouter(readRoutes(template.functions))
const functionOf = (method: string, path: string) => match(method, path)?.route.functionKey

/** Which origin a request gets to, and with which address. */
const destination = (host: string, uri: string, headers: Record<string, string> = {}, method = 'GET') => {
  const found = distributions.find((each) => each.hosts.includes(host))?.behaviours.find(({ matches }) => matches(uri))
  const { functionCode = '', origin, forwardedHeaders = [] } = found ?? {}
  const result = functionCode ? runViewerFunction(functionCode, { uri, query: '', method, headers }) : { uri }

  return { origin: origin?.Id, uri: 'uri' in result ? result.uri : undefined, forwardedHeaders }
}

describe.each([hosts.app, hosts.book])('a request to %s', (host) => {
  const withKey = { 'x-api-key': 'rp_1' }

  it('with a key goes where keys are asked for, and takes it along', () => {
    expect(destination(host, '/v1/appointments', withKey)).toMatchObject({
      origin: 'api',
      uri: '/keys/v1/appointments',
      forwardedHeaders: expect.arrayContaining(['x-api-key']),
    })
  })

  it('without one goes where tokens are asked for', () => {
    expect(destination(host, '/v1/appointments').uri).toBe('/v1/appointments')
  })

  it.each([
    'public/plans',
    'auth/register',
    'docs',
    'health/ready',
    'openapi.json',
    'payments/webhook',
    'whatsapp/webhook',
  ])('for what is open to everybody stays there: %s', (path) => {
    expect(destination(host, `/v1/${path}`, withKey).uri).toBe(`/v1/${path}`)
  })

  it.each(['health', 'docs', 'openapi.json', 'public/plans'])(
    'with a slash behind it is the same, and open to HEAD as to GET: %s',
    (path) => {
      expect(destination(host, `/v1/${path}/`).uri).toBe(`/v1/${path}`)
      expect(functionOf('HEAD', `/v1/${path}`)).toBe('api-public')
    },
  )

  it('to make an organization stays there too, and to read one does not', () => {
    expect(destination(host, '/v1/organizations', withKey, 'POST').uri).toBe('/v1/organizations')
    expect(destination(host, '/v1/organizations', withKey).uri).toBe('/keys/v1/organizations')
  })

  it('never gets there by the address itself', () => {
    expect(destination(host, '/keys/v1/appointments', withKey).origin).toBe('site')
  })
})
