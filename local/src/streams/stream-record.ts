import type { AttributeValue, _Record as StreamRecord } from '@aws-sdk/client-dynamodb-streams'

import { localRegion } from '../config/env'
import type { Json, JsonObject } from '../template/json'

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

const valueToJson = (value: AttributeValue): Json => {
  if (value.B !== undefined) return { B: base64(value.B) }
  if (value.BS !== undefined) return { BS: value.BS.map(base64) }
  if (value.L !== undefined) return { L: value.L.map(valueToJson) }
  if (value.M !== undefined) return { M: imageToJson(value.M) }
  const plain = Object.entries(value).filter(([name]) => name !== '$unknown')
  return Object.fromEntries(plain)
}

const imageToJson = (image: Record<string, AttributeValue>): JsonObject =>
  Object.fromEntries(Object.entries(image).map(([name, value]) => [name, valueToJson(value)]))

export type DeliveredRecord = JsonObject & { eventName: string; dynamodb: JsonObject & { SequenceNumber: string } }

/** A record as functions get it: dates in seconds, bytes in base64. */
export const toDelivered = (record: StreamRecord, streamArn: string): DeliveredRecord => {
  const { Keys, NewImage, OldImage, ...rest } = record.dynamodb ?? {}
  return {
    eventID: record.eventID ?? '',
    eventName: record.eventName ?? '',
    eventVersion: record.eventVersion ?? '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: localRegion,
    dynamodb: {
      ApproximateCreationDateTime: (rest.ApproximateCreationDateTime?.getTime() ?? 0) / 1000,
      Keys: imageToJson(Keys ?? {}),
      ...(NewImage ? { NewImage: imageToJson(NewImage) } : {}),
      ...(OldImage ? { OldImage: imageToJson(OldImage) } : {}),
      SequenceNumber: rest.SequenceNumber ?? '',
      SizeBytes: rest.SizeBytes ?? 0,
      StreamViewType: rest.StreamViewType ?? 'NEW_AND_OLD_IMAGES',
    },
    eventSourceARN: streamArn,
  }
}
