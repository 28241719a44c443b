import type { Slot } from '@reservaplus/shared/availability/schema'
import { formatTime } from '@reservaplus/shared/time/format'
import { useTexts } from '../texts/widget-texts'
import { byPartOfDay } from './weeks'

export type TimeGridProps = {
  slots: readonly Slot[]
  chosen: string | undefined
  busy: string | undefined
  onChoose: (slot: Slot) => void
}

export const TimeGrid = ({ slots, chosen, busy, onChoose }: TimeGridProps) => {
  const texts = useTexts()

  return byPartOfDay(slots).map((group) => (
    <fieldset key={group.part}>
      <legend>{texts[group.part]}</legend>
      <div className="times">
        {group.slots.map((slot) => (
          <button
            key={slot.start}
            type="button"
            className="time"
            aria-pressed={slot.start === chosen}
            aria-busy={slot.start === busy}
            onClick={() => busy === undefined && onChoose(slot)}
          >
            {formatTime(slot.local, texts.locale)}
          </button>
        ))}
      </div>
    </fieldset>
  ))
}
