import type { PushDevice } from '@reservaplus/shared/alerts/devices'
import webPush from 'web-push'
import { readEnv } from '../config/env'
import { logger } from '../runtime/logger'

/** What the app's service worker shows. */
export type Notice = { title: string; body: string; tag: string; path: string }

const patienceMilliseconds = 5_000
/** Whoever has their telephone off hears of it today or not at all. */
const keptSeconds = 12 * 3600

const keys = () => {
  const { APP_ORIGIN, PUSH_PUBLIC_KEY, PUSH_PRIVATE_KEY } = readEnv('push')

  // Until somebody has written the secret there is nothing to sign with.
  return PUSH_PUBLIC_KEY.length === 87 && PUSH_PRIVATE_KEY.length === 43
    ? { subject: APP_ORIGIN, publicKey: PUSH_PUBLIC_KEY, privateKey: PUSH_PRIVATE_KEY }
    : undefined
}

/** Encrypted for this one browser (RFC 8291) and signed as ours (RFC 8292). Never throws: it is one try. */
export const sendNotice = async (
  { endpoint, p256dh, auth }: Pick<PushDevice, 'endpoint' | 'p256dh' | 'auth'>,
  notice: Notice,
): Promise<'sent' | 'gone' | 'failed' | 'off'> => {
  const vapidDetails = keys()
  if (!vapidDetails) return 'off'
  try {
    const { method, headers, body } = webPush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      JSON.stringify(notice),
      { vapidDetails, TTL: keptSeconds, urgency: 'high' },
    )
    const { status } = await fetch(endpoint, {
      method,
      headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
      body: body && new Uint8Array(body),
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMilliseconds),
    })
    if (status === 404 || status === 410) return 'gone'
    if (status >= 300)
      logger.warn('A push service refused a notice', { pushService: new URL(endpoint).hostname, status })

    return status < 300 ? 'sent' : 'failed'
  } catch (error) {
    logger.warn('A push service was not reached', {
      pushService: new URL(endpoint).hostname,
      reason: error instanceof Error ? error.name : 'unknown',
    })

    return 'failed'
  }
}
