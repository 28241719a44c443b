/** `line` is where the cell begins, as a spreadsheet counts them. */
export class OpenQuoteError extends Error {
  constructor(readonly line: number) {
    super(`A quote is never closed: row ${line}`)
  }
}

export type ReadRecord = { record: string[]; line: number }

type Cell = { value: string; end: number }

const isBlank = (character: string | undefined, separator: string) =>
  character !== undefined && character !== separator && /[ \t\f]/.test(character)
const isBreak = (character: string | undefined) => character === '\n' || character === '\r'

const pastBlanks = (text: string, from: number, separator: string) => {
  let at = from
  while (isBlank(text[at], separator)) at += 1

  return at
}

const readPlain = (text: string, start: number, separator: string): Cell => {
  let end = start
  while (end < text.length && text[end] !== separator && !isBreak(text[end])) end += 1

  return { value: text.slice(start, end).trimEnd(), end }
}

/**
 * From behind the opening quote. A closing one in the middle of a cell closes nothing: all quotes were meant as such.
 * Undefined: nothing closes it.
 */
const readQuoted = (text: string, start: number, separator: string): Cell | undefined => {
  let value = ''
  let from = start
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) return undefined
    value += text.slice(from, quote)
    from = quote + 1
    if (text[from] === '"') {
      value += '"'
      from += 1
      continue
    }
    const end = pastBlanks(text, from, separator)
    if (end >= text.length || text[end] === separator || isBreak(text[end])) return { value, end }
    const rest = readPlain(text, from, separator)

    return { value: `"${value}"${rest.value}`, end: rest.end }
  }
}

const readCell = (text: string, from: number, separator: string): Cell | undefined => {
  const at = pastBlanks(text, from, separator)

  return text[at] === '"' ? readQuoted(text, at + 1, separator) : readPlain(text, at, separator)
}

/** `\r\n` is one line's end. */
const breaksIn = (text: string) => text.match(/\r\n|\r|\n/g)?.length ?? 0
const pastBreak = (text: string, at: number) => at + (text.startsWith('\r\n', at) ? 2 : 1)

const readRow = (text: string, start: number, { separator, line }: { separator: string; line: number }) => {
  const record: string[] = []
  let at = start
  for (;;) {
    const cell = readCell(text, at, separator)
    if (!cell) throw new OpenQuoteError(line + breaksIn(text.slice(start, at)))
    record.push(cell.value)
    at = cell.end
    if (text[at] !== separator) return { record, end: at }
    at += 1
  }
}

type Options = { separator: string; most: number }

/**
 * A table of text as spreadsheets write it (RFC 4180), read with patience: blanks around a cell are none of it, rows may be
 * of any length, empty lines are no rows. `line` is where a row ends. Throws `OpenQuoteError`.
 */
export const readRecords = (text: string, { separator, most }: Options): ReadRecord[] => {
  const found: ReadRecord[] = []
  let line = 1
  let at = text.startsWith('\uFEFF') ? 1 : 0
  while (at < text.length && found.length < most) {
    const start = at
    const { record, end } = readRow(text, start, { separator, line })
    at = end
    line += breaksIn(text.slice(start, at))
    if (text.slice(start, at).trim() !== '' || record.length > 1) found.push({ record, line })
    if (at < text.length) {
      at = pastBreak(text, at)
      line += 1
    }
  }

  return found
}
