import { randomUUID } from 'node:crypto'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import { withDeadline } from './config/deadline'
import type { HttpRequest } from './http/request'
import { viewerAddressOf } from './http/viewer-address'

// The public function's routes lie below /public, so that one API can serve two hosts with the same paths.
// What carries a key comes below /keys, where the gateway asks for no token.
const keyEntrance = '/keys'
const entrances = ['/public', keyEntrance]
const entranceOf = (rawPath: string) => entrances.find((entrance) => rawPath.startsWith(`${entrance}/`)) ?? ''

const headersOf = (event: APIGatewayProxyEventV2) => {
  const headers = new Headers()
  for (const [name, value] of Object.entries(event.headers ?? {})) {
    // The platform refuses control characters and what lies beyond Latin-1; a header that has them says nothing to us.
    if (value !== undefined && /^[\t\x20-\x7e\x80-\xff]*$/.test(value)) headers.set(name, value)
  }

  return headers
}

const toRequest = (event: APIGatewayProxyEventV2): HttpRequest => {
  const headers = headersOf(event)
  const given = headers.get('x-correlation-id')
  const body = event.body ?? ''
  const entrance = entranceOf(event.rawPath)

  return {
    method: event.requestContext.http.method.toUpperCase(),
    path: event.rawPath.slice(entrance.length),
    rawQuery: event.rawQueryString ?? '',
    headers,
    body: event.isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body,
    correlationId:
      given && /^[0-9a-fA-F-]{16,40}$/.test(given) ? given : event.requestContext.requestId || randomUUID(),
    viewerAddress: viewerAddressOf(headers.get('cloudfront-viewer-address') ?? undefined),
    isByKey: entrance === keyEntrance,
  }
}

const toResult = async (method: string, response: Response): Promise<APIGatewayProxyStructuredResultV2> => ({
  statusCode: response.status,
  headers: Object.fromEntries(response.headers),
  ...(method !== 'HEAD' && { body: await response.text() }),
})

/** An API behind API Gateway's events: what each of its functions exports. */
export const createHandler =
  (api: (request: HttpRequest) => Promise<Response>) =>
  async (
    event: APIGatewayProxyEventV2,
    context?: Pick<Context, 'getRemainingTimeInMillis'>,
  ): Promise<APIGatewayProxyStructuredResultV2> => {
    const request = toRequest(event)
    const response = await withDeadline(context?.getRemainingTimeInMillis(), () => api(request))

    return toResult(request.method, response)
  }
