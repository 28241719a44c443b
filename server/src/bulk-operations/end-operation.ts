import type { Instant } from '@reservaplus/shared/time/schema'
import type { StoredBulkOperation } from './entity'

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const clean = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(clean)

  return isObject(value) ? withoutWords(value) : value
}

const withoutWords = (input: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(input).map(([name, value]) => [name, name === 'reason' ? '' : clean(value)]))

/**
 * What was typed for its steps stands with what they have changed. It would outlive whoever it is about: no erasure knows
 * of which clients an operation was.
 */
export const endedOperation = (
  current: StoredBulkOperation,
  { status, at }: { status: 'done' | 'cancelled'; at: Instant },
): StoredBulkOperation => ({
  ...current,
  status,
  finishedAt: at,
  input: withoutWords(current.input),
})
