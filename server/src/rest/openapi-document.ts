import { grant } from '@reservaplus/shared/api-keys/schema'
import type { Examples } from './examples'
import { description, webhookOperations } from './openapi-guide'
import { componentSchemas, type Json, jsonSchema } from './openapi-schemas'
import { takesQuery } from './read-input'
import type { RestEntry } from './route-table'

/** A member's token, and where the permission can be given to another system, its key. */
const takesKey = ({ meta: { access } }: RestEntry) =>
  access?.kind === 'staff' && grant.safeParse(access.permission).success

/** May be left out by the caller: optional, or with a default of its own. */
const isOptional = (schema: RestEntry['fields'][string]) => schema._zod.optin !== undefined

/** Nothing where a call cannot be shown to work without more around it. */
type Shown = Partial<Examples[string]>

const inPath = (entry: RestEntry, name: string) =>
  entry.segments.some((segment) => 'parameter' in segment && segment.parameter === name)

const parametersOf = (entry: RestEntry, { input = {} }: Shown): Json[] =>
  Object.entries(entry.fields).flatMap(([name, schema]) => {
    const isPath = inPath(entry, name)
    if (!isPath && !takesQuery(entry)) return []

    return {
      name,
      in: isPath ? 'path' : 'query',
      required: isPath || !isOptional(schema),
      schema: jsonSchema(schema, 'input'),
      ...(input[name] !== undefined && { example: input[name] }),
    }
  })

const idempotencyHeader: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Chosen by the caller and kept for 24 hours: the same key and body get the first answer again.',
  schema: { type: 'string', pattern: '^[0-9A-Za-z_-]{16,64}$' },
}

const bodyOf = (entry: RestEntry, { input }: Shown): Json => {
  const fields = Object.entries(entry.fields).filter(([name]) => !inPath(entry, name))
  if (takesQuery(entry) || fields.length === 0) return {}

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
          ...(input && { example: Object.fromEntries(Object.entries(input).filter(([name]) => !inPath(entry, name))) }),
        },
      },
    },
  }
}

const responsesOf = (entry: RestEntry, { output }: Shown): Json => {
  const reference = (name: string): Json => ({ $ref: `#/components/responses/${name}` })
  const access = entry.meta.access?.kind

  return {
    [entry.successStatus]: {
      description: entry.successStatus === 201 ? 'Created' : 'Done',
      content: {
        'application/json': {
          schema: jsonSchema(entry.output, 'output'),
          ...(output !== undefined && { example: output }),
        },
      },
    },
    '400': reference('BadInput'),
    ...(access === 'staff' && { '401': reference('Unauthenticated') }),
    // Open calls that write too: a plan is full, a subscription has ended, a code does not fit.
    ...((access !== 'public' || entry.type === 'mutation') && { '403': reference('Forbidden') }),
    '404': reference('NotFound'),
    ...(entry.type === 'mutation' && { '409': reference('Conflict') }),
    '429': reference('TooManyRequests'),
    '503': reference('Unavailable'),
  }
}

const operationOf = (entry: RestEntry, shown: Shown): Json => {
  const [tag = ''] = entry.procedure.split('.')
  const access = entry.meta.access
  const parameters = [
    ...parametersOf(entry, shown),
    ...('idempotencyKey' in entry.fields && entry.type === 'mutation' ? [idempotencyHeader] : []),
  ]

  return {
    operationId: entry.procedure,
    tags: [tag],
    summary: entry.meta.rest?.summary,
    ...(access?.kind === 'staff' && { description: `Permission: \`${access.permission}\`.` }),
    security: access?.kind === 'staff' ? [{ idToken: [] }, ...(takesKey(entry) ? [{ apiKey: [] }] : [])] : [],
    ...(parameters.length > 0 && { parameters }),
    ...bodyOf(entry, shown),
    responses: responsesOf(entry, shown),
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

const pathsOf = (table: readonly RestEntry[], examples: Examples): Json => {
  const paths: Record<string, Json> = {}
  for (const entry of table) {
    paths[entry.path] = {
      ...paths[entry.path],
      [entry.method.toLowerCase()]: operationOf(entry, examples[entry.procedure] ?? {}),
    }
  }

  return paths
}

/** OpenAPI 3.1 of every procedure that has a REST route. */
export const openApiDocumentOf = (table: readonly RestEntry[], examples: Examples): Json => ({
  openapi: '3.1.0',
  info: {
    title: 'ReservaPlus API',
    version: '1.0.0',
    description,
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: '/v1' }],
  tags: [...new Set(table.map(({ procedure }) => procedure.split('.')[0]))].sort().map((name) => ({ name })),
  paths: pathsOf(table, examples),
  webhooks: webhookOperations,
  components: {
    securitySchemes: {
      idToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'ID token of the user pool' },
      apiKey: {
        type: 'apiKey',
        in: 'header',
        name: 'X-Api-Key',
        description: 'Key of another system, made by owner or admin',
      },
    },
    schemas: componentSchemas(),
    responses: {
      BadInput: problemResponse('The input does not fit; `issues` names the fields'),
      Unauthenticated: unauthenticatedResponse,
      Forbidden: problemResponse(
        'Not allowed, by role, key or link; or LIMIT_EXCEEDED, SUBSCRIPTION_INACTIVE, CODE_INVALID',
      ),
      NotFound: problemResponse('There is no such thing, or it belongs to somebody else'),
      Conflict: problemResponse('The present state does not allow it; `alternatives` are free times nearby'),
      TooManyRequests: problemResponse('Too many requests; see Retry-After'),
      Unavailable: problemResponse('Try again later; see Retry-After'),
    },
  },
})
