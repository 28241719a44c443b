import type { Slot } from '@reservaplus/shared/availability/schema'
import { formatDay, formatMonth } from '@reservaplus/shared/time/format'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import { useEffect, useState } from 'react'
import { useTexts } from '../texts/widget-texts'
import { BackIcon, ForwardIcon } from '../ui/icons'
import { NoticeBox } from '../ui/notice-box'
import { DayGrid } from './day-grid'
import { NearTimes } from './near-times'
import { TimeGrid } from './time-grid'
import { type DaysQuery, useDays } from './use-days'
import { fortnightAt, fortnightOf, lastFortnight, openDay } from './weeks'

export type DayPickerProps = Pick<DaysQuery, 'store' | 'load'> & {
  today: LocalDate
  lastDay: LocalDate
  /** The day chosen before, if any. */
  date: LocalDate | undefined
  onDate: (date: LocalDate) => void
  chosen: string | undefined
  /** Starts near one that was refused: shown first, as far as they are still free. */
  near?: readonly string[]
  /** The start that is being kept at this moment. */
  busy: string | undefined
  onTime: (slot: Slot) => void
}

/** How many empty fortnights are passed over by themselves in search of the first free time. */
const passedOver = 3

export const DayPicker = ({
  store,
  load,
  today,
  lastDay,
  date,
  onDate,
  chosen,
  near = [],
  busy,
  onTime,
}: DayPickerProps) => {
  const texts = useTexts()
  const last = lastFortnight(today, lastDay)
  const [index, setIndex] = useState(() => (date ? Math.min(last, fortnightOf(date, today)) : 0))
  const [hasTurned, setHasTurned] = useState(date !== undefined)
  const { from, to, shown } = fortnightAt(index, today, lastDay)
  const { days, isWaiting, error, reload } = useDays({ store, load, from, to })
  const open = openDay(days, date)
  const slots = days.find((day) => day.date === open)?.slots ?? []
  const isEmpty = !isWaiting && !error && !open

  useEffect(() => {
    if (isEmpty && !hasTurned && index < Math.min(last, passedOver)) setIndex(index + 1)
  }, [isEmpty, hasTurned, index, last])

  const turn = (by: number) => {
    setHasTurned(true)
    setIndex(index + by)
  }

  return (
    <div className="picker">
      <NearTimes starts={near} days={days} onChoose={onTime} />
      <div>
        <div className="turn">
          <button type="button" className="quiet round" disabled={index === 0} onClick={() => turn(-1)}>
            <BackIcon />
            <span className="hidden">{texts.earlierDays}</span>
          </button>
          <p className="month" aria-live="polite">
            {formatMonth(open ?? from, texts.locale)}
          </p>
          <button type="button" className="quiet round" disabled={index >= last} onClick={() => turn(1)}>
            <ForwardIcon />
            <span className="hidden">{texts.laterDays}</span>
          </button>
        </div>
        <DayGrid shown={shown} days={days} today={today} chosen={open} onChoose={onDate} />
      </div>
      {error ? (
        <NoticeBox notice={{ code: error.code }}>
          <button type="button" className="plain" onClick={reload}>
            {texts.retry}
          </button>
        </NoticeBox>
      ) : (
        <div className="slots" aria-busy={isWaiting}>
          {isWaiting && <p className="hidden">{texts.loadingTimes}</p>}
          {isWaiting && [1, 2, 3, 4, 5, 6].map((ghost) => <span key={ghost} className="ghost" />)}
          {open && <h3>{formatDay(open, texts.locale)}</h3>}
          {open && <TimeGrid slots={slots} chosen={chosen} busy={busy} onChoose={onTime} />}
          {isEmpty && <p className="empty">{texts.noTimesHere}</p>}
          {isEmpty && index < last && (
            <button type="button" className="plain" onClick={() => turn(1)}>
              {texts.laterDays}
            </button>
          )}
        </div>
      )}
    </div>
  )
}
