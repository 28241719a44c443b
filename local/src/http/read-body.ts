import type { IncomingMessage } from 'node:http'

/** The whole body, or undefined when it is longer than allowed (the rest is read and dropped). */
export const readBody = async (request: IncomingMessage, maxBytes = Number.POSITIVE_INFINITY) => {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    size += part.length
    if (size <= maxBytes) parts.push(part)
  }
  return size <= maxBytes ? Buffer.concat(parts) : undefined
}
