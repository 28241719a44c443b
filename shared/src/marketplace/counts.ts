import { foldCity, type MarketCard } from './card'

export type Counted = { country: string; counted: string; by: number; label?: string }

const countsOf = (card: MarketCard, sign: 1 | -1): Counted[] => {
  const { country, industry, city, serviceCount, professionalCount } = card
  const folded = foldCity(city)

  return [
    { country, counted: 'organizations', by: sign },
    { country, counted: 'services', by: sign * serviceCount },
    { country, counted: 'professionals', by: sign * professionalCount },
    { country, counted: `industry#${industry}`, by: sign },
    ...(folded ? [{ country, counted: `city#${folded}`, by: sign, label: city.trim() }] : []),
  ]
}

/** What an organization's change makes of its country's numbers: only those that it does change. */
export const countChanges = (before: MarketCard | undefined, after: MarketCard | undefined): Counted[] => {
  const changes = new Map<string, Counted>()
  for (const each of [...(before ? countsOf(before, -1) : []), ...(after ? countsOf(after, 1) : [])]) {
    const key = `${each.country} ${each.counted}`
    changes.set(key, { ...each, by: each.by + (changes.get(key)?.by ?? 0) })
  }

  return [...changes.values()].filter(({ by }) => by !== 0)
}
