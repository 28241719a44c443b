/** One circle among the names, as a path that returns to its start; undefined when there is none. */
const findCycle = (needs) => {
  const settled = new Set()
  const visit = (name, path) => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name]
    if (settled.has(name)) return undefined
    for (const next of needs.get(name) ?? []) {
      const cycle = visit(next, [...path, name])
      if (cycle) return cycle
    }
    settled.add(name)
    return undefined
  }
  for (const name of needs.keys()) {
    const cycle = visit(name, [])
    if (cycle) return cycle
  }
  return undefined
}

export const checkCycles = (needs) => {
  const cycle = findCycle(needs)
  return cycle ? [`resources wait for each other: ${cycle.join(' -> ')}`] : []
}
