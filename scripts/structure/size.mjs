import { isCode } from './code.mjs'

export const longest = 250

const isGenerated = (path) => /\.gen\.ts$/.test(path)

/** A longer file says why it is one piece: `// reason: ...` among its first lines. */
export const checkSize = ({ path, text }) => {
  if (!isCode(path) || isGenerated(path)) return []
  const lines = text.trimEnd().split('\n')
  if (lines.length <= longest) return []
  const hasReason = lines.slice(0, 12).some((line) => /\breason: \S/.test(line))
  return hasReason ? [] : [`${path} has ${lines.length} lines and gives no reason`]
}
