import { createContext, Script } from 'node:vm'
import * as z from 'zod'

const requestResult = z.object({ uri: z.string() })
const responseResult = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.object({ value: z.string() })).default({}),
})

export type ViewerResult = { uri: string } | { status: number; headers: Record<string, string> }

const scripts = new Map<string, Script>()

/** Runs a CloudFront function as it is deployed, alone in its own context. */
export const runViewerFunction = (
  code: string,
  request: { uri: string; method: string; headers: Record<string, string> },
): ViewerResult => {
  const script = scripts.get(code) ?? new Script(`${code}\nJSON.stringify(handler(event))`)
  scripts.set(code, script)
  const { uri, method } = request
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, { value }]))
  const event = {
    version: '1.0',
    context: {},
    request: { method, uri, querystring: {}, headers, cookies: {} },
  }
  const result: unknown = JSON.parse(script.runInContext(createContext({ event }), { timeout: 2000 }))
  const response = responseResult.safeParse(result)
  if (!response.success) return requestResult.parse(result)
  const answered = Object.entries(response.data.headers).map(([name, { value }]) => [name, value])
  return { status: response.data.statusCode, headers: Object.fromEntries(answered) }
}
