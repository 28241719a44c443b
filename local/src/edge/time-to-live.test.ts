import { describe, expect, it } from 'vitest'

import { lifetimeOf } from './time-to-live'

const policy = {
  minTtl: 0,
  defaultTtl: 30,
  maxTtl: 60,
  gzip: true,
  brotli: true,
  keyQuery: 'all' as const,
  keyHeaders: [],
}

describe('the lifetime of an answer', () => {
  it.each<[string | undefined, number, number]>([
    [undefined, 30, 0],
    ['public, max-age=20', 20, 0],
    ['max-age=20, s-maxage=5', 5, 0],
    ['max-age=3600', 60, 0],
    ['max-age=0', 0, 0],
    ['no-store', 0, 0],
    ['private, max-age=20', 0, 0],
    ['max-age=5, stale-while-revalidate=30', 5, 30],
    ['no-store, stale-while-revalidate=30', 0, 0],
  ])('with Cache-Control %s is %d s fresh and %d s stale', (cacheControl, fresh, stale) => {
    expect(lifetimeOf(cacheControl, policy)).toEqual({ freshMs: fresh * 1000, staleMs: stale * 1000 })
  })
})
