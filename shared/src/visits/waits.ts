import type { ServiceTime } from '../agenda/build'

type Pause = { gapMinutes: number; bufferMinutes: number }
type Buffered = Pick<ServiceTime, 'before' | 'after'>

/**
 * After which minutes a client's next service may begin, the shortest first: at once, or when what has to be cleaned up
 * and prepared between the two is done, because the same hands or the same chair are needed.
 */
export const waitsBetween = (
  earlier: Pick<Buffered, 'after'>,
  later: Pick<Buffered, 'before'>,
  { gapMinutes, bufferMinutes }: Pause,
): number[] => {
  const buffers = earlier.after + later.before

  return [...new Set([gapMinutes, Math.max(gapMinutes, buffers), Math.max(gapMinutes, bufferMinutes, buffers)])].sort(
    (a, b) => a - b,
  )
}
