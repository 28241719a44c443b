import { randomUUID } from 'node:crypto'

import type { Told } from '../desk'
import type { State } from '../state'
import { wireDate } from '../wire'
import { type Notice, pauses } from './notice'
import { post } from './post'
import { signature } from './signature'

export type WebhookMode = 'normal' | 'lost' | 'duplicated' | 'held'

export type Attempt = { topic: string; dataId: string; requestId: string; url: string; status: number; at: number }

type Options = {
  state: State
  now: () => number
  secret: string
  applicationId: string
  /** For notices that name no address of their own. */
  defaultUrl: () => string | undefined
  timestamps: 'seconds' | 'milliseconds'
  onMove?: ((listener: () => void) => () => void) | undefined
  persist: () => void
}

const longestTimer = 2 ** 31 - 1

const addressOf = ({ url, topic, dataId }: Notice) => {
  const address = new URL(url)
  address.searchParams.set('data.id', dataId)
  address.searchParams.set('type', topic)
  return address
}

const bodyOf = (notice: Notice, applicationId: string) =>
  JSON.stringify({
    id: notice.id,
    live_mode: true,
    type: notice.topic,
    date_created: wireDate(notice.createdAt),
    application_id: applicationId,
    user_id: notice.accountId,
    version: 1,
    api_version: 'v1',
    action: notice.action,
    data: { id: notice.dataId },
  })

/** Tells by signed webhooks what has happened, again and again at MercadoPago's own times until somebody says 200. */
export const startWebhooks = (options: Options) => {
  const { state, now, secret, applicationId, persist } = options
  const log: Attempt[] = []
  const sending = new Set<Promise<void>>()
  const onTheWay = new Set<Notice>()
  let mode: WebhookMode = 'normal'
  let timer: NodeJS.Timeout | undefined
  let isStopped = false

  const settleNotice = (notice: Notice, status: number) => {
    const pause = pauses[notice.attempts - 1]
    const isDone = status === 200 || status === 201 || pause === undefined
    if (isDone) state.notices = state.notices.filter((other) => other !== notice)
    else notice.dueAt = now() + pause
  }

  const headersFor = (requestId: string, dataId?: string) => {
    const ts = String(options.timestamps === 'seconds' ? Math.floor(now() / 1000) : now())
    return {
      'content-type': 'application/json',
      'user-agent': 'MercadoPago WebHook v1.0 payment',
      'x-request-id': requestId,
      'x-signature': signature({ secret, requestId, ts, ...(dataId === undefined ? {} : { dataId }) }),
    }
  }

  const send = async (notice: Notice) => {
    const { requestId, topic, dataId, url } = notice
    notice.attempts++
    const at = now()
    const status = await post(addressOf(notice), bodyOf(notice, applicationId), headersFor(requestId, dataId))
    log.push({ topic, dataId, requestId, url, status, at })
    settleNotice(notice, status)
  }

  const sendDue = () => {
    clearTimeout(timer)
    if (isStopped) return
    const waiting = state.notices.filter((notice) => !notice.isHeld && !onTheWay.has(notice))
    for (const notice of waiting.filter(({ dueAt }) => dueAt <= now())) {
      onTheWay.add(notice)
      const work = send(notice).finally(() => {
        onTheWay.delete(notice)
        sending.delete(work)
        persist()
        sendDue()
      })
      sending.add(work)
    }
    const next = Math.min(...waiting.map(({ dueAt }) => dueAt).filter((dueAt) => dueAt > now()))
    if (Number.isFinite(next)) timer = setTimeout(sendDue, Math.min(next - now(), longestTimer)).unref()
  }

  const noticeOf = ({ topic, id, accountId, isNew }: Told, url: string): Notice => ({
    id: Math.floor(Math.random() * 1e12),
    requestId: randomUUID(),
    url,
    topic,
    action: topic === 'payment' ? `payment.${isNew ? 'created' : 'updated'}` : isNew ? 'created' : 'updated',
    dataId: id,
    accountId,
    createdAt: now(),
    attempts: 0,
    dueAt: now(),
    isHeld: mode === 'held',
  })

  const forget = options.onMove?.(sendDue)
  setImmediate(sendDue)

  return {
    log,
    tell: (told: Told) => {
      const url = told.url ?? options.defaultUrl()
      if (!url || mode === 'lost') return
      const notice = noticeOf(told, url)
      // The second is a request of its own about the same thing, as after an answer that never arrived.
      const notices = mode === 'duplicated' ? [notice, { ...notice, requestId: randomUUID() }] : [notice]
      state.notices.push(...notices)
      // After the answer to whoever caused it.
      setImmediate(sendDue)
    },
    /** For what happens from now on: told as usual, never, twice, or only when `release` is called. */
    setMode: (wanted: WebhookMode) => {
      mode = wanted
    },
    /** Sends what was held, in the order it happened or the other way round, one after the other. */
    release: async (order: 'as-it-was' | 'reversed' = 'as-it-was') => {
      const held = state.notices.filter(({ isHeld }) => isHeld)
      for (const notice of order === 'reversed' ? held.reverse() : held) {
        notice.isHeld = false
        notice.dueAt = now()
        onTheWay.add(notice)
        await send(notice)
        onTheWay.delete(notice)
      }
      persist()
      sendDue()
    },
    /** The older kind of notice, which comes beside the others: no `data.id`, the id and the topic in the address. */
    sendLegacy: (url: string, topic: string, id: string) => {
      const address = new URL(url)
      address.searchParams.set('id', id)
      address.searchParams.set('topic', topic)
      return post(address, JSON.stringify({ resource: id, topic }), headersFor(randomUUID()))
    },
    isWorking: () => sending.size > 0 || state.notices.some(({ isHeld, dueAt }) => !isHeld && dueAt <= now()),
    /** Waits until nothing is on its way; what was not answered waits for its next time. */
    settle: async () => {
      await new Promise((resolve) => setImmediate(resolve))
      sendDue()
      while (sending.size > 0) await Promise.all(sending)
    },
    stop: async () => {
      isStopped = true
      forget?.()
      clearTimeout(timer)
      await Promise.all(sending)
    },
  }
}
export type Webhooks = ReturnType<typeof startWebhooks>
