import type { DaySlots, Slot } from '@reservaplus/shared/availability/schema'
import { formatShortDate, formatTime, formatWeekday } from '@reservaplus/shared/time/format'
import { useTexts } from '../texts/widget-texts'

export type NearTimesProps = {
  starts: readonly string[]
  days: readonly DaySlots[]
  onChoose: (slot: Slot) => void
}

/** The starts that the API proposed, as far as the free times just read again show them too. */
export const NearTimes = ({ starts, days, onChoose }: NearTimesProps) => {
  const texts = useTexts()
  const slots = days.flatMap((day) => day.slots).filter(({ start }) => starts.includes(start))
  const near = [...new Map(slots.map((slot) => [String(slot.start), slot])).values()]
  if (near.length === 0) return null

  return (
    <fieldset className="near">
      <legend>{texts.nearTimes}</legend>
      <div className="times wide">
        {near.map((slot) => (
          <button key={slot.start} type="button" className="time" onClick={() => onChoose(slot)}>
            {`${formatWeekday(slot.local, texts.locale, 'short')} ${formatShortDate(slot.local, texts.locale)}, `}
            {formatTime(slot.local, texts.locale)}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
