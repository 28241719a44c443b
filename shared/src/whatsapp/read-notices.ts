import * as z from 'zod'
import { instantOf } from '../time/instant'
import type { WhatsappNotice } from './schema'

const timestamp = z.string().regex(/^\d{9,11}$/)
const status = z.object({
  id: z.string(),
  status: z.enum(['sent', 'delivered', 'read', 'failed']),
  biz_opaque_callback_data: z.string().optional(),
})
const message = z.object({
  id: z.string(),
  from: z.string(),
  timestamp,
  text: z.object({ body: z.string() }).optional(),
  button: z.object({ payload: z.string() }).optional(),
})
const value = z.object({
  metadata: z.object({ phone_number_id: z.string() }),
  statuses: z.array(z.unknown()).default([]),
  messages: z.array(z.unknown()).default([]),
})
const body = z.object({
  entry: z.array(z.object({ changes: z.array(z.object({ field: z.string(), value: z.unknown() })) })),
})

const longestText = 200

const ofStatus = (raw: unknown): WhatsappNotice[] => {
  const { data } = status.safeParse(raw)
  if (!data?.biz_opaque_callback_data) return []

  return [{ kind: 'status', reference: data.biz_opaque_callback_data, providerId: data.id, status: data.status }]
}

/** Pictures, voices and places are none of ours: whoever sends them hears how one answers. */
const ofMessage = (raw: unknown): WhatsappNotice[] => {
  const { data } = message.safeParse(raw)
  if (!data || !/^\d{6,15}$/.test(data.from)) return []
  const text = (data.button?.payload ?? data.text?.body ?? '').slice(0, longestText)

  return [
    {
      kind: 'message',
      providerId: data.id,
      from: data.from,
      at: instantOf(new Date(Number(data.timestamp) * 1000)),
      text,
    },
  ]
}

/** What of Meta's notice concerns this number; what it does not know how to read it leaves alone. */
export const readNotices = (raw: unknown, phoneNumberId: string): WhatsappNotice[] =>
  (body.safeParse(raw).data?.entry ?? [])
    .flatMap(({ changes }) => changes)
    .flatMap(({ field, value: told }) => {
      const { data } = field === 'messages' ? value.safeParse(told) : { data: undefined }
      if (data?.metadata.phone_number_id !== phoneNumberId) return []

      return [...data.statuses.flatMap(ofStatus), ...data.messages.flatMap(ofMessage)]
    })
