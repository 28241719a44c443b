import { describe, expect, it } from 'vitest'
import { everyDay, hours, week } from '../testing/builders'
import { checkDayException, checkWeeklyHours } from './check'
import { workingInterval } from './schema'

const paths = (...texts: string[]) =>
  checkWeeklyHours(week({ friday: hours(...texts) })).map(({ path }) => path.join('.'))

describe('checkWeeklyHours', () => {
  it('takes several intervals that touch, breaks at their edges and an end at midnight', () => {
    expect(checkWeeklyHours(everyDay('00:00-09:00', '09:00-13:00/09:00-09:30/09:30-10:00', '14:00-24:00'))).toEqual([])
    expect(checkWeeklyHours(week({}))).toEqual([])
  })

  it.each([
    ['a reversed interval', ['18:00-09:00'], ['friday.0.end']],
    ['an empty interval', ['09:00-09:00'], ['friday.0.end']],
    ['an overlap by a minute', ['09:00-12:00', '11:59-13:00'], ['friday.1.start']],
    ['the same twice', ['09:00-12:00', '09:00-12:00'], ['friday.1.start']],
    ['a break before its interval', ['09:00-12:00/08:59-09:30'], ['friday.0.breaks.0.start']],
    ['a break beyond its interval', ['09:00-12:00/11:30-12:01'], ['friday.0.breaks.0.start']],
    ['a reversed break', ['09:00-12:00/11:00-10:00'], ['friday.0.breaks.0.end']],
    ['overlapping breaks', ['09:00-12:00/10:00-11:00/10:59-11:30'], ['friday.0.breaks.1.start']],
  ])('names the field of %s', (_case, texts, expected) => {
    expect(paths(...texts)).toEqual(expected)
  })
})

it('hours of which no breaks are said have none', () => {
  expect(workingInterval.parse({ start: '09:00', end: '13:00' })).toMatchObject({ breaks: [] })
})

describe('checkDayException', () => {
  it('gives intervals to special hours and to nothing else', () => {
    expect(checkDayException({ type: 'special_hours', intervals: hours('09:00-12:00') })).toEqual([])
    expect(checkDayException({ type: 'vacation', intervals: [] })).toEqual([])
    expect(checkDayException({ type: 'special_hours', intervals: [] })).toMatchObject([{ path: ['intervals'] }])
    expect(checkDayException({ type: 'holiday', intervals: hours('09:00-12:00') })).toMatchObject([
      { path: ['intervals'] },
    ])
    expect(checkDayException({ type: 'special_hours', intervals: hours('12:00-09:00') })).toMatchObject([
      { path: ['intervals', 0, 'end'] },
    ])
  })
})
