type Ordered = { id: string; order: number }

/** Behind the last one. */
export const nextOrder = (items: readonly Pick<Ordered, 'order'>[]): number =>
  Math.max(0, ...items.map(({ order }) => order)) + 1

/** Those whose place is another one when the named ones stand first, in that order, and the rest follows as before. */
export const reordered = <Item extends Ordered>(items: readonly Item[], ids: readonly string[]): Item[] => {
  const named = new Map([...new Set(ids)].map((id, index) => [id, index]))
  const rank = ({ id }: Ordered) => named.get(id) ?? named.size

  return [...items]
    .sort((a, b) => rank(a) - rank(b) || a.order - b.order)
    .map((item, index) => ({ ...item, order: index + 1 }))
    .filter(({ id, order }) => items.some((item) => item.id === id && item.order !== order))
}
