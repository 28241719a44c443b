/** Minutes until the provider is first asked about a payment: its notice has come by then, or is late. */
export const firstPause = 2

/**
 * Minutes until it is asked again. Whoever has a link may pay at any time while it is good, so the pause never grows past
 * what heals a lost notice within five minutes.
 */
export const pauseAfter = (attempts: number): number => Math.min(firstPause + attempts, 4)

/** Minutes that a payment has to arrive after nobody can begin one any more. */
export const graceMinutes = 2
