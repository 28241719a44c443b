import metadata from './phone-metadata.json' with { type: 'json' }

/** One way of writing numbers: pattern, groups, leading digits, …, groups abroad (fields of the library's metadata). */
type Format = readonly unknown[]

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
const isText = (value: unknown): value is string => typeof value === 'string'

const codes = Object.entries(metadata.country_calling_codes)
const countries: Record<string, readonly unknown[]> = metadata.countries

const formatsOf = (country: string | undefined): readonly Format[] => {
  const formats = countries[country ?? '']?.[4]

  return isList(formats) ? formats.filter(isList) : []
}

const suits = (digits: string, [pattern, , leading]: Format): boolean => {
  const start = isList(leading) ? leading.filter(isText).at(-1) : undefined

  return (
    new RegExp(`^(?:${pattern})$`).test(digits) && (start === undefined || new RegExp(`^(?:${start})`).test(digits))
  )
}

/**
 * `+56987654321` → `+56 9 8765 4321`, as people write it for others to call. What is not a number of a country served
 * is left as it is. Reads the same metadata as `parsePhone`, without the library: mails have no bytes for it.
 */
export const formatPhone = (phone: string): string => {
  const [code, served] = codes.find(([each]) => phone.startsWith(`+${each}`)) ?? []
  const digits = code ? phone.slice(code.length + 1) : ''
  if (!/^\d{7,}$/.test(digits)) {
    return phone
  }
  const format = formatsOf(served?.[0]).find((each) => suits(digits, each))
  const groups = [format?.[5], format?.[1]].find(isText)
  const written = format && groups ? digits.replace(new RegExp(String(format[0])), groups) : digits

  return `+${code} ${written.replaceAll(/\D+/g, ' ')}`
}
