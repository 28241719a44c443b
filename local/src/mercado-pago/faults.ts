export type Fault = {
  /** 0: the connection is cut without an answer. */
  status: number
  /** Only calls of this path; all of them without it. */
  path?: string
  count?: number
  retryAfterSeconds?: number
}

/** Calls of the API that go wrong because somebody asked for it. */
export const createFaults = () => {
  const waiting: (Fault & { left: number })[] = []
  return {
    /** The next calls fail this way. */
    failNext: (fault: Fault) => void waiting.push({ ...fault, left: fault.count ?? 1 }),
    take: (path: string): Fault | undefined => {
      const found = waiting.find((fault) => fault.left > 0 && (!fault.path || path.startsWith(fault.path)))
      if (found) found.left--
      return found
    },
    clear: () => void waiting.splice(0),
  }
}
export type Faults = ReturnType<typeof createFaults>
