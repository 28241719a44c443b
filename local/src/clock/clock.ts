export type Clock = ReturnType<typeof createClock>

/**
 * The one clock of the local cloud: real time plus an offset that workers read from shared memory, so that a move
 * reaches every stand-in and every function at the same instant.
 */
export const createClock = () => {
  const shared = new SharedArrayBuffer(8)
  const offset = new Float64Array(shared)
  const listeners = new Set<() => void>()
  const setOffset = (ms: number) => {
    offset[0] = ms
    for (const listener of listeners) listener()
  }
  const now = () => Date.now() + (offset[0] ?? 0)
  return {
    shared,
    now,
    offsetMs: () => offset[0] ?? 0,
    advance: (ms: number) => setOffset((offset[0] ?? 0) + ms),
    moveTo: (instant: string | number) => setOffset(new Date(instant).getTime() - Date.now()),
    reset: () => setOffset(0),
    onMove: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
