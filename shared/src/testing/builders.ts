import type { AgendaEntry } from '../agenda/entry'
import type { SlotQuestion, SlotRules } from '../availability/question'
import { professionalId } from '../ids/schema'
import { type DayException, type WeeklyHours, type WorkingInterval, workingInterval } from '../schedules/schema'
import { parseInstant, toMinutes } from '../time/instant'
import { type LocalDate, localDate } from '../time/schema'

/** Test data with overrides: each says only what its rule is about. */

/** `hours('09:00-13:00', '14:00-18:00')`, with breaks `'09:00-18:00/13:00-14:00'`. */
export const hours = (...texts: string[]): WorkingInterval[] =>
  texts.map((text) => {
    const [times = '', ...breaks] = text.split('/')
    const [start, end] = times.split('-')

    return workingInterval.parse({
      start,
      end,
      breaks: breaks.map((one) => ({ name: 'Descanso', start: one.split('-')[0], end: one.split('-')[1] })),
    })
  })

export const everyDay = (...texts: string[]): WeeklyHours => ({
  monday: hours(...texts),
  tuesday: hours(...texts),
  wednesday: hours(...texts),
  thursday: hours(...texts),
  friday: hours(...texts),
  saturday: hours(...texts),
  sunday: hours(...texts),
})

export const week = (days: Partial<WeeklyHours>): WeeklyHours => ({ ...everyDay(), ...days })

export const date = (text: string): LocalDate => localDate.parse(text)

export const at = (text: string): number => toMinutes(parseInstant(text))

export const someProfessional = professionalId.parse('professional-0000000001')

export const dayException = (day: string, overrides: Partial<DayException> = {}): DayException => ({
  professionalId: someProfessional,
  date: date(day),
  type: 'vacation',
  intervals: [],
  reason: '',
  ...overrides,
})

export const entry = (start: number, end: number, overrides: Partial<AgendaEntry> = {}): AgendaEntry => ({
  kind: 'appointment',
  id: `appointment-${start}-${end}`,
  start,
  end,
  before: 0,
  after: 0,
  overlapAccepted: false,
  ...overrides,
})

export const slotRules = (overrides: Partial<SlotRules> = {}): SlotRules => ({
  bufferMinutes: 0,
  horizonDays: 60,
  minimumNoticeMinutes: 0,
  slotIntervalMinutes: 30,
  compactDay: false,
  buffersInsideWorkingHours: false,
  onlineBooking: true,
  acceptsWalkIns: true,
  isActive: true,
  ...overrides,
})

type QuestionOverrides = Partial<Omit<SlotQuestion, 'rules' | 'now' | 'service'>> & {
  now?: string
  rules?: Partial<SlotRules>
  service?: Partial<SlotQuestion['service']>
}

/** A Monday-to-Sunday salon in Santiago (UTC-3 in November 2026), one service of an hour, asked at night. */
export const question = ({ now, rules, service, ...rest }: QuestionOverrides = {}): SlotQuestion => ({
  now: parseInstant(now ?? '2026-11-22T03:00:00Z'),
  rules: slotRules(rules),
  zone: 'America/Santiago',
  professional: { id: someProfessional, weeklyHours: everyDay('09:00-18:00') },
  service: { durationMinutes: 60, segments: [], before: 0, after: 0, ...service },
  exceptions: [],
  closures: [],
  busy: [],
  audience: 'client',
  ...rest,
})

export const dayOf = (text: string): { from: number; to: number } => ({
  from: at(`${text}T03:00:00Z`),
  to: at(`${text}T03:00:00Z`) + 1440,
})
