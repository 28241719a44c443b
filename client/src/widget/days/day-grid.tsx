import type { DaySlots } from '@reservaplus/shared/availability/schema'
import { formatDay, formatWeekday } from '@reservaplus/shared/time/format'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import { useTexts } from '../texts/widget-texts'

export type DayGridProps = {
  shown: readonly LocalDate[]
  days: readonly DaySlots[]
  today: LocalDate
  chosen: LocalDate | undefined
  onChoose: (date: LocalDate) => void
}

/** Two weeks, Monday first; days without room are there, but not to be chosen. */
export const DayGrid = ({ shown, days, today, chosen, onChoose }: DayGridProps) => {
  const texts = useTexts()
  const free = new Map(days.map(({ date, slots }) => [date, new Set(slots.map(({ start }) => start)).size]))

  return (
    <div className="days">
      {shown.slice(0, 7).map((date) => (
        <span key={date} className="weekday" aria-hidden="true">
          {formatWeekday(date, texts.locale, 'short').replace('.', '')}
        </span>
      ))}
      {shown.map((date) => {
        const count = free.get(date) ?? 0
        const room = count > 0 ? texts.freeTimes({ count }) : texts.noFreeTimes

        return (
          <button
            key={date}
            type="button"
            className={date === today ? 'day today' : 'day'}
            disabled={count === 0}
            aria-pressed={date === chosen}
            aria-label={`${formatDay(date, texts.locale)}, ${room}`}
            onClick={() => onChoose(date)}
          >
            {Number(date.slice(8))}
          </button>
        )
      })}
    </div>
  )
}
