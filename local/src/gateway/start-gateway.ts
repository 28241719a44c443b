import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

import { listen } from '../http/listen'
import { readBody } from '../http/read-body'
import { InvocationError } from '../lambda/invocation-error'
import type { Invoke } from '../lambda/start-functions'
import { type HttpAnswer, messageAnswer, readFunctionAnswer } from './function-answer'
import { claimsForEvent, type JwtAuthorizer, TokenRefused } from './jwt-authorizer'
import { requestEvent } from './request-event'
import { createRouter, type Route } from './routes'

export type GatewayOptions = {
  routes: Route[]
  authorizers: Record<string, JwtAuthorizer>
  invoke: Invoke
  now?: () => number
  port?: number
  /** The longest that AWS waits for a function, whatever the function's own limit. */
  timeoutMs?: number
  log?: (line: string) => void
}

const maxBody = 10 * 1024 * 1024
// A function takes no event above six megabytes.
const maxEvent = 6 * 1024 * 1024

const bearer = (value: string | undefined) => /^(?:Bearer\s+)?(\S+)$/i.exec(value ?? '')?.[1]

// AWS decodes the path before it matches the routes, and ends it at a decoded question mark.
const decodePath = (path: string) => {
  try {
    return decodeURIComponent(path).split('?')[0] ?? ''
  } catch {
    return undefined
  }
}

const unauthorized = (reason?: string) =>
  messageAnswer(401, 'Unauthorized', {
    'www-authenticate': reason ? `Bearer scope="" error="invalid_token" error_description="${reason}"` : 'Bearer',
  })

export const startGateway = async (options: GatewayOptions) => {
  const { authorizers, invoke, now = Date.now, timeoutMs = 30_000, log = () => {} } = options
  const match = createRouter(options.routes)

  const authorize = async (name: string | undefined, token: string | undefined) => {
    if (name === undefined) return {}
    const check = authorizers[name]
    if (!check) throw new Error(`There is no authorizer ${name}`)
    if (!token) return { refused: unauthorized() }
    try {
      return { claims: claimsForEvent(await check(token)) }
    } catch (error) {
      if (error instanceof TokenRefused) return { refused: unauthorized(error.message) }
      throw error
    }
  }

  const call = async (functionKey: string, event: ReturnType<typeof requestEvent>): Promise<HttpAnswer> => {
    if (Buffer.byteLength(JSON.stringify(event)) > maxEvent) return messageAnswer(413, 'Request Entity Too Large')
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<HttpAnswer>((resolve) => {
      timer = setTimeout(() => resolve(messageAnswer(503, 'Service Unavailable')), timeoutMs)
    })
    try {
      return await Promise.race([invoke(functionKey, event).then(readFunctionAnswer), late])
    } catch (error) {
      if (!(error instanceof InvocationError)) throw error
      log(`${functionKey} failed: ${error.errorType}: ${error.message}\n${error.trace.join('\n')}`)
      return messageAnswer(500, 'Internal Server Error')
    } finally {
      clearTimeout(timer)
    }
  }

  const answer = async (request: IncomingMessage): Promise<HttpAnswer> => {
    const [rawPath = '/', rawQueryString = ''] = (request.url ?? '/').split(/\?(.*)/s)
    const path = decodePath(rawPath)
    if (path === undefined) return messageAnswer(400, 'Bad Request')
    const found = match(request.method ?? 'GET', path)
    if (!found) return messageAnswer(404, 'Not Found')
    const { claims, refused } = await authorize(found.route.authorizer, bearer(request.headers.authorization))
    if (refused) return refused
    const body = await readBody(request, maxBody)
    if (!body) return messageAnswer(413, 'Request Entity Too Large')
    const parts = { request, requestId: randomUUID(), time: now(), path, rawQueryString, body, match: found }
    return call(found.route.functionKey, requestEvent({ ...parts, ...(claims ? { claims } : {}) }))
  }

  return listen(
    async (request, response) => {
      const { status, headers, body } = await answer(request)
      response.writeHead(status, { ...headers, 'apigw-requestid': randomUUID() })
      response.end(request.method === 'HEAD' || status === 204 || status === 304 ? undefined : body)
    },
    { port: options.port ?? 0, onError: (error) => log(String(error)) },
  )
}
