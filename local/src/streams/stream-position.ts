import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import * as z from 'zod'

const schema = z.object({ streamArn: z.string(), shards: z.record(z.string(), z.string()) })

export type StreamPosition = {
  read: (streamArn: string) => Record<string, string>
  save: (streamArn: string, shards: Record<string, string>) => void
}

/** How far each shard was delivered, kept between starts: without it every start would deliver everything again. */
export const streamPosition = (file: string | undefined): StreamPosition => ({
  read: (streamArn) => {
    if (!file || !existsSync(file)) return {}
    const found = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return found.success && found.data.streamArn === streamArn ? found.data.shards : {}
  },
  save: (streamArn, shards) => {
    if (!file) return
    // Renamed into place, so that a killed process leaves the old position or the new one, never half of it.
    writeFileSync(`${file}.new`, JSON.stringify({ streamArn, shards }))
    renameSync(`${file}.new`, file)
  },
})
