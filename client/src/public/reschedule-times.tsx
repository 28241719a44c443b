import type { Availability } from '@reservaplus/shared/availability/schema'
import { addDays } from '@reservaplus/shared/time/calendar'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import { wallDateOf } from '@reservaplus/shared/time/wall-date'
import { useCallback, useMemo } from 'react'
import { call } from '../widget/api/call'
import { serverNow } from '../widget/api/server-clock'
import { DayPicker } from '../widget/days/day-picker'
import type { DaysStore } from '../widget/days/use-days'
import type { Manage } from './use-manage'

export type RescheduleTimesProps = { token: string; manage: Manage }

/** The API does not say the horizon to a link: beyond it there are simply no times. */
const daysAhead = 90

/** The time one has is no other time. */
const withoutStart = ({ days, ...rest }: Availability, own: string): Availability => ({
  ...rest,
  days: days.map((day) => ({ ...day, slots: day.slots.filter(({ start }) => start !== own) })),
})

export const RescheduleTimes = ({ token, manage: { state, dispatch } }: RescheduleTimesProps) => {
  const { timeZone, start } = state.appointment
  const today = useMemo(() => wallDateOf(serverNow(), timeZone), [timeZone])
  const lost = state.notice?.code
  // biome-ignore lint/correctness/useExhaustiveDependencies: after a refusal everything known about free times is old
  const store = useMemo<DaysStore>(() => new Map(), [lost])
  const load = useCallback(
    async (from: LocalDate, to: LocalDate) => withoutStart(await call('manageDays', { token, from, to }), start),
    [token, start],
  )

  return (
    <DayPicker
      store={store}
      load={load}
      today={today}
      lastDay={addDays(today, daysAhead)}
      date={state.date}
      onDate={(date) => dispatch({ type: 'dateChosen', date })}
      chosen={state.slot?.start}
      busy={undefined}
      onTime={(slot) => dispatch({ type: 'timeChosen', slot })}
    />
  )
}
