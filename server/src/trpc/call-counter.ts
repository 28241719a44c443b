export type CallCounterOptions = { limit: number; windowMilliseconds: number; maxCallers?: number }

/** Counts calls in fixed windows, in memory; answers the seconds to wait, 0 when the call may pass. */
export const createCallCounter = ({ limit, windowMilliseconds, maxCallers = 10_000 }: CallCounterOptions) => {
  let windowStart = 0
  let counts = new Map<string, number>()

  const count = (caller: string, now: number): number => {
    if (now - windowStart >= windowMilliseconds || now < windowStart || counts.size >= maxCallers) {
      windowStart = now
      counts = new Map()
    }

    const calls = (counts.get(caller) ?? 0) + 1
    counts.set(caller, calls)

    return calls > limit ? Math.ceil((windowStart + windowMilliseconds - now) / 1000) : 0
  }

  return { count }
}
