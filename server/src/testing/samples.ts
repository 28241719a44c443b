import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Resource } from '@reservaplus/shared/resources/schema'
import { type WeeklyHours, weeklyHours } from '@reservaplus/shared/schedules/schema'
import { instant } from '@reservaplus/shared/time/schema'
import type { NewOrganization } from '../organizations/create'
import type { NewProfessional } from '../professionals/create'
import type { NewService } from '../services/create'

/** Monday to Saturday from nine to six, an hour of lunch. */
export const officeHours = (): WeeklyHours => {
  const day = [{ start: '09:00', end: '18:00', breaks: [{ name: 'Colación', start: '13:00', end: '14:00' }] }]

  return weeklyHours.parse({
    monday: day,
    tuesday: day,
    wednesday: day,
    thursday: day,
    friday: day,
    saturday: day,
    sunday: [],
  })
}

export const bookingRules = (overrides: Partial<Organization['bookingRules']> = {}): Organization['bookingRules'] => ({
  bufferMinutes: 0,
  horizonDays: 60,
  minimumNoticeMinutes: 60,
  cancellationWindowHours: 2,
  requiresConfirmation: false,
  acceptsWalkIns: true,
  compactDay: false,
  buffersInsideWorkingHours: false,
  onlineBooking: true,
  clientCancellation: true,
  staffCancellationWindowHours: 0,
  sendsReminders: true,
  asksForReviews: true,
  keepsDeposits: true,
  followUpDays: 0,
  reminderLeadHours: 24,
  ...overrides,
})

export const newOrganization = (overrides: Partial<NewOrganization> = {}): NewOrganization => ({
  name: 'La Encina',
  industry: 'salon',
  description: '',
  email: 'hola@laencina.example',
  phone: '+56222334455',
  address: 'Avenida Italia 1234',
  city: 'Santiago',
  country: 'CL',
  timeZone: 'America/Santiago',
  currency: 'CLP',
  locale: 'es',
  accentColor: '#0f766e',
  openingHours: officeHours(),
  bookingRules: bookingRules(),
  allowedDomains: [],
  subscription: {
    plan: 'empresarial',
    status: 'active',
    billingCycle: 'monthly',
    periodEnd: instant.parse('2027-12-31T00:00:00Z'),
  },
  ...overrides,
})

export const newProfessional = (overrides: Partial<NewProfessional> = {}): NewProfessional => ({
  name: 'Antonia Rojas',
  specialty: 'Color',
  bio: '',
  color: '#7c3aed',
  isActive: true,
  acceptsBookings: true,
  order: 1,
  serviceIds: [],
  serviceOverrides: {},
  weeklyHours: officeHours(),
  slotIntervalMinutes: 15,
  ...overrides,
})

export const newResource = (overrides: Partial<Resource> & Pick<Resource, 'id' | 'organizationId'>): Resource => ({
  kind: 'chair',
  name: 'Lavado',
  description: '',
  quantity: 2,
  isActive: true,
  order: 1,
  version: 1,
  createdAt: instant.parse('2026-11-01T12:00:00Z'),
  ...overrides,
})

export const newService = (overrides: Partial<NewService> = {}): NewService => ({
  name: 'Corte de pelo',
  description: '',
  category: 'Cabello',
  durationMinutes: 45,
  segments: [],
  price: { amount: 18_000, currency: 'CLP' },
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 5,
  isActive: true,
  order: 1,
  ...overrides,
})
