export type HeightQuestion = {
  current: number
  wanted: number
  reserved: number
  /** Somebody has touched the frame: a change of size answers them. */
  byPerson: boolean
  /** Where the frame ends, and how high the window is. */
  bottom: number
  windowHeight: number
}

/**
 * The page must not jump by itself: until a person acts, the frame changes its height only where nobody sees it, below
 * the window's edge; what does not fit scrolls inside it meanwhile. It never gets lower than the place reserved for it.
 */
export const nextHeight = ({ current, wanted, reserved, byPerson, bottom, windowHeight }: HeightQuestion): number => {
  const height = Math.max(wanted, reserved)

  return byPerson || bottom >= windowHeight ? height : current
}
