import { AppError } from '@reservaplus/shared/errors/app-error'
import { fieldIssues, toAppError } from '../trpc/errors'
import type { RestEntry } from './route-table'

/**
 * A procedure reads its input in parts, each checked before the next is read, and ends at the first that does not fit.
 * Whoever sent it is told of all that does not.
 */
export const withAllIssues = (thrown: unknown, { inputs }: RestEntry, input: unknown): unknown => {
  const error = toAppError(thrown)
  if (error.code !== 'BAD_INPUT' || !error.details.issues) return thrown

  const found = inputs.flatMap((schema) => schema.safeParse(input).error ?? []).flatMap(fieldIssues)
  const distinct = new Map([...error.details.issues, ...found].map((issue) => [JSON.stringify(issue), issue]))

  return new AppError(error.code, error.message, { ...error.details, issues: [...distinct.values()] })
}
