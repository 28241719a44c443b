type Row = Readonly<Record<string, unknown>>

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)

/** One level of objects becomes columns (`price.amount`); what lies deeper, and lists, stay JSON. */
const flat = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) =>
      isRow(value) ? Object.entries(value).map(([key, each]) => [`${name}.${key}`, each]) : [[name, value]],
    ),
  )

const textOf = (value: unknown): string => {
  if (value === undefined || value === null) return ''

  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/**
 * A client may be called `=HYPERLINK(…)`: spreadsheets take that for a formula, unless something stands before it. Where
 * they part cells at `;`, as in Chile, our commas and quotes part nothing: a cell begins after each `;`, tab or line too.
 */
const formula = /((?:^|[;\t\r\n])[\s"]*)([=+\-@])|^([\t\r])/g

/** A number of ours may be negative. */
const harmless = (value: unknown, text: string) =>
  typeof value === 'number'
    ? text
    : text.replace(formula, (_, before = '', sign = '', start = '') => `${before}'${sign}${start}`)

const cell = (value: unknown) => {
  const text = harmless(value, textOf(value))

  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** RFC 4180 with the mark by which spreadsheets know that it is UTF-8. */
export const toCsv = (rows: readonly Row[]): string => {
  const flatRows = rows.map(flat)
  const columns = [...new Set(flatRows.flatMap((row) => Object.keys(row)))]
  const lines = [columns.map(cell), ...flatRows.map((row) => columns.map((column) => cell(row[column])))]

  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`
}
