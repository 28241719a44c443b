import * as z from 'zod'
import type { Json } from './openapi-schemas'

const parameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean().default(false),
  example: z.unknown().optional(),
  description: z.string().default(''),
})
type Parameter = z.infer<typeof parameter>

const operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  description: z.string().default(''),
  tags: z.array(z.string()).min(1),
  security: z.array(z.record(z.string(), z.unknown())),
  parameters: z.array(parameter).default([]),
  requestBody: z
    .object({ content: z.object({ 'application/json': z.object({ example: z.unknown().optional() }) }) })
    .optional(),
})
type Operation = z.infer<typeof operation>

const described = z.object({
  info: z.object({ title: z.string(), version: z.string(), description: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), operation)),
})

const variable = (key: string, value = '') => ({ key, value, type: 'string' })

/** What may be left out is there, but switched off. */
const optionally = ({ name, example, required, description }: Parameter) => ({
  key: name,
  value: example === undefined ? '' : String(example),
  description,
  ...(!required && example === undefined && { disabled: true }),
})

const urlOf = (path: string, parameters: readonly Parameter[]): Json => {
  const segments = path
    .slice(1)
    .split('/')
    .map((segment) => segment.replace(/^\{(\w+)\}$/, ':$1'))
  const query = parameters.filter((each) => each.in === 'query').map(optionally)
  const inPath = parameters
    .filter((each) => each.in === 'path')
    .map(({ name, example }) => ({
      key: name,
      value: example === undefined ? '' : String(example),
    }))

  return {
    raw: `{{baseUrl}}/${segments.join('/')}`,
    host: ['{{baseUrl}}'],
    path: segments,
    ...(query.length > 0 && { query }),
    ...(inPath.length > 0 && { variable: inPath }),
  }
}

const bodyOf = ({ requestBody }: Operation): Json =>
  requestBody
    ? {
        body: {
          mode: 'raw',
          raw: JSON.stringify(requestBody.content['application/json'].example ?? {}, null, 2),
          options: { raw: { language: 'json' } },
        },
      }
    : {}

const authOf = ({ security }: Operation): Json => {
  if (security.length === 0) return { auth: { type: 'noauth' } }
  const takesKey = security.some((each) => 'apiKey' in each)

  // The collection's own: a key. What no key opens asks for a member's token.
  return takesKey ? {} : { auth: { type: 'bearer', bearer: [variable('token', '{{idToken}}')] } }
}

const itemOf = (method: string, path: string, each: Operation): Json => ({
  name: each.summary,
  request: {
    method: method.toUpperCase(),
    description: [each.operationId, each.description].filter(Boolean).join('. '),
    header: [
      ...(each.requestBody ? [{ key: 'Content-Type', value: 'application/json' }] : []),
      ...each.parameters.filter((one) => one.in === 'header').map(optionally),
    ],
    url: urlOf(path, each.parameters),
    ...bodyOf(each),
    ...authOf(each),
  },
  response: [],
})

/** The API for Postman (collection format 2.1), out of its own description: a folder for each noun. */
export const postmanCollectionOf = (document: unknown): Json => {
  const { info, paths } = described.parse(document)
  const folders = new Map<string, Json[]>()
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, each] of Object.entries(operations)) {
      const [tag = ''] = each.tags
      folders.set(tag, [...(folders.get(tag) ?? []), itemOf(method, path, each)])
    }
  }

  return {
    info: {
      name: `${info.title} ${info.version}`,
      description: info.description,
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    auth: {
      type: 'apikey',
      apikey: [variable('key', 'X-Api-Key'), variable('value', '{{apiKey}}'), variable('in', 'header')],
    },
    variable: [variable('baseUrl', 'http://app.localhost:3000/v1'), variable('apiKey'), variable('idToken')],
    item: [...folders].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, item]) => ({ name, item })),
  }
}
