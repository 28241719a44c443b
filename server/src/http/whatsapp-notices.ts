import { AppError } from '@reservaplus/shared/errors/app-error'
import { readNotices } from '@reservaplus/shared/whatsapp/read-notices'
import type { WhatsappNotice } from '@reservaplus/shared/whatsapp/schema'
import type { QueueNotice } from '../adapters/notice-queue'
import { isSignedByMeta } from '../adapters/whatsapp-signature'
import type { WhatsappEnv } from '../config/env'
import { json } from './answers'
import type { Route } from './route'

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** Meta asks once, when the address is entered there, whether it is ours. */
const prove = (query: URLSearchParams, verifyToken: string) => {
  if (query.get('hub.mode') !== 'subscribe' || query.get('hub.verify_token') !== verifyToken) {
    throw new AppError('FORBIDDEN', 'This is not the word that was agreed on')
  }

  return new Response(query.get('hub.challenge')?.slice(0, 100) ?? '', { headers: { 'content-type': 'text/plain' } })
}

type Options = { env: () => WhatsappEnv | undefined; queue: QueueNotice<WhatsappNotice> }

/** `/v1/whatsapp/webhook`: checked, queued and answered. An installation without a number has no such address. */
export const createWhatsappNotices =
  ({ env, queue }: Options): Route =>
  async ({ method, path, rawQuery, headers, body }) => {
    const settings = path === '/v1/whatsapp/webhook' ? env() : undefined
    if (!settings || (method !== 'POST' && method !== 'GET')) {
      throw new AppError('NOT_FOUND', 'There is nothing at this address')
    }
    if (method === 'GET') return prove(new URLSearchParams(rawQuery), settings.WHATSAPP_VERIFY_TOKEN)
    if (!isSignedByMeta(headers.get('x-hub-signature-256'), body, settings.WHATSAPP_APP_SECRET)) {
      throw new AppError('UNAUTHENTICATED', 'This notice is not signed by the provider')
    }
    const notices = readNotices(parsed(body), settings.WHATSAPP_PHONE_NUMBER_ID)
    await Promise.all(notices.map(queue))

    return json({ handled: notices.length })
  }
