import type { ServiceTime } from '../agenda/build'
import type { AgendaEntry } from '../agenda/entry'
import type { DayException, WeeklyHours } from '../schedules/schema'
import type { Instant } from '../time/schema'
import type { EffectiveRules } from './effective'

/** `client`: online. `staff`: by hand at the desk. `walk-in`: the person is standing there. */
export type Audience = 'client' | 'staff' | 'walk-in'

export type SlotRules = Pick<
  EffectiveRules,
  | 'bufferMinutes'
  | 'horizonDays'
  | 'minimumNoticeMinutes'
  | 'slotIntervalMinutes'
  | 'compactDay'
  | 'buffersInsideWorkingHours'
  | 'onlineBooking'
  | 'acceptsWalkIns'
  | 'isActive'
>

/** All that decides when one service by one professional can start. */
export type SlotQuestion = {
  now: Instant
  rules: SlotRules
  /** The professional's zone, else the organization's. */
  zone: string
  professional: { id: string; weeklyHours: WeeklyHours }
  service: ServiceTime
  exceptions: readonly DayException[]
  closures: readonly DayException[]
  busy: readonly AgendaEntry[]
  /** The room or chair that the service needs; none of it (`quantity` 0) where it is missing or out of use. */
  resource?: { id: string; quantity: number; busy: readonly AgendaEntry[] }
  audience: Audience
  /** Somebody at the desk accepted that nobody works then. */
  anyHours?: boolean | undefined
  /** What does not stand in the way: the appointment that is being moved, the hold that is being used. */
  ignoreIds?: readonly string[]
}

/** Why a time is not offered. Only `taken` and `resource-taken` can change by what others book. */
export type Refusal =
  | 'inactive'
  | 'online-booking-closed'
  | 'walk-ins-not-accepted'
  | 'without-resource'
  | 'past'
  | 'too-soon'
  | 'too-far'
  | 'closed'
  | 'off-grid'
  | 'taken'
  | 'resource-taken'

export type SlotDecision = { ok: true } | { ok: false; reason: Refusal }
