import { dayNumberOf, minutesOfTime, weekdayOfDay } from '../time/calendar'
import type { DayException, Weekday, WeeklyHours, WorkingInterval } from './schema'
import { intersectStretches, type Stretch } from './stretches'

/** One local day in wall-clock minutes since midnight; breaks are not yet taken out of `open`. */
export type DayPlan = {
  open: readonly Stretch[]
  breaks: readonly (Stretch & { name: string })[]
  /** What makes the day differ from the week. */
  exception?: DayException
}

export type ScheduleRules = {
  weeklyHours: WeeklyHours
  /** The professional's own days. */
  exceptions: readonly DayException[]
  /** The organization's days (`professionalId: 'ALL'`). */
  closures: readonly DayException[]
}

const stretchOf = ({ start, end }: { start: string; end: string }): Stretch => ({
  start: minutesOfTime(start),
  end: minutesOfTime(end),
})

const planOf = (intervals: readonly WorkingInterval[]): DayPlan => ({
  open: intervals.map(stretchOf),
  breaks: intervals.flatMap(({ breaks }) => breaks.map((one) => ({ ...stretchOf(one), name: one.name }))),
})

const specialPlan = (days: readonly DayException[]): DayPlan | undefined =>
  days.length > 0 ? planOf(days.flatMap(({ intervals }) => intervals)) : undefined

/** The precedence of the days that differ, from strongest: any closing, both special hours at once, either, the week. */
const exceptionalPlan = (days: readonly DayException[]): DayPlan => {
  const closing = days.find(({ type }) => type !== 'special_hours')
  if (closing) {
    return { open: [], breaks: [], exception: closing }
  }

  const everyone = specialPlan(days.filter(({ professionalId }) => professionalId === 'ALL'))
  const own = specialPlan(days.filter(({ professionalId }) => professionalId !== 'ALL'))
  const open = own && everyone ? intersectStretches(own.open, everyone.open) : (own ?? everyone)?.open
  const exception = days.find(({ professionalId }) => professionalId !== 'ALL') ?? days[0]

  return {
    open: open ?? [],
    breaks: [...(own?.breaks ?? []), ...(everyone?.breaks ?? [])],
    ...(exception ? { exception } : {}),
  }
}

/** Answers the plan of a day number; what the rules say is read once. */
export const dayPlans = ({ weeklyHours, exceptions, closures }: ScheduleRules): ((dayNumber: number) => DayPlan) => {
  const week = new Map<Weekday, DayPlan>()
  const exceptional = new Map<number, DayException[]>()

  for (const one of [...exceptions, ...closures]) {
    const dayNumber = dayNumberOf(one.date)
    exceptional.set(dayNumber, [...(exceptional.get(dayNumber) ?? []), one])
  }

  return (dayNumber) => {
    const days = exceptional.get(dayNumber)
    if (days) {
      return exceptionalPlan(days)
    }
    const weekday = weekdayOfDay(dayNumber)
    const plan = week.get(weekday) ?? planOf(weeklyHours[weekday])
    week.set(weekday, plan)

    return plan
  }
}
