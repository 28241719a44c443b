import * as z from 'zod'

type Raw<Issue extends z.core.$ZodIssue = z.core.$ZodIssue> = z.core.$ZodRawIssue<Issue>

const kinds: Readonly<Record<string, string>> = {
  string: 'Must be text',
  number: 'Must be a number',
  int: 'Must be a whole number',
  boolean: 'Must be true or false',
  array: 'Must be a list',
  object: 'Must be an object',
  record: 'Must be an object',
}

const formats: Readonly<Record<string, string>> = {
  email: 'Not an e-mail address',
  url: 'Not a web address',
  date: 'Not a date such as 2026-11-23',
  time: 'Not a time such as 09:30',
  datetime: 'Not an instant with an offset, such as 2026-11-23T14:00:00Z',
}

const misfit = 'This value does not fit'

const isOfMany = (origin: string) => origin === 'array' || origin === 'set' || origin === 'map'

const tooSmall = ({ origin, minimum, inclusive, exact }: Raw<z.core.$ZodIssueTooSmall>): string => {
  if (origin === 'string') {
    if (exact) return `Must have exactly ${minimum} characters`
    return minimum === 1 ? 'This is missing' : `Must have at least ${minimum} characters`
  }
  if (isOfMany(origin)) return minimum === 1 ? 'At least one is needed' : `At least ${minimum} are needed`

  return inclusive === false ? `Must be more than ${minimum}` : `Must be ${minimum} or more`
}

const tooBig = ({ origin, maximum, inclusive, exact }: Raw<z.core.$ZodIssueTooBig>): string => {
  if (origin === 'string') return `Must have ${exact ? 'exactly' : 'at most'} ${maximum} characters`
  if (isOfMany(origin)) return maximum === 1 ? 'At most one' : `At most ${maximum}`

  return inclusive === false ? `Must be less than ${maximum}` : `Must be ${maximum} or less`
}

const oneOf = (values: readonly unknown[]) =>
  values.length === 1 ? `Must be exactly ${values[0]}` : `Must be one of these: ${values.join(', ')}`

const badFormat = (issue: Raw<z.core.$ZodIssueInvalidStringFormat>): string => {
  if ('prefix' in issue) return `Must begin with “${issue.prefix}”`
  if ('suffix' in issue) return `Must end with “${issue.suffix}”`
  if ('includes' in issue) return `Must contain “${issue.includes}”`

  return formats[issue.format] ?? 'Not written as it should be'
}

const ofWrongKind = (expected: string, input: unknown) =>
  input === null ? 'This cannot be empty' : (kinds[expected] ?? misfit)

/** What a person can act on, in the words of shared/src/texts/field-messages.ts, which has them in other languages. */
export const inputMessage = (issue: Raw): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'This is missing' : ofWrongKind(issue.expected, issue.input)
    case 'invalid_value':
      return issue.input === undefined ? 'This is missing' : oneOf(issue.values)
    case 'invalid_union': {
      if (issue.input === undefined) return 'This is missing'
      return Array.isArray(issue.options) ? oneOf(issue.options) : misfit
    }
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return tooBig(issue)
    case 'invalid_format':
      return badFormat(issue)
    case 'not_multiple_of':
      return `Must be a multiple of ${issue.divisor}`
    case 'unrecognized_keys':
      return `Unknown fields: ${issue.keys.join(', ')}`
    default:
      return misfit
  }
}

/** A schema's own message goes before. zod keeps it for the whole process: what is missing cannot be told afterwards. */
export const speakPlainly = () => z.config({ customError: inputMessage })
