import { AppError, type FieldIssue } from '@reservaplus/shared/errors/app-error'
import type { HttpRequest } from '../http/request'
import { queryValue, takesSeveral } from './query-value'
import type { RestEntry } from './route-table'

const refuse = (issues: FieldIssue[]): never => {
  throw new AppError('BAD_INPUT', 'The input does not fit', { issues })
}

const issue = (field: string, message: string): FieldIssue => ({ path: [field], message })

type Input = Record<string, unknown>

const fromQuery = ({ fields }: RestEntry, query: URLSearchParams): Input => {
  const input: Input = {}
  const issues: FieldIssue[] = []
  for (const name of new Set(query.keys())) {
    const schema = Object.hasOwn(fields, name) ? fields[name] : undefined
    const values = query.getAll(name)
    if (!schema) issues.push(issue(name, 'Unknown parameter'))
    else if (values.length > 1 && !takesSeveral(schema)) issues.push(issue(name, 'Given more than once'))
    else input[name] = queryValue(schema, values)
  }

  return issues.length > 0 ? refuse(issues) : input
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    throw new AppError('BAD_INPUT', 'The body is not JSON')
  }
}

const fromBody = ({ fields }: RestEntry, { body, headers }: HttpRequest): Input => {
  if (body === '') return {}
  if (!/^application\/json\b/i.test(headers.get('content-type') ?? '')) {
    throw new AppError('BAD_INPUT', 'The body must be application/json')
  }

  const value = parsed(body)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new AppError('BAD_INPUT', 'The body must be an object')
  }

  const unknown = Object.keys(value).filter((name) => !Object.hasOwn(fields, name))

  return unknown.length > 0 ? refuse(unknown.map((name) => issue(name, 'Unknown field'))) : { ...value }
}

/** What is read or deleted stands in the address, with whatever else is to be said of it: a body means nothing there. */
export const takesQuery = ({ method }: Pick<RestEntry, 'method'>): boolean => method === 'GET' || method === 'DELETE'

/** The procedure's input out of address, query string, body and `Idempotency-Key`; nothing may be said twice differently. */
export const readInput = (entry: RestEntry, request: HttpRequest, parameters: Record<string, string>): Input => {
  const input = takesQuery(entry) ? fromQuery(entry, new URLSearchParams(request.rawQuery)) : fromBody(entry, request)

  for (const [name, text] of Object.entries(parameters)) {
    if (Object.hasOwn(input, name) && input[name] !== text) refuse([issue(name, 'Differs from the address')])
    const schema = entry.fields[name]
    input[name] = schema ? queryValue(schema, [text]) : text
  }

  const key = request.headers.get('idempotency-key')
  if (key !== null && Object.hasOwn(entry.fields, 'idempotencyKey')) {
    if (Object.hasOwn(input, 'idempotencyKey') && input.idempotencyKey !== key) {
      refuse([issue('idempotencyKey', 'Differs from the Idempotency-Key header')])
    }
    input.idempotencyKey = key
  }

  return input
}
