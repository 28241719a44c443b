import type { Audience, Refusal } from './question'

const toDesk: Readonly<Record<Refusal, string>> = {
  inactive: 'This professional takes no bookings',
  'online-booking-closed': 'Online booking is switched off',
  'walk-ins-not-accepted': 'Walk-ins are not accepted here',
  'without-resource': 'What this service needs is out of use',
  past: 'This time has passed',
  'too-soon': 'This time is too soon',
  'too-far': 'This time is too far ahead',
  closed: 'This is outside working hours',
  'off-grid': 'Nothing begins at this minute',
  taken: 'This time is taken',
  'resource-taken': 'What this service needs is taken at this time',
}

export const takenReasons: readonly Refusal[] = ['taken', 'resource-taken']

export type RefusalTold = { code: 'SLOT_TAKEN' | 'SLOT_NOT_OFFERED'; message: string; reason?: Refusal }

/**
 * What is said of a time that cannot be had. The desk is told why, unless several professionals have each a reason of their
 * own: then none is the answer. The public hears what is true of all of them, and nothing of how the place is run.
 */
export const tellRefusal = (reasons: readonly Refusal[], audience: Audience): RefusalTold => {
  const isTaken = reasons.some((reason) => takenReasons.includes(reason))
  const code = isTaken ? 'SLOT_TAKEN' : 'SLOT_NOT_OFFERED'
  const [reason, ...others] = new Set(reasons)
  if (audience === 'client') {
    return { code, message: isTaken ? 'This time is not free' : 'This cannot be booked online at this time' }
  }

  return reason && others.length === 0
    ? { code, message: toDesk[reason], reason }
    : { code, message: 'Nobody has this time' }
}
