import type { OriginAnswer } from './origin-answer'

type Entry = { answer: OriginAnswer; storedAt: number; freshUntil: number; staleUntil: number }
export type Fetched = { answer: OriginAnswer; freshMs: number; staleMs: number }
export type Served = { answer: OriginAnswer; outcome: 'Hit' | 'Miss' | 'RefreshHit'; ageSeconds: number }

const maxEntries = 2000

/** Answers kept by key; one request at a time goes to the origin for a key, however many wait for it. */
export const createEdgeCache = (now: () => number) => {
  const entries = new Map<string, Entry>()
  const underWay = new Map<string, Promise<OriginAnswer>>()

  const store = (key: string, { answer, freshMs, staleMs }: Fetched) => {
    entries.delete(key)
    if (freshMs <= 0) return
    const storedAt = now()
    entries.set(key, { answer, storedAt, freshUntil: storedAt + freshMs, staleUntil: storedAt + freshMs + staleMs })
    const oldest = entries.keys().next().value
    if (entries.size > maxEntries && oldest !== undefined) entries.delete(oldest)
  }

  const refresh = (key: string, fetchOrigin: () => Promise<Fetched>) => {
    const waiting = underWay.get(key)
    if (waiting) return waiting
    const work = fetchOrigin()
      .then((fetched) => {
        store(key, fetched)
        return fetched.answer
      })
      .finally(() => underWay.delete(key))
    underWay.set(key, work)
    return work
  }

  return {
    /** Without a key the answer is never kept nor shared. */
    serve: async (key: string | undefined, fetchOrigin: () => Promise<Fetched>): Promise<Served> => {
      if (key === undefined) return { answer: (await fetchOrigin()).answer, outcome: 'Miss', ageSeconds: 0 }
      const entry = entries.get(key)
      const time = now()
      const ageSeconds = entry ? Math.floor((time - entry.storedAt) / 1000) : 0
      if (entry && time < entry.freshUntil) return { answer: entry.answer, outcome: 'Hit', ageSeconds }
      if (entry && time < entry.staleUntil) {
        // The viewer gets the old answer; whoever comes next gets the new one.
        refresh(key, fetchOrigin).catch(() => {})
        return { answer: entry.answer, outcome: 'RefreshHit', ageSeconds }
      }
      return { answer: await refresh(key, fetchOrigin), outcome: 'Miss', ageSeconds: 0 }
    },
    clear: () => entries.clear(),
  }
}
