import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import * as z from 'zod'

import type { Line, Measured } from './line'

const client = fileURLToPath(new URL('../../../client', import.meta.url))

/** The client's own definition of what a first view loads. */
const settings = z.object({
  'size-limit': z.array(
    z.object({
      name: z.string(),
      path: z.union([z.string().transform((one) => [one]), z.array(z.string())]),
      limit: z.string().regex(/^[\d.]+ KB$/),
    }),
  ),
})

const asPattern = (glob: string) =>
  new RegExp(`^${glob.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*')}$`)

const matching = (globs: readonly string[]) => {
  const wanted = globs.filter((glob) => !glob.startsWith('!'))
  const unwanted = globs.filter((glob) => glob.startsWith('!')).map((glob) => asPattern(glob.slice(1)))
  const files = wanted.flatMap((glob) => {
    const folder = dirname(glob)
    const names = existsSync(join(client, folder)) ? readdirSync(join(client, folder)) : []

    return names.map((name) => `${folder}/${name}`).filter((file) => asPattern(glob).test(file))
  })

  return files.filter((file) => !unwanted.some((pattern) => pattern.test(file)))
}

export const browserLine: Line = {
  name: 'browser',
  measure: async () => {
    const limits = settings.parse(JSON.parse(readFileSync(join(client, 'package.json'), 'utf8')))['size-limit']

    return limits.map(({ name, path, limit }): Measured => {
      const files = matching(path)
      if (files.length === 0) throw new Error(`${name} is not built: npm run build -w client`)
      const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(client, file))).length, 0)

      return {
        what: `${name}, gzip`,
        value: bytes / 1000,
        unit: 'KB',
        target: Number.parseFloat(limit),
        bound: 'most',
        note: `${files.length} files`,
      }
    })
  },
}
