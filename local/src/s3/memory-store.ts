import { byKey, type ObjectInfo, type ObjectStore } from './object-store'
import { noSuchKey } from './s3-error'

export const memoryStore = (): ObjectStore => {
  const buckets = new Map<string, Map<string, { info: ObjectInfo; body: Buffer }>>()
  const objects = (bucket: string) => {
    const present = buckets.get(bucket) ?? new Map<string, { info: ObjectInfo; body: Buffer }>()
    buckets.set(bucket, present)
    return present
  }
  return {
    write: (bucket, info, body) => void objects(bucket).set(info.key, { info, body: Buffer.from(body) }),
    info: (bucket, key) => objects(bucket).get(key)?.info,
    body: (bucket, key) => {
      const found = objects(bucket).get(key)
      if (!found) throw noSuchKey()
      return found.body
    },
    remove: (bucket, key) => void objects(bucket).delete(key),
    list: (bucket) => Array.from(objects(bucket).values(), ({ info }) => info).sort(byKey),
  }
}
