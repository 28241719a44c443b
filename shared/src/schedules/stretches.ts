/** Half-open, whole minutes. */
export type Stretch = { start: number; end: number }

/** Sorted and disjoint: what overlaps or touches becomes one, what is empty or reversed falls away. */
export const joinStretches = (stretches: readonly Stretch[]): Stretch[] => {
  const joined: Stretch[] = []

  for (const { start, end } of stretches.filter((one) => one.start < one.end).sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last && start <= last.end) {
      last.end = Math.max(last.end, end)
    } else {
      joined.push({ start, end })
    }
  }

  return joined
}

/** Both joined. */
export const subtractStretches = (from: readonly Stretch[], removed: readonly Stretch[]): Stretch[] => {
  if (removed.length === 0) {
    return [...from]
  }

  return from.flatMap(({ start, end }) => {
    const parts: Stretch[] = []
    let at = start
    for (const hole of removed) {
      if (hole.end > at && hole.start < end) {
        parts.push({ start: at, end: hole.start })
        at = hole.end
      }
    }
    parts.push({ start: at, end })

    return parts.filter((part) => part.start < part.end)
  })
}

export const intersectStretches = (a: readonly Stretch[], b: readonly Stretch[]): Stretch[] =>
  joinStretches(
    a.flatMap((one) =>
      b.map((other) => ({ start: Math.max(one.start, other.start), end: Math.min(one.end, other.end) })),
    ),
  )

/** Position of the last stretch that starts at or before; -1 when there is none. */
const lastStartingBy = (stretches: readonly Stretch[], at: number): number => {
  let low = 0
  let high = stretches.length

  while (low < high) {
    const middle = (low + high) >> 1
    if ((stretches[middle]?.start ?? 0) <= at) {
      low = middle + 1
    } else {
      high = middle
    }
  }

  return low - 1
}

/** Finds the stretch of a sorted, disjoint list that holds a minute. */
export type StretchSearch = (at: number) => Stretch | undefined

/** Quick for minutes that ascend: it looks first where it stood last. */
export const searchIn = (stretches: readonly Stretch[]): StretchSearch => {
  let from = Number.POSITIVE_INFINITY
  let until = Number.NEGATIVE_INFINITY
  let current: Stretch | undefined

  return (at) => {
    if (at < from || at >= until) {
      const position = lastStartingBy(stretches, at)
      current = stretches[position]
      from = current?.start ?? Number.NEGATIVE_INFINITY
      until = stretches[position + 1]?.start ?? Number.POSITIVE_INFINITY
    }

    return current && at < current.end ? current : undefined
  }
}

export const stretchAt = (stretches: readonly Stretch[], at: number): Stretch | undefined => searchIn(stretches)(at)
