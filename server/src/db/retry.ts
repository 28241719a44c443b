import type { Clock } from '../app-context'

export const attemptLimit = 12
export const timeLimit = 3000
const firstPause = 20
const longestPause = 400

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/** Full jitter: those who collided do not meet again at the same moment. */
export const pause = (clock: Clock, attempt: number): Promise<void> =>
  (clock.sleep ?? wait)(Math.random() * Math.min(longestPause, firstPause * 2 ** attempt))
