const mostBytes = 75
const encoder = new TextEncoder()

/** Of a long line: no part is longer than the format allows, and no character is cut in two. */
const folded = (line: string): string => {
  if (Buffer.byteLength(line) <= mostBytes) return line
  const parts: string[] = []
  let part = ''
  let bytes = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (bytes + size > mostBytes) {
      parts.push(part)
      part = ' '
      bytes = 1
    }
    part += character
    bytes += size
  }

  return [...parts, part].join('\r\n')
}

/** Text as the format writes it: what would end or part a value is escaped. */
export const escaped = (text: string): string =>
  text.replaceAll(/[\\;,]/g, (character) => `\\${character}`).replaceAll(/\r\n|\r|\n/g, '\\n')

/** 2026-11-30T13:00:00Z as 20261130T130000Z. */
export const stamp = (instant: string): string => `${instant.slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/** The lines of a calendar file (RFC 5545). */
export const writeLines = (lines: readonly string[]): string => lines.map((line) => `${folded(line)}\r\n`).join('')
