import { createHmac, timingSafeEqual } from 'node:crypto'

/** Whether Meta sent this body (`x-hub-signature-256`). Takes as long for a wrong signature as for a right one. */
export const isSignedByMeta = (signature: string | null, body: string, appSecret: string): boolean => {
  const given = /^sha256=([0-9a-f]{64})$/i.exec(signature ?? '')?.[1]
  if (!given) return false
  const expected = createHmac('sha256', appSecret).update(body, 'utf8').digest()

  return timingSafeEqual(Buffer.from(given, 'hex'), expected)
}
