/**
 * A stretch of a resource's time that is taken. A service with processing time is one entry for each of its work
 * segments, all with the appointment's id.
 */
export type AgendaEntry = {
  kind: 'appointment' | 'hold' | 'block'
  id: string
  /** Epoch minutes, half-open, the service itself: buffers lie outside. */
  start: number
  end: number
  /** Minutes of preparing and cleaning up: part of the work, never of the opening hours. */
  before: number
  after: number
  /** An overlap that somebody with the permission accepted, or that the migration brought. */
  overlapAccepted: boolean
  /** Holds only: epoch seconds from which it no longer counts. */
  expiresAt?: number
}

export const holdMinutes = 10

/** Holds by people who are not signed in, on one resource and UTC day. */
export const maximumAnonymousHolds = 3
