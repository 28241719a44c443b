import { componentSchemas, type Json, jsonSchema } from './openapi-schemas'
import type { RestEntry } from './route-table'

/** May be left out by the caller: optional, or with a default of its own. */
const isOptional = (schema: RestEntry['fields'][string]) => schema._zod.optin !== undefined

const inPath = (entry: RestEntry, name: string) =>
  entry.segments.some((segment) => 'parameter' in segment && segment.parameter === name)

const parametersOf = (entry: RestEntry): Json[] =>
  Object.entries(entry.fields).flatMap(([name, schema]) => {
    const isPath = inPath(entry, name)
    if (!isPath && entry.type === 'mutation') return []

    return {
      name,
      in: isPath ? 'path' : 'query',
      required: isPath || !isOptional(schema),
      schema: jsonSchema(schema, 'input'),
    }
  })

const idempotencyHeader: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Chosen by the caller and kept for 24 hours: the same key and body get the first answer again.',
  schema: { type: 'string', pattern: '^[0-9A-Za-z_-]{16,64}$' },
}

const bodyOf = (entry: RestEntry): Json => {
  const fields = Object.entries(entry.fields).filter(([name]) => !inPath(entry, name))
  if (entry.type !== 'mutation' || fields.length === 0) return {}

  const required = fields.filter(([, schema]) => !isOptional(schema)).map(([name]) => name)

  return {
    requestBody: {
      required: required.length > 0,
      content: {
        'application/json': {
          schema: {
            type: 'object',
            properties: Object.fromEntries(fields.map(([name, schema]) => [name, jsonSchema(schema, 'input')])),
            ...(required.length > 0 && { required }),
            additionalProperties: false,
          },
        },
      },
    },
  }
}

const responsesOf = (entry: RestEntry): Json => {
  const reference = (name: string): Json => ({ $ref: `#/components/responses/${name}` })
  const access = entry.meta.access?.kind

  return {
    [entry.successStatus]: {
      description: entry.successStatus === 201 ? 'Created' : 'Done',
      content: { 'application/json': { schema: jsonSchema(entry.output, 'output') } },
    },
    '400': reference('BadInput'),
    ...(access === 'staff' && { '401': reference('Unauthenticated') }),
    ...(access !== 'public' && { '403': reference('Forbidden') }),
    '404': reference('NotFound'),
    ...(entry.type === 'mutation' && { '409': reference('Conflict') }),
    ...(access !== 'staff' && { '429': reference('TooManyRequests') }),
    '503': reference('Unavailable'),
  }
}

const operationOf = (entry: RestEntry): Json => {
  const [tag = ''] = entry.procedure.split('.')
  const access = entry.meta.access
  const parameters = [
    ...parametersOf(entry),
    ...('idempotencyKey' in entry.fields && entry.type === 'mutation' ? [idempotencyHeader] : []),
  ]

  return {
    operationId: entry.procedure,
    tags: [tag],
    summary: entry.meta.rest?.summary,
    ...(access?.kind === 'staff' && { description: `Permission: \`${access.permission}\`.` }),
    security: access?.kind === 'staff' ? [{ idToken: [] }] : [],
    ...(parameters.length > 0 && { parameters }),
    ...bodyOf(entry),
    responses: responsesOf(entry),
  }
}

const problemResponse = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

/** The gateway checks the token, so that this answer is mostly its own. */
const unauthenticatedResponse: Json = {
  description: 'No valid token. The gateway answers `message` alone, the API a problem',
  content: {
    'application/json': { schema: { $ref: '#/components/schemas/GatewayMessage' } },
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
  },
}

const pathsOf = (table: readonly RestEntry[]): Json => {
  const paths: Record<string, Json> = {}
  for (const entry of table) {
    paths[entry.path] = { ...paths[entry.path], [entry.method.toLowerCase()]: operationOf(entry) }
  }

  return paths
}

/** OpenAPI 3.1 of every procedure that has a REST route. */
export const openApiDocumentOf = (table: readonly RestEntry[]): Json => ({
  openapi: '3.1.0',
  info: {
    title: 'ReservaPlus API',
    version: '1.0.0',
    description: [
      'Bookings for salons and other businesses that live by appointments.',
      'Refusals are problems (RFC 9457) with `code` and `correlationId`. Some are answered by the gateway before the',
      'API is asked, and have its shape, `{"message": "…"}` as application/json: 401 for a missing or expired token,',
      '413 for a body that is too large, 400 for a request that is no valid HTTP, 429 and 503 under too much load.',
    ].join('\n'),
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: '/v1' }],
  tags: [...new Set(table.map(({ procedure }) => procedure.split('.')[0]))].sort().map((name) => ({ name })),
  paths: pathsOf(table),
  components: {
    securitySchemes: {
      idToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'ID token of the user pool' },
    },
    schemas: componentSchemas(),
    responses: {
      BadInput: problemResponse('The input does not fit; `issues` names the fields'),
      Unauthenticated: unauthenticatedResponse,
      Forbidden: problemResponse('Not allowed'),
      NotFound: problemResponse('There is no such thing, or it belongs to somebody else'),
      Conflict: problemResponse('The present state does not allow it; `alternatives` are free times nearby'),
      TooManyRequests: problemResponse('Too many requests; see Retry-After'),
      Unavailable: problemResponse('Try again later; see Retry-After'),
    },
  },
})
