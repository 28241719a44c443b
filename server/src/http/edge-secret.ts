import { createHash, timingSafeEqual } from 'node:crypto'

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Compared as digests, in constant time: neither length nor prefix of the secret shows. */
export const createEdgeCheck = (secret: string) => {
  const expected = digest(secret)

  return (headers: Headers) => timingSafeEqual(digest(headers.get('x-edge-secret') ?? ''), expected)
}
