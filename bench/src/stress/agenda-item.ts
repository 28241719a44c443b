import { decodeBusy } from '@reservaplus/shared/agenda/codec'
import type { AgendaEntry } from '@reservaplus/shared/agenda/entry'
import * as z from 'zod'

const sortKey = /^AGENDA#([^#]+)#(\d{4}-\d{2}-\d{2})$/

const item = z.object({ SK: z.string(), busy: z.string().optional(), version: z.number().optional() })

export type AgendaItem = { resourceId: string; day: string; entries: AgendaEntry[]; version: number }

export const agendaKeyOf = (SK: unknown): { resourceId: string; day: string } | undefined => {
  const [, resourceId, day] = (typeof SK === 'string' && sortKey.exec(SK)) || []

  return resourceId && day ? { resourceId, day } : undefined
}

/** An item of the table, when it is an agenda day. */
export const readAgendaItem = (raw: unknown): AgendaItem | undefined => {
  const { data } = item.safeParse(raw)
  const key = agendaKeyOf(data?.SK)

  return data && key && { ...key, entries: decodeBusy(key.day, data.busy ?? ''), version: data.version ?? 0 }
}
