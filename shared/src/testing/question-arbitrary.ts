import fc from 'fast-check'
import type { Audience, SlotQuestion } from '../availability/question'
import { type DayException, exceptionType, type WorkingInterval } from '../schedules/schema'
import type { ServiceSegment } from '../services/schema'
import { dateOfDay } from '../time/calendar'
import { fromMinutes } from '../time/instant'
import { agendaEntries } from './arbitraries'
import { hours, slotRules, someProfessional } from './builders'

/** Any question one can ask around a minute: random weeks, days that differ, agendas, rules, services, zones. */

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** One or two intervals of a day, often from or to midnight, some with a break. */
const intervals: fc.Arbitrary<WorkingInterval[]> = fc
  .uniqueArray(fc.oneof(fc.constantFrom(0, 288), fc.integer({ min: 0, max: 288 })), { minLength: 2, maxLength: 4 })
  .chain((points) => fc.tuple(fc.constant(points.map((point) => point * 5).sort((a, b) => a - b)), fc.boolean()))
  .map(([[start = 0, second = 0, third, fourth], hasBreak]) => {
    const breakAt = start + Math.floor((second - start) / 10) * 5
    const rest = hasBreak && breakAt > start && breakAt + 5 < second ? `/${clock(breakAt)}-${clock(breakAt + 5)}` : ''
    const more = third !== undefined && fourth !== undefined ? [`${clock(third)}-${clock(fourth)}`] : []

    return hours(`${clock(start)}-${clock(second)}${rest}`, ...more)
  })

const day = fc.oneof(intervals, intervals, fc.constant(hours('00:00-24:00')), fc.constant([]))

const weeklyHours = fc.record({
  monday: day,
  tuesday: day,
  wednesday: day,
  thursday: day,
  friday: day,
  saturday: day,
  sunday: day,
})

const exceptions = (around: number, professionalId: DayException['professionalId']): fc.Arbitrary<DayException[]> =>
  fc.array(
    fc
      .record({ offset: fc.integer({ min: -2, max: 3 }), type: fc.constantFrom(...exceptionType.options), intervals })
      .map(({ offset, type, intervals: special }) => ({
        professionalId,
        date: dateOfDay(Math.floor(around / 1440) + offset),
        type,
        intervals: type === 'special_hours' ? special : [],
        reason: '',
      })),
    { maxLength: 2 },
  )

const segments: fc.Arbitrary<ServiceSegment[]> = fc
  .array(fc.integer({ min: 1, max: 90 }), { minLength: 3, maxLength: 3 })
  .map((minutes) => minutes.map((one, index) => ({ minutes: one, kind: index === 1 ? 'processing' : 'work' })))

const service = fc
  .record({
    durationMinutes: fc.integer({ min: 5, max: 400 }),
    segments: fc.oneof(fc.constant([]), segments),
    before: fc.integer({ min: 0, max: 40 }),
    after: fc.integer({ min: 0, max: 40 }),
  })
  .map((one) => ({
    ...one,
    durationMinutes:
      one.segments.length > 0 ? one.segments.reduce((sum, { minutes }) => sum + minutes, 0) : one.durationMinutes,
  }))

const rules = fc
  .record({
    bufferMinutes: fc.integer({ min: 0, max: 30 }),
    horizonDays: fc.integer({ min: 1, max: 3 }),
    minimumNoticeMinutes: fc.integer({ min: 0, max: 600 }),
    slotIntervalMinutes: fc.constantFrom(5, 7, 15, 20, 30, 45, 50, 60),
    compactDay: fc.boolean(),
    buffersInsideWorkingHours: fc.boolean(),
  })
  .map(slotRules)

export const zonesOfInterest = [
  'America/Santiago',
  'America/Sao_Paulo',
  'America/Havana',
  'America/Nuuk',
  'America/St_Johns',
  'Antarctica/Troll',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Europe/Lisbon',
  'Pacific/Apia',
  'Pacific/Easter',
  'UTC',
]

/** Minutes before which Chile, Lord Howe, Lisbon, Havana … change their clocks, and an ordinary one. */
const interestingMinutes = [
  '2026-04-05T02:00Z',
  '2026-09-06T03:00Z',
  '2027-04-04T02:00Z',
  '2027-09-05T03:00Z',
  '2026-03-08T04:00Z',
  '2026-10-25T00:00Z',
  '2026-11-01T04:00Z',
  '2026-04-04T14:00Z',
  '2026-11-23T12:00Z',
].map((text) => Date.parse(text) / 60_000)

export const anyQuestion = (audiences: readonly Audience[]): fc.Arbitrary<{ asked: SlotQuestion; around: number }> =>
  fc.constantFrom(...interestingMinutes).chain((around) =>
    fc
      .record({
        nowShift: fc.integer({ min: -1440, max: 300 }),
        nowSeconds: fc.constantFrom(0, 1, 59),
        rules,
        zone: fc.constantFrom(...zonesOfInterest),
        weeklyHours,
        service,
        exceptions: exceptions(around, someProfessional),
        closures: exceptions(around, 'ALL'),
        busy: agendaEntries(around, 6),
        resource: fc.option(fc.record({ quantity: fc.integer({ min: 1, max: 3 }), busy: agendaEntries(around, 6) })),
        audience: fc.constantFrom(...audiences),
      })
      .map(({ nowShift, nowSeconds, weeklyHours: week, resource, ...rest }) => ({
        around,
        asked: {
          ...rest,
          now: fromMinutes(around + nowShift + nowSeconds / 60),
          professional: { id: someProfessional, weeklyHours: week },
          ...(resource ? { resource: { id: 'room', ...resource } } : {}),
        },
      })),
  )
