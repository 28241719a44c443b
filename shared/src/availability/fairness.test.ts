import { describe, expect, it } from 'vitest'
import { professionalId } from '../ids/schema'
import { at, date, dayOf, entry, everyDay, question } from '../testing/builders'
import { fromMinutes } from '../time/instant'
import { alternatives } from './alternatives'
import { minutesOfDays, slotsByDay } from './days'
import { busyMinutes, rankProfessionals } from './fairness'
import { offeredStarts } from './offer'

const monday = dayOf('2026-11-23')
const now = fromMinutes(monday.from)
const local = (time: string) => at(`2026-11-23T${time}:00-03:00`)

describe('who is least busy', () => {
  it('counts the minutes of the day once, without buffers and expired holds', () => {
    const entries = [
      entry(local('09:00'), local('10:00'), { after: 30 }),
      entry(local('09:00'), local('10:00'), { after: 30 }),
      entry(monday.to - 20, monday.to + 40),
      entry(local('12:00'), local('13:00'), { kind: 'hold', expiresAt: monday.from * 60 }),
    ]

    expect(busyMinutes(entries, { ...monday, now })).toBe(80)
  })

  it('is asked first; the team’s order decides between equals', () => {
    const team = [
      { professionalId: 'a', busyMinutes: 60 },
      { professionalId: 'b', busyMinutes: 30 },
      { professionalId: 'c', busyMinutes: 30 },
    ]

    expect(rankProfessionals(team).map((one) => one.professionalId)).toEqual(['b', 'c', 'a'])
  })
})

describe('alternatives', () => {
  const asked = (id: string, hours: string) => question({ professional: { id, weeklyHours: everyDay(hours) } })

  it('are the nearest free starts, in the order of the day, one professional each', () => {
    const team = [asked('a', '09:00-12:00'), asked('b', '10:15-13:15')]

    expect(alternatives(team, { start: local('10:30'), ...monday, count: 4 })).toEqual([
      { professionalId: 'a', start: fromMinutes(local('10:00')) },
      { professionalId: 'b', start: fromMinutes(local('10:15')) },
      { professionalId: 'a', start: fromMinutes(local('10:30')) },
      { professionalId: 'b', start: fromMinutes(local('10:45')) },
    ])
  })

  it('prefer the earlier of two that are equally near', () => {
    const team = [asked('a', '11:00-12:00'), asked('b', '10:00-11:00')]

    expect(alternatives(team, { start: local('10:30'), ...monday, count: 1 })).toEqual([
      { professionalId: 'b', start: fromMinutes(local('10:00')) },
    ])
  })

  it('are none when nothing is free', () => {
    expect(alternatives([asked('a', '09:00-09:30')], { start: local('10:30'), ...monday, count: 3 })).toEqual([])
  })
})

describe('slots by day', () => {
  const [ana, bea] = ['professional-00000000000a', 'professional-00000000000b'].map((id) => professionalId.parse(id))
  const days = { zone: 'America/Santiago', from: date('2026-11-22'), to: date('2026-11-24') }

  it('F-08 stand in their local day with their wall clock, empty days included, each start once', () => {
    const late = at('2026-11-23T23:45:00-03:00')
    const offers = [ana, bea].flatMap((id) => (id ? [{ professionalId: id, starts: [local('09:00'), late] }] : []))

    expect(slotsByDay(offers, days)).toEqual([
      { date: '2026-11-22', slots: [] },
      {
        date: '2026-11-23',
        slots: [
          { start: '2026-11-23T12:00:00Z', local: '2026-11-23T09:00', professionalId: ana },
          { start: '2026-11-24T02:45:00Z', local: '2026-11-23T23:45', professionalId: ana },
        ],
      },
      { date: '2026-11-24', slots: [] },
    ])
  })

  it('any professional is the union of each one’s own candidates', () => {
    const team = [question({ rules: { slotIntervalMinutes: 60 } }), question({ rules: { slotIntervalMinutes: 45 } })]
    const offers = team.map((asked, index) => ({
      professionalId: professionalId.parse(`professional-00000000000${index}`),
      starts: offeredStarts(asked, monday.from, monday.to),
    }))
    const union = new Set(offers.flatMap(({ starts }) => starts))

    expect(slotsByDay(offers, days)[1]?.slots).toHaveLength(union.size)
  })

  it.each([
    ['2026-09-06', 1380],
    ['2026-04-04', 1500],
    ['2026-11-23', 1440],
  ])('%s has %i minutes in Chile', (day, minutes) => {
    const { from, to } = minutesOfDays('America/Santiago', date(day), date(day))

    expect(to - from).toBe(minutes)
  })
})
