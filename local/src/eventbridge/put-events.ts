import { randomUUID } from 'node:crypto'
import * as z from 'zod'

import { localAccountId, localRegion } from '../config/env'
import { isObject, type Json, type JsonObject } from '../template/json'

const entry = z.looseObject({
  Source: z.string().optional(),
  DetailType: z.string().optional(),
  Detail: z.string().optional(),
  EventBusName: z.string().optional(),
  Resources: z.array(z.string()).optional(),
  Time: z.number().optional(),
})

export const putEventsInput = z.object({ Entries: z.array(entry) })
export type PutEventsEntry = z.infer<typeof entry>
export type BusEvent = JsonObject & { id: string; source: string }
export type EntryFailure = { ErrorCode: string; ErrorMessage: string }

const failure = (ErrorCode: string, ErrorMessage: string): EntryFailure => ({ ErrorCode, ErrorMessage })

const json: z.ZodType<Json> = z.json()

const parseDetail = (text: string) => {
  try {
    const detail = json.parse(JSON.parse(text))
    return isObject(detail) ? detail : undefined
  } catch {
    return undefined
  }
}

const isoSeconds = (ms: number) => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z')

/** `bus` or the ARN of one. */
export const busName = (name: string | undefined) => name?.split('event-bus/').pop() ?? 'default'

type Context = { busNames: string[]; now: number }

/** The event that rules see, or why this entry is refused; one bad entry does not touch the others. */
export const readEntry = (given: PutEventsEntry, { busNames, now }: Context): BusEvent | EntryFailure => {
  const { Source, DetailType, Detail } = given
  if (!Source)
    return failure('InvalidArgument', 'Parameter Source is not valid. Reason: Source is a required argument.')
  if (!DetailType)
    return failure('InvalidArgument', 'Parameter DetailType is not valid. Reason: DetailType is a required argument.')
  if (!Detail)
    return failure('InvalidArgument', 'Parameter Detail is not valid. Reason: Detail is a required argument.')
  if (Source.startsWith('aws.')) return failure('NotAuthorizedForSourceException', 'Not authorized for the source.')
  const detail = parseDetail(Detail)
  if (!detail) return failure('MalformedDetail', 'Detail is malformed.')
  if (!busNames.includes(busName(given.EventBusName))) return failure('InvalidArgument', 'Event bus does not exist.')
  return busEvent({
    source: Source,
    detailType: DetailType,
    detail,
    resources: given.Resources ?? [],
    time: given.Time ? given.Time * 1000 : now,
  })
}

type EventParts = { source: string; detailType: string; detail: JsonObject; resources?: string[]; time: number }

export const busEvent = ({ source, detailType, detail, resources = [], time }: EventParts): BusEvent => ({
  version: '0',
  id: randomUUID(),
  'detail-type': detailType,
  source,
  account: localAccountId,
  time: isoSeconds(time),
  region: localRegion,
  resources,
  detail,
})

export const isFailure = (result: BusEvent | EntryFailure): result is EntryFailure => 'ErrorCode' in result
