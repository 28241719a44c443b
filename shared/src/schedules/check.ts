import type { FieldIssue } from '../errors/app-error'
import { type DayException, type ScheduleBreak, type WeeklyHours, type WorkingInterval, weekdays } from './schema'

type Path = readonly (string | number)[]

/** Wall-clock times have one width: they compare as text. Touching is no overlap. */
const overlapIssues = (parts: readonly { start: string; end: string }[], path: Path, message: string): FieldIssue[] =>
  parts.flatMap((part, index) =>
    parts.slice(0, index).some((other) => part.start < other.end && other.start < part.end)
      ? [{ path: [...path, index, 'start'], message }]
      : [],
  )

const reversedIssues = ({ start, end }: { start: string; end: string }, path: Path): FieldIssue[] =>
  start < end ? [] : [{ path: [...path, 'end'], message: 'Must be later than the start' }]

const breakIssues = (interval: WorkingInterval, one: ScheduleBreak, path: Path): FieldIssue[] => [
  ...reversedIssues(one, path),
  ...(interval.start <= one.start && one.end <= interval.end
    ? []
    : [{ path: [...path, 'start'], message: 'Must lie inside the working interval' }]),
]

const intervalIssues = (interval: WorkingInterval, path: Path): FieldIssue[] => [
  ...reversedIssues(interval, path),
  ...interval.breaks.flatMap((one, index) => breakIssues(interval, one, [...path, 'breaks', index])),
  ...overlapIssues(interval.breaks, [...path, 'breaks'], 'Overlaps another break'),
]

export const checkIntervals = (intervals: readonly WorkingInterval[], path: Path = []): FieldIssue[] => [
  ...intervals.flatMap((interval, index) => intervalIssues(interval, [...path, index])),
  ...overlapIssues(intervals, path, 'Overlaps another interval'),
]

/** Empty = fine. Paths begin with the weekday. */
export const checkWeeklyHours = (hours: WeeklyHours): FieldIssue[] =>
  weekdays.flatMap((weekday) => checkIntervals(hours[weekday], [weekday]))

export const checkDayException = ({ type, intervals }: Pick<DayException, 'type' | 'intervals'>): FieldIssue[] => {
  if (type !== 'special_hours') {
    return intervals.length === 0 ? [] : [{ path: ['intervals'], message: 'Only special hours have intervals' }]
  }

  return intervals.length === 0
    ? [{ path: ['intervals'], message: 'Special hours need at least one interval' }]
    : checkIntervals(intervals, ['intervals'])
}
