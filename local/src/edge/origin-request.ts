import type { Behaviour } from './distribution'
import type { QueryParameters } from './policies'

export type Viewer = {
  method: string
  uri: string
  query: string
  host: string
  headers: Record<string, string>
  address: string
  port: number
}

/** Exactly what the template lets through: nothing that a viewer sends gets to the origin unasked. */
export const originHeaders = ({ forwardedHeaders, origin }: Behaviour, viewer: Viewer) => {
  const headers: Record<string, string> = {
    'user-agent': 'Amazon CloudFront',
    via: '1.1 edge.local (CloudFront)',
    'x-forwarded-for': [viewer.headers['x-forwarded-for'], viewer.address].filter(Boolean).join(', '),
  }
  for (const name of forwardedHeaders) {
    const value = viewer.headers[name]
    if (value !== undefined && !name.startsWith('cloudfront-')) headers[name] = value
  }
  if (forwardedHeaders.includes('cloudfront-viewer-address')) {
    const address = viewer.address.includes(':') ? `[${viewer.address}]` : viewer.address
    headers['cloudfront-viewer-address'] = `${address}:${viewer.port}`
  }
  const contentType = viewer.headers['content-type']
  if (contentType !== undefined) headers['content-type'] = contentType
  for (const { HeaderName, HeaderValue } of origin.OriginCustomHeaders) headers[HeaderName.toLowerCase()] = HeaderValue
  return headers
}

const nameOf = (parameter: string) => new URLSearchParams(parameter).keys().next().value ?? ''

/** The viewer's query without the parameters that do not count; as it was written and in its order. */
export const queryOf = ({ query }: Viewer, counting: readonly QueryParameters[]): string =>
  query
    .split('&')
    .filter((parameter) =>
      counting.some((each) => each === 'all' || (each !== 'none' && each.includes(nameOf(parameter)))),
    )
    .join('&')

export const cacheKey = ({ cache }: Behaviour, viewer: Viewer, encoding: string) =>
  JSON.stringify([
    viewer.host,
    viewer.method,
    viewer.uri,
    queryOf(viewer, [cache.keyQuery]),
    cache.keyHeaders.map((name) => viewer.headers[name] ?? null),
    encoding,
  ])
