import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { Series } from '@reservaplus/shared/series/schema'
import { addDays } from '@reservaplus/shared/time/calendar'

import type { Check, Violation } from './violation'

/** The plan orders nothing but so many days in a row. */
const datesOf = ({ rule, startsOn }: Series) => {
  const count = Number(/COUNT=(\d+)/.exec(rule)?.[1] ?? 0)

  return Array.from({ length: count }, (_, index) => addDays(startsOn, index))
}

const dateOf = ({ id }: Appointment) => id.slice(-8).replace(/(....)(..)(..)/, '$1-$2-$3')

/** Each date was made once or noted as not free, whoever was at it at the same time and whoever was killed. */
export const checkSeries: Check = ({ snapshot, verdicts }) => {
  const known = new Set(snapshot.series.map(({ id }) => id as string))
  const made = new Map<string, Appointment[]>()
  for (const each of snapshot.appointments) {
    if (each.seriesId) made.set(each.seriesId, [...(made.get(each.seriesId) ?? []), each])
  }
  const problemsOf = (series: Series): string[] => {
    const dates = datesOf(series)
    const booked = (made.get(series.id) ?? []).map(dateOf)
    const decided = [...booked, ...series.unplaced.map(({ date }) => date as string)].sort()
    const isWhole = decided.join() === [...dates].sort().join()

    return isWhole && series.dueAt === undefined ? [] : [`has ${decided.join()} of ${dates.join()}`]
  }
  const byOp = new Map<string, number>()
  for (const { notes } of snapshot.series) byOp.set(notes, (byOp.get(notes) ?? 0) + 1)
  const ofCalls = verdicts.flatMap(({ call, op, state, made: told }) => {
    if (call !== 'seriesCreate') return []
    const count = byOp.get(op) ?? 0
    if (count > 1) return [`${op} was carried out ${count} times`]
    if (state === 'refused' && count > 0) return [`${op} was refused and is there`]

    return told.some((id) => !known.has(id)) ? [`${op} was acknowledged and is not there`] : []
  })
  const stray = [...made.keys()].filter((id) => !known.has(id)).map((id) => `${id} has appointments and is not there`)

  return [
    ...snapshot.series.flatMap((each) => problemsOf(each).map((text) => `${each.id} ${text}`)),
    ...ofCalls,
    ...stray,
  ].map((detail): Violation => ({ check: 'series', detail }))
}
