import { AppError } from '@reservaplus/shared/errors/app-error'
import * as z from 'zod'
import type { SiteBucket } from '../adapters/site-bucket'
import type { Clock } from '../config/clock'

const manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    css: z.array(z.string()).optional(),
    imports: z.array(z.string()).optional(),
  }),
)
type Manifest = z.infer<typeof manifest>

export type Assets = { script: string; preloads: string[]; styles: string[] }

const keptMilliseconds = 60_000
const base = '/widget/'

/** The chunks an entry imports statically, itself first. */
const chunksOf = (build: Manifest, entry: string, seen: Set<string>): string[] => {
  if (seen.has(entry)) return []
  seen.add(entry)

  return [entry, ...(build[entry]?.imports ?? []).flatMap((name) => chunksOf(build, name, seen))]
}

/** `soon`: files the page asks for as soon as it runs; named here, they come along with the first. */
const assetsOf = (build: Manifest, entry: string, soon: readonly string[]): Assets => {
  const seen = new Set<string>()
  const chunks = [entry, ...soon].flatMap((name) => chunksOf(build, name, seen)).flatMap((name) => build[name] ?? [])
  const [main, ...imported] = chunks
  if (!main) throw new AppError('UNAVAILABLE', 'The pages are being built', { retryAfterSeconds: 10 })

  return {
    script: base + main.file,
    preloads: imported.map(({ file }) => base + file),
    styles: [...new Set(chunks.flatMap(({ css }) => css ?? []))].map((file) => base + file),
  }
}

/** File names of the current build, read once a minute; an older answer is better than none. */
export const createAssets = (site: SiteBucket, clock: Clock) => {
  let kept: { build: Manifest; readAt: number } | undefined

  const read = async (): Promise<Manifest> => {
    const now = clock.now().getTime()
    if (kept && now - kept.readAt < keptMilliseconds && now >= kept.readAt) return kept.build

    try {
      kept = { build: manifest.parse(JSON.parse(await site.read('widget/manifest.json'))), readAt: now }
    } catch {
      if (!kept) throw new AppError('UNAVAILABLE', 'The build of the pages cannot be read', { retryAfterSeconds: 5 })
      kept = { ...kept, readAt: now }
    }

    return kept.build
  }

  return async (entry: string, soon: readonly string[] = []): Promise<Assets> => assetsOf(await read(), entry, soon)
}
