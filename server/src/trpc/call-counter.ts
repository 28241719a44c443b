export type CallCounterOptions = { limit: number; windowMilliseconds: number; maxCallers?: number }

/** Counts calls in fixed windows, in memory; answers the seconds to wait, 0 when the call may pass. */
export const createCallCounter = ({ limit, windowMilliseconds, maxCallers = 10_000 }: CallCounterOptions) => {
  let windowStart = 0
  const counts = new Map<string, number>()

  const open = (now: number) => {
    if (now - windowStart < windowMilliseconds && now >= windowStart) return
    windowStart = now
    counts.clear()
  }
  const wait = (calls: number, now: number) =>
    calls > limit ? Math.ceil((windowStart + windowMilliseconds - now) / 1000) : 0

  const count = (caller: string, now: number): number => {
    open(now)
    const calls = (counts.get(caller) ?? 0) + 1
    // Put at the end: the first of the map is who has not called for longest, and the only one to be forgotten.
    counts.delete(caller)
    counts.set(caller, calls)
    const [longestSilent] = counts.keys()
    if (counts.size > maxCallers && longestSilent !== undefined) counts.delete(longestSilent)

    return wait(calls, now)
  }

  /** The same without counting. */
  const look = (caller: string, now: number): number => {
    open(now)

    return wait(counts.get(caller) ?? 0, now)
  }

  return { count, look }
}
