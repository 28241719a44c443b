const id = /^[0-9A-HJKMNP-TV-Z]{26}$|^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const embedded = /\b[0-9A-HJKMNP-TV-Z]{26}\b/g
const changing = [id, /^[0-9A-HJKMNP-TV-Z]{26}\./, /^\d{4}-\d{2}-\d{2}/, /^ey[\w-]+\.ey/, /^[\w.+-]+@/, /^[\w-]{43}$/]

/** What is another one in each run: ids, times, tokens, addresses made up for the occasion. */
export const isChanging = (value: unknown): value is string =>
  typeof value === 'string' && changing.some((each) => each.test(value))

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The example as it can be sent now: what changes is taken from `real`, everything else stays as the example says. */
export const fitted = (example: unknown, real: unknown): unknown => {
  if (Array.isArray(example) && Array.isArray(real)) return example.map((each, index) => fitted(each, real[index]))
  if (isRecord(example) && isRecord(real)) {
    return Object.fromEntries(Object.entries(example).map(([name, each]) => [name, fitted(each, real[name])]))
  }

  return isChanging(real) ? real : example
}

const masks: readonly (readonly [RegExp, string])[] = [
  [/^rp_[\w-]{43}$/, `rp_${'x'.repeat(43)}`],
  [/^whsec_[\w-]{43}$/, `whsec_${'x'.repeat(43)}`],
  [/^([0-9A-Z]{26})\.[\w-]{43}$/, `$1.${'x'.repeat(43)}`],
  [/^http:\/\/127\.0\.0\.1:\d+\//, 'https://files.example/'],
  [/^ey[\w-]+\.ey[\w.-]+$/, 'token-of-the-link'],
  [/^(https?:\/\/[^?]+)\?.*(signature|credential|token).*/i, '$1'],
]

const masked = (text: string) => masks.reduce((result, [secret, mask]) => result.replace(secret, mask), text)

const mostItems = 3

/** For reading: secrets masked, and of what goes on and on the beginning; ids numbered as they come. */
export const createEditor = () => {
  const numbers = new Map<string, string>()
  const numbered = (value: string) => {
    const known = numbers.get(value) ?? `01JD${String(numbers.size + 1).padStart(22, '0')}`
    numbers.set(value, known)

    return known
  }
  const edit = (value: unknown, isWhole: boolean): unknown => {
    if (Array.isArray(value)) {
      const long = value.length > 2 * mostItems && !isWhole

      return (long ? value.slice(0, mostItems) : value).map((each) => edit(each, isWhole))
    }
    if (isRecord(value))
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, edit(each, isWhole)]))
    if (typeof value !== 'string') return value

    return id.test(value) ? numbered(value) : masked(value).replace(embedded, numbered)
  }

  return edit
}
