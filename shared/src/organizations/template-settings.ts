import type { WeeklyHours, WorkingInterval } from '../schedules/schema'
import { localTime } from '../time/schema'
import { industryTerms } from './industry-terms'
import { type BookingRules, type Industry, laterRules } from './schema'
import type { Terminology } from './terminology'

/** What an industry's template gives and every organization makes its own. */
export type Settings = { bookingRules: BookingRules; openingHours: WeeklyHours; terminology: Terminology }

const open = (start: string, end: string): WorkingInterval[] => [
  { start: localTime.parse(start), end: localTime.parse(end), breaks: [] },
]
const closed: WorkingInterval[] = []

const hours = (weekday: WorkingInterval[], saturday: WorkingInterval[], sunday: WorkingInterval[]): WeeklyHours => ({
  monday: weekday,
  tuesday: weekday,
  wednesday: weekday,
  thursday: weekday,
  friday: weekday,
  saturday,
  sunday,
})

type Differing = Pick<
  BookingRules,
  | 'acceptsWalkIns'
  | 'cancellationWindowHours'
  | 'requiresConfirmation'
  | 'horizonDays'
  | 'bufferMinutes'
  | 'reminderLeadHours'
>

const rules = (differing: Differing): BookingRules => ({
  ...laterRules,
  minimumNoticeMinutes: 60,
  compactDay: false,
  buffersInsideWorkingHours: false,
  onlineBooking: true,
  ...differing,
})

const salonRules = rules({
  acceptsWalkIns: true,
  cancellationWindowHours: 2,
  requiresConfirmation: false,
  horizonDays: 30,
  bufferMinutes: 15,
  reminderLeadHours: 24,
})
const clinicRules = rules({
  acceptsWalkIns: false,
  cancellationWindowHours: 24,
  requiresConfirmation: true,
  horizonDays: 60,
  bufferMinutes: 10,
  reminderLeadHours: 48,
})
const spaRules = rules({
  acceptsWalkIns: false,
  cancellationWindowHours: 24,
  requiresConfirmation: true,
  horizonDays: 45,
  bufferMinutes: 30,
  reminderLeadHours: 24,
})

const salonHours = hours(open('09:00', '18:00'), open('09:00', '15:00'), closed)
const clinicHours = hours(open('08:00', '17:00'), open('08:00', '12:00'), closed)
const spaHours = hours(open('10:00', '20:00'), open('09:00', '18:00'), open('10:00', '16:00'))

/** Apart from the rest of the templates, which are only needed while an organization is set up. */
export const templateSettings: Readonly<Record<Industry, Settings>> = {
  salon: {
    terminology: industryTerms.salon,
    bookingRules: salonRules,
    openingHours: salonHours,
  },
  clinic: {
    terminology: industryTerms.clinic,
    bookingRules: clinicRules,
    openingHours: clinicHours,
  },
  fitness: {
    terminology: industryTerms.fitness,
    bookingRules: rules({
      acceptsWalkIns: true,
      cancellationWindowHours: 4,
      requiresConfirmation: false,
      horizonDays: 14,
      bufferMinutes: 0,
      reminderLeadHours: 12,
    }),
    openingHours: hours(open('06:00', '22:00'), open('07:00', '20:00'), open('08:00', '18:00')),
  },
  spa: {
    terminology: industryTerms.spa,
    bookingRules: spaRules,
    openingHours: spaHours,
  },
  dental: {
    terminology: industryTerms.dental,
    bookingRules: rules({
      acceptsWalkIns: false,
      cancellationWindowHours: 48,
      requiresConfirmation: true,
      horizonDays: 90,
      bufferMinutes: 15,
      reminderLeadHours: 48,
    }),
    openingHours: hours(open('08:00', '18:00'), open('08:00', '13:00'), closed),
  },
  veterinary: {
    terminology: industryTerms.veterinary,
    bookingRules: clinicRules,
    openingHours: clinicHours,
  },
  beauty: {
    terminology: industryTerms.beauty,
    bookingRules: spaRules,
    openingHours: spaHours,
  },
  massage: {
    terminology: industryTerms.massage,
    bookingRules: spaRules,
    openingHours: spaHours,
  },
  other: {
    terminology: industryTerms.other,
    bookingRules: salonRules,
    openingHours: salonHours,
  },
}
