/** The only place of the server that asks what time it is. */
export const clock = { now: () => new Date() }
export type Clock = typeof clock
