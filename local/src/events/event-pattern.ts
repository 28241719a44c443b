import { isObject, type Json, type JsonObject } from '../template/json'

const tests: Record<string, (wanted: Json, value: Json | undefined) => boolean> = {
  prefix: (wanted, value) => typeof value === 'string' && value.startsWith(String(wanted)),
  suffix: (wanted, value) => typeof value === 'string' && value.endsWith(String(wanted)),
  'equals-ignore-case': (wanted, value) =>
    typeof value === 'string' && value.toLowerCase() === String(wanted).toLowerCase(),
  exists: (wanted, value) => (value !== undefined) === wanted,
  'anything-but': (wanted, value) =>
    value !== undefined && ![wanted].flat().some((one) => (isObject(one) ? matchesValue(one, value) : one === value)),
  numeric: (wanted, value) => typeof value === 'number' && Array.isArray(wanted) && inRange(wanted, value),
}

const comparisons: Record<string, (a: number, b: number) => boolean> = {
  '=': (a, b) => a === b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
}

const inRange = (conditions: Json[], value: number) => {
  for (let i = 0; i < conditions.length; i += 2) {
    if (!comparisons[String(conditions[i])]?.(value, Number(conditions[i + 1]))) return false
  }
  return true
}

const matchesValue = (wanted: Json, value: Json | undefined): boolean => {
  if (!isObject(wanted)) return wanted === value
  const [[operator, operand] = ['', null]] = Object.entries(wanted)
  const test = tests[operator]
  if (!test) throw new Error(`The event pattern operator ${operator} is not known here`)
  return test(operand, value)
}

const matchesField = (wanted: Json, value: Json | undefined): boolean => {
  if (isObject(wanted)) return matchesPattern(wanted, isObject(value) ? value : {})
  if (!Array.isArray(wanted)) throw new Error('An event pattern field is an object or a list')
  const values = Array.isArray(value) ? value : [value]
  return wanted.some((one) => values.some((item) => matchesValue(one, item)))
}

/** EventBridge's matching rule, which the filters of event sources share. */
export const matchesPattern = (pattern: JsonObject, event: JsonObject): boolean =>
  Object.entries(pattern).every(([field, wanted]) => {
    if (field !== '$or') return matchesField(wanted, event[field])
    return Array.isArray(wanted) && wanted.some((one) => isObject(one) && matchesPattern(one, event))
  })
