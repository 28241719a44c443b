import { createHmac } from 'node:crypto'

type Signed = { secret: string; dataId?: string; requestId: string; ts: string }

/** What MercadoPago writes into `x-signature`: the id of the address's query in small letters, the request's id and the time. */
export const signature = ({ secret, dataId, requestId, ts }: Signed) => {
  const id = dataId === undefined ? '' : `id:${dataId.toLowerCase()};`
  const manifest = `${id}request-id:${requestId};ts:${ts};`
  return `ts=${ts},v1=${createHmac('sha256', secret).update(manifest).digest('hex')}`
}
