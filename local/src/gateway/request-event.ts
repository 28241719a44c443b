import type { IncomingMessage } from 'node:http'

import { localAccountId } from '../config/env'
import type { JsonObject } from '../template/json'
import type { RouteMatch } from './routes'

export type RequestParts = {
  request: IncomingMessage
  requestId: string
  time: number
  path: string
  rawQueryString: string
  body: Buffer
  match: RouteMatch
  claims?: Record<string, string>
}

// What AWS hands over as text; everything else, a missing type included, arrives as base64.
const textTypes = /^(text\/|application\/(json|xml|javascript)\b)/i

const headersOf = (request: IncomingMessage) => {
  const headers: Record<string, string> = {}
  for (let i = 0; i < request.rawHeaders.length; i += 2) {
    const name = (request.rawHeaders[i] ?? '').toLowerCase()
    const value = request.rawHeaders[i + 1] ?? ''
    headers[name] = name in headers ? `${headers[name]},${value}` : value
  }
  return headers
}

const queryOf = (rawQueryString: string) => {
  const parameters: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(rawQueryString)) {
    parameters[name] = name in parameters ? `${parameters[name]},${value}` : value
  }
  return parameters
}

const bodyOf = (body: Buffer, contentType: string | undefined) => {
  if (body.length === 0) return { isBase64Encoded: false }
  const isText = textTypes.test(contentType ?? '')
  return { body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText }
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const logTime = (time: number) => {
  const [date = '', clock = ''] = new Date(time).toISOString().split('T')
  const [year, month, day] = date.split('-')
  return `${day}/${months[Number(month) - 1]}/${year}:${clock.slice(0, 8)} +0000`
}

/** The event of payload format 2.0. */
export const requestEvent = (parts: RequestParts): JsonObject => {
  const { request, requestId, time, path, rawQueryString, body, match, claims } = parts
  const { cookie, ...headers } = headersOf(request)
  const sourceIp = request.socket.remoteAddress ?? '127.0.0.1'
  const host = headers.host ?? ''
  return {
    version: '2.0',
    routeKey: match.route.routeKey,
    rawPath: path,
    rawQueryString,
    ...(cookie ? { cookies: cookie.split(/;\s*/) } : {}),
    headers: {
      ...headers,
      'x-amzn-trace-id': `Root=1-${requestId}`,
      'x-forwarded-for': [headers['x-forwarded-for'], sourceIp].filter(Boolean).join(', '),
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
    },
    ...(rawQueryString ? { queryStringParameters: queryOf(rawQueryString) } : {}),
    ...(Object.keys(match.pathParameters).length > 0 ? { pathParameters: match.pathParameters } : {}),
    requestContext: {
      accountId: localAccountId,
      apiId: 'local',
      ...(claims ? { authorizer: { jwt: { claims, scopes: null } } } : {}),
      domainName: host,
      domainPrefix: host.split('.')[0] ?? '',
      http: {
        method: request.method ?? 'GET',
        path,
        protocol: 'HTTP/1.1',
        sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey: match.route.routeKey,
      stage: '$default',
      time: logTime(time),
      timeEpoch: time,
    },
    ...bodyOf(body, headers['content-type']),
  }
}
