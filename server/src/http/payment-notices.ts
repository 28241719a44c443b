import { AppError } from '@reservaplus/shared/errors/app-error'
import { type ProviderNotice, providerNotice } from '@reservaplus/shared/payments/provider-notice'
import { isSignedNotice } from '../adapters/mercado-pago-signature'
import type { QueueNotice } from '../adapters/notice-queue'
import { json } from './answers'
import type { Route } from './route'

/** Only what the address says: the body is not signed, and what it says is asked for. */
const noticeOf = (query: URLSearchParams): ProviderNotice | undefined => {
  const { data } = providerNotice.safeParse({
    topic: query.get('type') ?? query.get('topic'),
    externalId: query.get('data.id') ?? query.get('id'),
    organizationId: query.get('organization') ?? undefined,
  })

  // A client's payment that names no salon is none of ours.
  return data?.topic === 'payment' && data.organizationId === undefined ? undefined : data
}

type Options = { secret: () => string; queue: QueueNotice<ProviderNotice> }

/** `POST /v1/payments/webhook`: checked, queued and answered; what became of the payment is asked for later. */
export const createPaymentNotices =
  ({ secret, queue }: Options): Route =>
  async ({ method, path, rawQuery, headers }, { clock }) => {
    if (method !== 'POST' || path !== '/v1/payments/webhook') {
      throw new AppError('NOT_FOUND', 'There is nothing at this address')
    }
    const query = new URLSearchParams(rawQuery)
    const signed = {
      signature: headers.get('x-signature'),
      requestId: headers.get('x-request-id'),
      dataId: query.get('data.id'),
    }
    if (!isSignedNotice(signed, { secret: secret(), now: clock.now() })) {
      throw new AppError('UNAUTHENTICATED', 'This notice is not signed by the provider, or is old')
    }
    const notice = noticeOf(query)
    if (notice) await queue(notice)

    return json({ isHandled: notice !== undefined })
  }
