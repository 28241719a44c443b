import type { NewOrganization } from '@reservaplus/server/organizations/create'
import { instantOf } from '@reservaplus/shared/time/instant'
import { weekOf } from './catalogue'

const week = weekOf({ hours: { start: '09:30', end: '19:30', lunch: ['14:00', '14:30'] }, saturday: true })

const shared = (now: Date) =>
  ({
    country: 'CL',
    timeZone: 'America/Santiago',
    currency: 'CLP',
    locale: 'es',
    openingHours: week,
    allowedDomains: [],
    subscription: {
      plan: 'profesional',
      status: 'active',
      billingCycle: 'monthly',
      periodEnd: instantOf(new Date(now.getTime() + 365 * 86_400_000)),
      limits: { monthlyAppointments: 5000 },
    },
  }) as const satisfies Partial<NewOrganization>

const rules = {
  bufferMinutes: 0,
  horizonDays: 45,
  minimumNoticeMinutes: 60,
  cancellationWindowHours: 4,
  requiresConfirmation: false,
  acceptsWalkIns: true,
  compactDay: true,
  buffersInsideWorkingHours: false,
  onlineBooking: true,
  clientCancellation: true,
  staffCancellationWindowHours: 0,
  sendsReminders: true,
  asksForReviews: true,
  keepsDeposits: true,
  followUpDays: 0,
  reminderLeadHours: 24,
} as const

export const demoSalon = (now: Date): NewOrganization => ({
  ...shared(now),
  name: 'La Encina',
  industry: 'salon',
  description: 'Peluquería de barrio en Providencia: corte, color, manos y pies.',
  email: 'hola@laencina.example',
  phone: '+56222334455',
  address: 'Avenida Italia 1234',
  city: 'Santiago',
  accentColor: '#0f766e',
  bookingRules: rules,
})

export const demoClinic = (now: Date): NewOrganization => ({
  ...shared(now),
  name: 'Clínica Dental Sonrisa',
  industry: 'dental',
  description: 'Odontología general y endodoncia en Ñuñoa.',
  email: 'contacto@sonrisa.example',
  phone: '+56229876543',
  address: 'Irarrázaval 2401',
  city: 'Santiago',
  accentColor: '#1d4ed8',
  bookingRules: {
    ...rules,
    requiresConfirmation: true,
    bufferMinutes: 15,
    cancellationWindowHours: 48,
    horizonDays: 90,
  },
})
