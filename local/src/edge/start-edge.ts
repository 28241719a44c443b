import type { IncomingMessage, ServerResponse } from 'node:http'

import { listen } from '../http/listen'
import { readBody } from '../http/read-body'
import { chooseEncoding, compress } from './compress'
import type { Behaviour, Distribution } from './distribution'
import { createEdgeCache, type Fetched, type Served } from './edge-cache'
import { normalizedPath } from './normalized-path'
import { headerText, type OriginAnswer } from './origin-answer'
import { createHttpOrigin } from './origin-http'
import { cacheKey, originHeaders, queryOf, type Viewer } from './origin-request'
import { isFor, withResponseHeaders } from './response-headers'
import { lifetimeOf } from './time-to-live'
import { runViewerFunction } from './viewer-function'

export type EdgeOptions = {
  distributions: Distribution[]
  /** Where the origins of the template really are. */
  originUrls: Record<string, string>
  readSite: (bucketDomain: string, key: string) => OriginAnswer | undefined
  /** Hosts that are not CloudFront's: the fictional salon's own site. */
  otherHosts?: Record<string, (request: IncomingMessage) => OriginAnswer>
  /** Addresses of AWS inside header values, and what stands for them here. */
  rewrites?: Record<string, string>
  now?: () => number
  port?: number
  log?: (line: string) => void
}

const failure = (status: number, text: string): OriginAnswer => ({
  status,
  headers: { 'content-type': 'text/html', 'x-cache': 'Error from cloudfront' },
  body: Buffer.from(`<!DOCTYPE html><title>${status}</title><h1>${text}</h1>`),
})

const viewerOf = (request: IncomingMessage): Viewer => {
  const [uri = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s)
  const headers = Object.entries(request.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')])
  return {
    method: request.method ?? 'GET',
    uri,
    query,
    host: request.headers.host ?? '',
    headers: Object.fromEntries(headers),
    address: request.socket.remoteAddress ?? '127.0.0.1',
    port: request.socket.remotePort ?? 0,
  }
}

const objectKey = (uri: string) => {
  try {
    return decodeURIComponent(uri.slice(1))
  } catch {
    return ''
  }
}

const cachedErrors = [404, 414, 500, 501, 502, 503, 504]

const bare = (etag: string) => etag.trim().replace(/^W\//, '')

const isUnchanged = (viewer: Viewer, answer: OriginAnswer) => {
  const etag = headerText(answer, 'etag')
  const asked = viewer.headers['if-none-match']
  if (answer.status !== 200 || !etag || !asked) return false
  return asked === '*' || asked.split(',').some((one) => bare(one) === bare(etag))
}

/** CloudFront: the hosts, cache and headers of infra/cloudfront.yml in front of the API and the site bucket. */
export const startEdge = async (options: EdgeOptions) => {
  const {
    distributions,
    originUrls,
    readSite,
    otherHosts = {},
    rewrites = {},
    now = Date.now,
    log = () => {},
  } = options
  const cache = createEdgeCache(now)
  const http = createHttpOrigin()

  const askOrigin = async (behaviour: Behaviour, viewer: Viewer, body: Buffer): Promise<OriginAnswer> => {
    const { origin, forwardedQuery } = behaviour
    if (origin.S3OriginConfig) {
      return readSite(origin.DomainName, objectKey(viewer.uri)) ?? failure(404, 'Not found')
    }
    const base = originUrls[origin.DomainName]
    if (!base) throw new Error(`There is no origin ${origin.DomainName}`)
    const query = queryOf(viewer, forwardedQuery)
    const path = `${origin.OriginPath}${viewer.uri}${query && `?${query}`}`
    const headers = { ...originHeaders(behaviour, viewer), host: origin.DomainName }
    return http.ask({ base, path, method: viewer.method, headers, body }).catch((error: unknown) => {
      log(`${base}${path}: ${error}`)
      return failure(502, 'The origin could not be reached')
    })
  }

  const fetchFor =
    (behaviour: Behaviour, viewer: Viewer, encoding: ReturnType<typeof chooseEncoding>) =>
    async (): Promise<Fetched> => {
      const answer = await askOrigin(behaviour, viewer, Buffer.alloc(0))
      const encoded = behaviour.compress && behaviour.cache.maxTtl > 0 ? compress(answer, encoding) : answer
      if (answer.status === 200 || answer.status === 301) {
        return { answer: encoded, ...lifetimeOf(headerText(answer, 'cache-control'), behaviour.cache) }
      }
      const errorMs = cachedErrors.includes(answer.status) ? behaviour.errorTtl(answer.status) * 1000 : 0
      return { answer: encoded, freshMs: errorMs, staleMs: 0 }
    }

  const serve = async (behaviour: Behaviour, viewer: Viewer, request: IncomingMessage): Promise<Served> => {
    const encoding = chooseEncoding(viewer.headers['accept-encoding'], behaviour.cache)
    if (viewer.method === 'GET' || viewer.method === 'HEAD') {
      // A second at most means that nothing is meant to be kept: such answers are personal.
      const key = behaviour.cache.maxTtl > 1 ? cacheKey(behaviour, viewer, encoding) : undefined
      return cache.serve(key, fetchFor(behaviour, viewer, encoding))
    }
    const body = (await readBody(request)) ?? Buffer.alloc(0)
    const answer = await askOrigin(behaviour, viewer, body)
    return { answer: behaviour.compress ? compress(answer, encoding) : answer, outcome: 'Miss', ageSeconds: 0 }
  }

  const rewritten = (value: string | string[]) =>
    typeof value === 'string'
      ? Object.entries(rewrites).reduce((text, [from, to]) => text.replaceAll(from, to), value)
      : value

  const finish = (behaviour: Behaviour, viewer: Viewer, { answer, outcome, ageSeconds }: Served): OriginAnswer => {
    const meant = behaviour.responseHeaders.filter((one) => isFor(one, viewer))
    const added = meant.map((one) => ({ ...one, value: String(rewritten(one.value)) }))
    const headers: OriginAnswer['headers'] = {
      ...withResponseHeaders(answer.headers, added),
      'x-cache': answer.status >= 400 ? 'Error from cloudfront' : `${outcome} from cloudfront`,
      via: '1.1 edge.local (CloudFront)',
      ...(outcome === 'Miss' ? {} : { age: String(ageSeconds) }),
    }
    return isUnchanged(viewer, answer) ? { status: 304, headers, body: Buffer.alloc(0) } : { ...answer, headers }
  }

  const answer = async (request: IncomingMessage): Promise<OriginAnswer> => {
    const viewer = viewerOf(request)
    const other = otherHosts[viewer.host]
    if (other) return other(request)
    const distribution = distributions.find(({ hosts }) => hosts.includes(viewer.host))
    const path = normalizedPath(viewer.uri)
    const behaviour = distribution?.behaviours.find(({ matches }) => matches(path))
    if (!behaviour) return failure(404, 'There is nothing on this host')
    if (!behaviour.allowedMethods.includes(viewer.method)) return failure(403, 'This method is not allowed here')
    const { functionCode } = behaviour
    const result = functionCode ? runViewerFunction(functionCode, viewer) : viewer
    if ('status' in result) return result
    const changed = { ...viewer, uri: result.uri, query: result.query }
    return finish(behaviour, changed, await serve(behaviour, changed, request))
  }

  const send = (request: IncomingMessage, response: ServerResponse, { status, headers, body }: OriginAnswer) => {
    const hasBody = request.method !== 'HEAD' && status !== 304 && status !== 204
    response.writeHead(status, {
      ...headers,
      ...(status === 304 || status === 204 ? {} : { 'content-length': body.length }),
    })
    response.end(hasBody ? body : undefined)
  }

  const server = await listen(async (request, response) => send(request, response, await answer(request)), {
    port: options.port ?? 0,
    onError: (error) => log(String(error)),
  })
  return {
    ...server,
    /** After a new build of the pages. */
    invalidate: cache.clear,
    stop: async () => {
      http.stop()
      await server.stop()
    },
  }
}

export type Edge = Awaited<ReturnType<typeof startEdge>>
