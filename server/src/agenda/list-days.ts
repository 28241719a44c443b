import { touchedDays } from '@reservaplus/shared/agenda/occupancy'
import { toMinutes } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'

import type { AgendaDayKey } from './repository'
import { widestReach } from './write-days'

type Stay = { professionalId: string; resourceId?: string | undefined; start: Instant; end: Instant }

/** Every day whose item may hold a part of this, whatever buffers and gap it was written under. */
export const daysOfStay = ({ professionalId, resourceId, start, end }: Stay): AgendaDayKey[] => {
  const whole = { start: toMinutes(start), end: toMinutes(end), before: widestReach, after: widestReach }
  const days = touchedDays([whole], widestReach)

  return [professionalId, ...(resourceId === undefined ? [] : [resourceId])].flatMap((id) =>
    days.map((day) => ({ resourceId: id, day })),
  )
}
