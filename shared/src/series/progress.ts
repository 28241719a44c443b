import type { AppointmentId, ProfessionalId, SeriesId } from '../ids/schema'
import { addDays } from '../time/calendar'
import { type Instant, instant, type LocalDate, type LocalDateTime } from '../time/schema'
import { occurrences } from './occurrences'
import { formatRecurrence, parseRecurrence } from './recurrence'
import { aheadDays, mostUnplaced, type Series, type Unplaced } from './schema'

type Pattern = Pick<Series, 'rule' | 'startsOn' | 'madeUntil'>

/** The first date of the rule that nothing was decided about yet. */
export const nextDate = ({ rule, startsOn, madeUntil }: Pattern): LocalDate | undefined => {
  for (const date of occurrences(parseRecurrence(rule), startsOn)) {
    if (madeUntil === undefined || date > madeUntil) return date
  }

  return undefined
}

/** UTC midnight is near enough: a date enters the agenda half a year ahead. */
const dueAtOf = (date: LocalDate): Instant => instant.parse(`${addDays(date, -aheadDays)}T00:00:00Z`)

/** With the moment at which its next date has to be made; one that has ended has none. */
export const withDue = ({ dueAt: _before, ...series }: Series): Series => {
  const next = nextDate(series)

  return { ...series, ...(next && { dueAt: dueAtOf(next) }) }
}

/** Each date once: what was found out about it last. */
const noted = ({ unplaced }: Series, date: LocalDate, found: Unplaced | undefined): Unplaced[] =>
  [...unplaced.filter((each) => each.date !== date), ...(found ? [found] : [])].slice(-mostUnplaced)

/** One date further; `unplaced`: its time was not free. */
export const afterDate = (series: Series, date: LocalDate, unplaced?: Unplaced): Series =>
  withDue({ ...series, madeUntil: date, unplaced: noted(series, date, unplaced) })

/** A date on which nothing was free, asked about again. */
export const afterAnotherTry = (series: Series, date: LocalDate, unplaced?: Unplaced): Series => ({
  ...series,
  unplaced: noted(series, date, unplaced),
})

/** Nobody looks for a time on these dates any more, or the rule asks about them anew. */
export const forgetUnplaced = (series: Series, from: LocalDate): Series => ({
  ...series,
  unplaced: series.unplaced.filter(({ date }) => date < from),
})

/** Made of series and date, so that the same date is never made twice. */
export const appointmentIdOf = (id: SeriesId, date: LocalDate): AppointmentId =>
  `${id}-${date.replaceAll('-', '')}` as AppointmentId

export type Place = { localStart: LocalDateTime; professionalId: ProfessionalId }

/** Where a date stands in the agenda; undefined: somebody left it out. */
export const placeOf = (
  { localTime, professionalId, choices }: Pick<Series, 'localTime' | 'professionalId' | 'choices'>,
  date: LocalDate,
): Place | undefined => {
  const choice = choices.find((each) => each.date === date)
  if (choice?.skip) return undefined

  return {
    localStart: choice?.localStart ?? (`${date}T${localTime}` as LocalDateTime),
    professionalId: choice?.professionalId ?? professionalId,
  }
}

/** Nothing from this date on; a rule that ends before anyway stays as it is. */
export const endedBefore = (current: Series, date: LocalDate): Series => {
  const series = forgetUnplaced(current, date)
  const goesOn = nextDate({ ...series, madeUntil: addDays(date, -1) }) !== undefined
  if (!goesOn) return series
  const { count: _count, ...recurrence } = parseRecurrence(series.rule)

  return withDue({ ...series, rule: formatRecurrence({ ...recurrence, until: addDays(date, -1) }) })
}
