import { AppError, type FieldIssue } from '@reservaplus/shared/errors/app-error'
import type { HttpRequest } from '../http/request'
import { withAllIssues } from './all-issues'
import { queryValue, takesSeveral } from './query-value'
import type { RestEntry } from './route-table'

const issue = (field: string, message: string): FieldIssue => ({ path: [field], message })

type Input = Record<string, unknown>
type Read = { input: Input; issues: FieldIssue[] }

const fromQuery = ({ fields }: RestEntry, query: URLSearchParams): Read => {
  const input: Input = {}
  const issues: FieldIssue[] = []
  for (const name of new Set(query.keys())) {
    const schema = Object.hasOwn(fields, name) ? fields[name] : undefined
    const values = query.getAll(name)
    if (!schema) issues.push(issue(name, 'Unknown parameter'))
    else if (values.length > 1 && !takesSeveral(schema)) issues.push(issue(name, 'Given more than once'))
    else input[name] = queryValue(schema, values)
  }

  return { input, issues }
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    throw new AppError('BAD_INPUT', 'The body is not JSON')
  }
}

const fromBody = ({ fields }: RestEntry, { body, headers }: HttpRequest): Read => {
  if (body === '') return { input: {}, issues: [] }
  if (!/^application\/json\b/i.test(headers.get('content-type') ?? '')) {
    throw new AppError('BAD_INPUT', 'The body must be application/json')
  }

  const value = parsed(body)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new AppError('BAD_INPUT', 'The body must be an object')
  }

  const unknown = Object.keys(value).filter((name) => !Object.hasOwn(fields, name))

  return { input: { ...value }, issues: unknown.map((name) => issue(name, 'Unknown field')) }
}

/** What is read or deleted stands in the address, with whatever else is to be said of it: a body means nothing there. */
export const takesQuery = ({ method }: Pick<RestEntry, 'method'>): boolean => method === 'GET' || method === 'DELETE'

const withKey = ({ fields }: RestEntry, { headers }: HttpRequest, { input, issues }: Read): void => {
  const key = headers.get('idempotency-key')
  if (key === null || !Object.hasOwn(fields, 'idempotencyKey')) return

  if (Object.hasOwn(input, 'idempotencyKey') && input.idempotencyKey !== key) {
    issues.push(issue('idempotencyKey', 'Differs from the Idempotency-Key header'))
  }
  input.idempotencyKey = key
}

/**
 * The procedure's input out of address, query string, body and `Idempotency-Key`; nothing may be said twice differently.
 * Whoever named a field wrongly is told at once which ones are missing.
 */
export const readInput = (entry: RestEntry, request: HttpRequest, parameters: Record<string, string>): Input => {
  const read = takesQuery(entry) ? fromQuery(entry, new URLSearchParams(request.rawQuery)) : fromBody(entry, request)
  const { input, issues } = read

  for (const [name, text] of Object.entries(parameters)) {
    if (Object.hasOwn(input, name) && input[name] !== text) issues.push(issue(name, 'Differs from the address'))
    const schema = entry.fields[name]
    input[name] = schema ? queryValue(schema, [text]) : text
  }
  withKey(entry, request, read)
  if (issues.length === 0) return input

  throw withAllIssues(new AppError('BAD_INPUT', 'The input does not fit', { issues }), entry, input)
}
