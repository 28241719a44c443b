import { takesQuery } from '../rest/read-input'
import type { RestEntry } from '../rest/route-table'
import type { Call } from './api'

type Input = Readonly<Record<string, unknown>>

/** The request of a route for an input as the procedure takes it. */
export const restCall = (entry: RestEntry, input: Input): Call => {
  const rest = new Map(Object.entries(input))
  const parts = entry.segments.map((segment) => {
    if ('literal' in segment) return segment.literal
    const value = rest.get(segment.parameter)
    rest.delete(segment.parameter)

    return encodeURIComponent(String(value))
  })
  const query = [...rest].flatMap(([name, value]) =>
    [value].flat().map((each) => `${name}=${encodeURIComponent(String(each))}`),
  )

  return {
    method: entry.method,
    path: `/v1/${parts.join('/')}`,
    ...(takesQuery(entry) ? { query: query.join('&') } : { body: Object.fromEntries(rest) }),
  }
}
