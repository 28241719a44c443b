import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

const schema = z.object({ signature: z.string(), inputs: z.array(z.string()) })

/** Hashes each file once however many bundles contain it. */
export const createFileHasher = (root: string) => {
  const known = new Map<string, string>()
  return (path: string) => {
    const found = known.get(path)
    if (found) return found
    const file = join(root, path)
    const hash = existsSync(file) ? createHash('sha1').update(readFileSync(file)).digest('base64') : 'missing'
    known.set(path, hash)
    return hash
  }
}

export type FileHasher = ReturnType<typeof createFileHasher>

const signatureOf = (options: string, inputs: string[], hash: FileHasher) => {
  const sum = createHash('sha1').update(options)
  for (const input of inputs) sum.update(input).update(hash(input))
  return sum.digest('base64')
}

/** What a bundle was made of, kept beside it, so that an unchanged one is not made again. */
export const bundleRecord = (file: string, options: string, hash: FileHasher) => ({
  isFresh: () => {
    if (!existsSync(file)) return false
    const record = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return record.success && record.data.signature === signatureOf(options, record.data.inputs, hash)
  },
  save: (inputs: string[]) =>
    writeFileSync(file, JSON.stringify({ signature: signatureOf(options, inputs, hash), inputs })),
})
