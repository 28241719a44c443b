import type { CachePolicy } from './policies'

type Lifetime = { freshMs: number; staleMs: number }

const directives = (text: string | undefined) => {
  const pairs = (text ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().split('='))
  return new Map(pairs.map(([name = '', value]) => [name, Number(value?.replaceAll('"', '') ?? Number.NaN)]))
}

const clamp = (value: number, { minTtl, maxTtl }: CachePolicy) => Math.min(Math.max(value, minTtl), maxTtl)

/** How long an answer may be given again, and how long after that while a new one is fetched. */
export const lifetimeOf = (cacheControl: string | undefined, policy: CachePolicy): Lifetime => {
  const given = directives(cacheControl)
  const isUncacheable = ['no-store', 'no-cache', 'private'].some((name) => given.has(name))
  if (isUncacheable) return { freshMs: policy.minTtl * 1000, staleMs: 0 }
  const age = given.get('s-maxage') ?? given.get('max-age')
  const seconds = clamp(age ?? policy.defaultTtl, policy)
  const stale = given.get('stale-while-revalidate') ?? 0
  return { freshMs: seconds * 1000, staleMs: seconds > 0 ? stale * 1000 : 0 }
}
