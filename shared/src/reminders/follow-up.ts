import type { Appointment } from '../appointments/schema'
import type { BookingRules } from '../organizations/schema'
import { addDays } from '../time/calendar'
import { type Instant, localDate, localDateTime } from '../time/schema'
import { toInstant } from '../time/zone'

/** Nobody is written to in the middle of the night because their visit ended then. */
const hourOfDay = '10:00'

type Visit = Pick<Appointment, 'localStart' | 'timeZone' | 'status'>

/** When the client of a visit may be asked back: on the salon's clock, some days after it. */
export const followUpAt = (
  { localStart, timeZone, status }: Visit,
  { followUpDays }: Pick<BookingRules, 'followUpDays'>,
): Instant | undefined => {
  if (status !== 'completed' || followUpDays === 0) return undefined
  const day = addDays(localDate.parse(localStart.slice(0, 10)), followUpDays)

  return toInstant(localDateTime.parse(`${day}T${hourOfDay}`), timeZone)
}

type Ordered = Pick<Appointment, 'id' | 'start' | 'status'>

/** Whether the client has been back, or will be: of what began later, or at once with it, the last one asks. */
export const cameBack = ({ id, start }: Ordered, others: readonly Ordered[]): boolean =>
  others.some(
    (other) =>
      other.status !== 'cancelled' &&
      other.status !== 'no_show' &&
      (other.start > start || (other.start === start && other.id > id)),
  )
