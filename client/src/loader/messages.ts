/** What the booking frame tells the page around it. */
export type FrameMessage =
  | { type: 'reservaplus:height'; height: number; byPerson: boolean }
  | { type: 'reservaplus:top' }
  | { type: 'reservaplus:booked'; serviceId: string; start: string }

const highest = 20_000

/** Anybody may post anything to a page: only the exact shape counts. */
export const readMessage = (data: unknown): FrameMessage | undefined => {
  if (typeof data !== 'object' || data === null || !('type' in data)) return undefined
  if (data.type === 'reservaplus:top') return { type: data.type }
  if (data.type === 'reservaplus:height' && 'height' in data && 'byPerson' in data) {
    const { type, height, byPerson } = data
    if (typeof height !== 'number' || !(height > 0 && height <= highest)) return undefined

    return { type, height: Math.ceil(height), byPerson: byPerson === true }
  }
  if (data.type === 'reservaplus:booked' && 'serviceId' in data && 'start' in data) {
    const { type, serviceId, start } = data

    return typeof serviceId === 'string' && typeof start === 'string' ? { type, serviceId, start } : undefined
  }

  return undefined
}
