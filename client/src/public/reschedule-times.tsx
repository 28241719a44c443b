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

export const RescheduleTimes = ({ token, manage: { state, dispatch } }: RescheduleTimesProps) => {
  const { timeZone } = state.appointment
  const today = useMemo(() => wallDateOf(serverNow(), timeZone), [timeZone])
  const lost = state.notice?.code
  // biome-ignore lint/correctness/useExhaustiveDependencies: after a refusal everything known about free times is old
  const store = useMemo<DaysStore>(() => new Map(), [lost])
  const load = useCallback((from: LocalDate, to: LocalDate) => call('manageDays', { token, from, to }), [token])

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
