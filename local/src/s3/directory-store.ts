import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { byKey, type ObjectInfo, type ObjectStore, objectInfo } from './object-store'
import { noSuchKey } from './s3-error'
import { sha256 } from './signature'

const storedObject = z.object({ info: objectInfo, blob: z.string() })
type StoredObject = z.infer<typeof storedObject>

/**
 * A key may hold anything, so files are named by its hash. The description is renamed into place after the body
 * stands: a process killed in between leaves the former object.
 */
export const directoryStore = (root: string): ObjectStore => {
  const folder = (bucket: string, kind: 'objects' | 'blobs') => join(root, bucket, kind)
  const descriptionFile = (bucket: string, key: string) => join(folder(bucket, 'objects'), `${sha256(key)}.json`)

  const read = (file: string): StoredObject | undefined =>
    existsSync(file) ? storedObject.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
  const dropBlob = (bucket: string, stored: StoredObject | undefined) => {
    if (stored) rmSync(join(folder(bucket, 'blobs'), stored.blob), { force: true })
  }

  const write = (bucket: string, info: ObjectInfo, body: Buffer) => {
    for (const kind of ['objects', 'blobs'] as const) mkdirSync(folder(bucket, kind), { recursive: true })
    const file = descriptionFile(bucket, info.key)
    const former = read(file)
    const blob = randomUUID()
    writeFileSync(join(folder(bucket, 'blobs'), blob), body)
    const draft = `${file}.${blob}.tmp`
    writeFileSync(draft, JSON.stringify({ info, blob }))
    renameSync(draft, file)
    dropBlob(bucket, former)
  }

  const list = (bucket: string) => {
    const objects = folder(bucket, 'objects')
    const names = existsSync(objects) ? readdirSync(objects).filter((name) => name.endsWith('.json')) : []
    return names.flatMap((name) => read(join(objects, name))?.info ?? []).sort(byKey)
  }

  return {
    write,
    list,
    info: (bucket, key) => read(descriptionFile(bucket, key))?.info,
    body: (bucket, key) => {
      const stored = read(descriptionFile(bucket, key))
      if (!stored) throw noSuchKey()
      return readFileSync(join(folder(bucket, 'blobs'), stored.blob))
    },
    remove: (bucket, key) => {
      const file = descriptionFile(bucket, key)
      const stored = read(file)
      rmSync(file, { force: true })
      dropBlob(bucket, stored)
    },
  }
}
