import type { Slot } from '@reservaplus/shared/availability/schema'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import { deviceZone } from '@reservaplus/shared/time/wall-date'
import type { BookingState } from '../booking/state'
import { DayPicker } from '../days/day-picker'
import type { DaysQuery } from '../days/use-days'
import { useTexts } from '../texts/widget-texts'

export type TimeStepProps = Pick<DaysQuery, 'store' | 'load'> & {
  state: BookingState
  timeZone: string
  today: LocalDate
  lastDay: LocalDate
  busy: string | undefined
  onDate: (date: LocalDate) => void
  onTime: (slot: Slot) => void
}

/** `America/Santiago` as people say it. */
const placeOf = (timeZone: string) => timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone

export const TimeStep = ({ state, timeZone, busy, onDate, onTime, ...days }: TimeStepProps) => {
  const texts = useTexts()

  return (
    <>
      <DayPicker
        {...days}
        date={state.date}
        onDate={onDate}
        chosen={state.slot?.start}
        near={state.alternatives}
        busy={busy}
        onTime={onTime}
      />
      {deviceZone() !== timeZone && <p className="small zone">{texts.placeTime({ zone: placeOf(timeZone) })}</p>}
    </>
  )
}
