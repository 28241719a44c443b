import { createContext, Script } from 'node:vm'
import * as z from 'zod'

const value = z.object({ value: z.string() })
const parameters = z.record(z.string(), value.extend({ multiValue: z.array(value).optional() }))
type Parameters = z.infer<typeof parameters>

const requestResult = z.object({ uri: z.string(), querystring: parameters })
const responseResult = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), value).default({}),
  body: z.string().default(''),
})

export type ViewerRequest = { uri: string; query: string; method: string; headers: Record<string, string> }
export type ViewerResult =
  | { uri: string; query: string }
  | { status: number; headers: Record<string, string>; body: Buffer }

const scripts = new Map<string, Script>()

// Neither names nor values are decoded, as CloudFront does it.
const parametersOf = (query: string): Parameters => {
  const values = new Map<string, string[]>()
  for (const parameter of query.split('&').filter(Boolean)) {
    const [name = '', text = ''] = parameter.split(/=(.*)/s)
    values.set(name, [...(values.get(name) ?? []), text])
  }
  const listed = [...values].map(([name, texts]) => {
    const all = texts.map((text) => ({ value: text }))
    return [name, { value: texts.at(-1) ?? '', ...(all.length > 1 && { multiValue: all }) }] as const
  })
  return Object.fromEntries(listed)
}

const queryOf = (given: Parameters) =>
  Object.entries(given)
    .flatMap(([name, { multiValue, ...one }]) => (multiValue ?? [one]).map((each) => `${name}=${each.value}`))
    .join('&')

/** Runs a CloudFront function as it is deployed, alone in its own context. */
export const runViewerFunction = (code: string, { uri, query, method, headers }: ViewerRequest): ViewerResult => {
  const script = scripts.get(code) ?? new Script(`${code}\nJSON.stringify(handler(event))`)
  scripts.set(code, script)
  const querystring = parametersOf(query)
  const named = Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, { value: text }]))
  const event = {
    version: '1.0',
    context: {},
    request: { method, uri, querystring, headers: named, cookies: {} },
  }
  const before = queryOf(querystring)
  const result: unknown = JSON.parse(script.runInContext(createContext({ event }), { timeout: 2000 }))
  const response = responseResult.safeParse(result)
  if (!response.success) {
    const changed = requestResult.parse(result)
    const after = queryOf(changed.querystring)
    return { uri: changed.uri, query: after === before ? query : after }
  }
  const answered = Object.entries(response.data.headers).map(([name, one]) => [name, one.value])
  return {
    status: response.data.statusCode,
    headers: Object.fromEntries(answered),
    body: Buffer.from(response.data.body),
  }
}
