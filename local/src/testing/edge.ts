import { type IncomingMessage, request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { readDistributions } from '../edge/distribution'
import type { OriginAnswer } from '../edge/origin-answer'
import { type Edge, startEdge } from '../edge/start-edge'
import { type Listening, listen } from '../http/listen'
import { readBody } from '../http/read-body'
import { loadTemplate } from '../template/load-template'

export const hosts = { app: 'app.test', book: 'book.test', apiOrigin: 'api-origin.test' }
const root = fileURLToPath(new URL('../../..', import.meta.url))
export const distributions = readDistributions(loadTemplate({ root, hosts, secrets: { EdgeSecret: 'edge-secret' } }))

type Seen = { method: string; url: string; headers: IncomingMessage['headers']; body: string }
type Init = { method?: string; headers?: Record<string, string>; body?: string }
type Answer = { status: number; headers: IncomingMessage['headers']; body: Buffer }

/** `fetch` would not send the host. */
export const askPort = (port: number, path: string, { method = 'GET', headers = {}, body }: Init) =>
  new Promise<Answer>((resolve, reject) => {
    const outgoing = request({ port, host: '127.0.0.1', path, method, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      )
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })

type TestEdge = {
  /** What the origin was asked. */
  seen: Seen[]
  /** What the origin answers. */
  answer: { status?: number; headers?: Record<string, string>; body?: string }
  time: number
  /** What the site bucket holds. */
  site: Record<string, OriginAnswer>
  ask: (host: string, path: string, init?: Init) => Promise<Answer>
}

/** An edge of the template's distributions before an origin that notes what it is asked, for the tests of one file. */
export const useTestEdge = (): TestEdge => {
  let origin: Listening
  let edge: Edge
  const test: TestEdge = {
    seen: [],
    answer: {},
    time: 0,
    site: {},
    ask: (host, path, init = {}) => askPort(edge.port, path, { ...init, headers: { ...init.headers, host } }),
  }

  beforeAll(async () => {
    origin = await listen(async (message, response) => {
      const body = String(await readBody(message))
      test.seen.push({ method: message.method ?? '', url: message.url ?? '', headers: message.headers, body })
      response.writeHead(test.answer.status ?? 200, test.answer.headers)
      response.end(test.answer.body ?? 'ok')
    })
    edge = await startEdge({
      distributions,
      originUrls: { [hosts.apiOrigin]: origin.url },
      readSite: (domain, key) => (domain.startsWith('reservaplus-local-site-') ? test.site[key] : undefined),
      rewrites: { 'https://cognito-idp.sa-east-1.amazonaws.com': 'http://pool' },
      now: () => test.time,
    })
  })
  beforeEach(() => {
    test.seen = []
    test.answer = {}
    edge.invalidate()
  })
  afterAll(async () => {
    await edge.stop()
    await origin.stop()
  })

  return test
}
