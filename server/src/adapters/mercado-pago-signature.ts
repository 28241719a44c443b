import { createHmac, timingSafeEqual } from 'node:crypto'

export type SignedNotice = {
  /** `x-signature` */
  signature: string | null
  /** `x-request-id` */
  requestId: string | null
  /** `data.id` of the address; notices of the older kind have none. */
  dataId: string | null
}

const toleranceMilliseconds = 5 * 60_000

/** Seen in seconds; thirteen digits are milliseconds. */
const timeOf = (ts: string) => (ts.length > 11 ? Number(ts) : Number(ts) * 1000)

/** What is absent stands in the manifest not at all. */
const manifestOf = ({ dataId, requestId }: SignedNotice, ts: string) =>
  [
    dataId === null ? '' : `id:${dataId.toLowerCase()};`,
    requestId === null ? '' : `request-id:${requestId};`,
    `ts:${ts};`,
  ].join('')

/** Whether MercadoPago sent it, not long ago. Takes as long for a wrong signature as for a right one. */
export const isSignedNotice = (notice: SignedNotice, { secret, now }: { secret: string; now: Date }): boolean => {
  const parts = new Map(
    (notice.signature ?? '').split(',').map((part) => {
      const [name = '', value = ''] = part.trim().split('=')

      return [name, value] as const
    }),
  )
  const [ts = '', v1 = ''] = [parts.get('ts'), parts.get('v1')]
  if (!/^\d{9,14}$/.test(ts) || !/^[0-9a-f]{64}$/i.test(v1)) return false
  const expected = createHmac('sha256', secret).update(manifestOf(notice, ts)).digest()

  return (
    timingSafeEqual(Buffer.from(v1, 'hex'), expected) && Math.abs(now.getTime() - timeOf(ts)) <= toleranceMilliseconds
  )
}
