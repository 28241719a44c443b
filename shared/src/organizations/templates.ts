import type { WeeklyHours, WorkingInterval } from '../schedules/schema'
import { localTime } from '../time/schema'
import { industryTerms } from './industry-terms'
import { type Localized, localized } from './localized'
import { type BookingRules, type Industry, laterRules } from './schema'
import { type TemplateServices, templateServices } from './template-services'
import type { Terminology } from './terminology'

/** What a new organization of an industry begins with; every part of it can be changed afterwards. */
export type IndustryTemplate = {
  name: Localized
  terminology: Terminology
  bookingRules: BookingRules
  openingHours: WeeklyHours
  services: TemplateServices
  /** What professionals of this industry call themselves; the first is the usual one. */
  specialties: readonly [Localized, ...Localized[]]
  /** The same for the other two roles of a team. */
  titles: { reception: Localized; staff: Localized }
}

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

const receptionist = localized('Recepcionista', 'Receptionist', 'Recepcionista')
const assistant = localized('Asistente', 'Assistant', 'Assistente')
const titles = { reception: receptionist, staff: assistant }

/** Typed by industry: one that lacks a template, or a template that lacks a part, does not compile. */
export const industryTemplates: Readonly<Record<Industry, IndustryTemplate>> = {
  salon: {
    name: localized('Peluquería / Salón de belleza', 'Hair and beauty salon', 'Salão de beleza'),
    terminology: industryTerms.salon,
    bookingRules: salonRules,
    openingHours: salonHours,
    services: templateServices.salon,
    specialties: [
      localized('Estilista', 'Stylist', 'Cabeleireiro'),
      localized('Colorista', 'Colourist', 'Colorista'),
      localized('Manicurista', 'Nail technician', 'Manicure'),
    ],
    titles,
  },
  clinic: {
    name: localized('Clínica / Consultorio médico', 'Medical clinic', 'Clínica médica'),
    terminology: industryTerms.clinic,
    bookingRules: clinicRules,
    openingHours: clinicHours,
    services: templateServices.clinic,
    specialties: [
      localized('Medicina general', 'General practice', 'Clínica geral'),
      localized('Pediatría', 'Paediatrics', 'Pediatria'),
    ],
    titles: {
      reception: localized('Recepcionista médica', 'Medical receptionist', 'Recepcionista médica'),
      staff: localized('Asistente médico', 'Medical assistant', 'Assistente médico'),
    },
  },
  fitness: {
    name: localized('Entrenamiento personal / Fitness', 'Personal training and fitness', 'Treino pessoal e fitness'),
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
    services: templateServices.fitness,
    specialties: [
      localized('Entrenador personal', 'Personal trainer', 'Personal trainer'),
      localized('Instructor de clases', 'Class instructor', 'Instrutor de aulas'),
    ],
    titles,
  },
  spa: {
    name: localized('Spa / Centro de bienestar', 'Spa and wellness', 'Spa e bem-estar'),
    terminology: industryTerms.spa,
    bookingRules: spaRules,
    openingHours: spaHours,
    services: templateServices.spa,
    specialties: [
      localized('Terapeuta', 'Therapist', 'Terapeuta'),
      localized('Cosmetóloga', 'Cosmetologist', 'Cosmetóloga'),
    ],
    titles,
  },
  dental: {
    name: localized('Clínica dental', 'Dental clinic', 'Clínica odontológica'),
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
    services: templateServices.dental,
    specialties: [
      localized('Odontología general', 'General dentistry', 'Odontologia geral'),
      localized('Ortodoncia', 'Orthodontics', 'Ortodontia'),
      localized('Endodoncia', 'Endodontics', 'Endodontia'),
    ],
    titles: {
      reception: localized('Recepcionista dental', 'Dental receptionist', 'Recepcionista odontológica'),
      staff: localized('Asistente dental', 'Dental assistant', 'Auxiliar odontológico'),
    },
  },
  veterinary: {
    name: localized('Veterinaria', 'Veterinary practice', 'Clínica veterinária'),
    terminology: industryTerms.veterinary,
    bookingRules: clinicRules,
    openingHours: clinicHours,
    services: templateServices.veterinary,
    specialties: [
      localized('Medicina veterinaria general', 'General veterinary medicine', 'Clínica veterinária geral'),
      localized('Cirugía', 'Surgery', 'Cirurgia'),
    ],
    titles,
  },
  beauty: {
    name: localized('Centro de estética', 'Beauty centre', 'Centro de estética'),
    terminology: industryTerms.beauty,
    bookingRules: spaRules,
    openingHours: spaHours,
    services: templateServices.beauty,
    specialties: [
      localized('Esteticista', 'Beautician', 'Esteticista'),
      localized('Depilación', 'Hair removal', 'Depilação'),
    ],
    titles,
  },
  massage: {
    name: localized('Centro de masajes', 'Massage centre', 'Centro de massagens'),
    terminology: industryTerms.massage,
    bookingRules: spaRules,
    openingHours: spaHours,
    services: templateServices.massage,
    specialties: [
      localized('Masajista', 'Massage therapist', 'Massagista'),
      localized('Kinesiología', 'Physiotherapy', 'Fisioterapia'),
    ],
    titles,
  },
  other: {
    name: localized('Otro', 'Other', 'Outro'),
    terminology: industryTerms.other,
    bookingRules: salonRules,
    openingHours: salonHours,
    services: templateServices.other,
    specialties: [localized('Especialista', 'Specialist', 'Especialista')],
    titles,
  },
}
