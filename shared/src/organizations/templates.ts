import { type Localized, localized } from './localized'
import type { Industry } from './schema'
import { type TemplateServices, templateServices } from './template-services'
import { type Settings, templateSettings } from './template-settings'

/** What a new organization of an industry begins with; every part of it can be changed afterwards. */
export type IndustryTemplate = Settings & {
  name: Localized
  services: TemplateServices
  /** What professionals of this industry call themselves; the first is the usual one. */
  specialties: readonly [Localized, ...Localized[]]
  /** The same for the other two roles of a team. */
  titles: { reception: Localized; staff: Localized }
}

const receptionist = localized('Recepcionista', 'Receptionist', 'Recepcionista')
const assistant = localized('Asistente', 'Assistant', 'Assistente')
const titles = { reception: receptionist, staff: assistant }

/** Typed by industry: one that lacks a template, or a template that lacks a part, does not compile. */
export const industryTemplates: Readonly<Record<Industry, IndustryTemplate>> = {
  salon: {
    name: localized('Peluquería / Salón de belleza', 'Hair and beauty salon', 'Salão de beleza'),
    ...templateSettings.salon,
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
    ...templateSettings.clinic,
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
    ...templateSettings.fitness,
    services: templateServices.fitness,
    specialties: [
      localized('Entrenador personal', 'Personal trainer', 'Personal trainer'),
      localized('Instructor de clases', 'Class instructor', 'Instrutor de aulas'),
    ],
    titles,
  },
  spa: {
    name: localized('Spa / Centro de bienestar', 'Spa and wellness', 'Spa e bem-estar'),
    ...templateSettings.spa,
    services: templateServices.spa,
    specialties: [
      localized('Terapeuta', 'Therapist', 'Terapeuta'),
      localized('Cosmetóloga', 'Cosmetologist', 'Cosmetóloga'),
    ],
    titles,
  },
  dental: {
    name: localized('Clínica dental', 'Dental clinic', 'Clínica odontológica'),
    ...templateSettings.dental,
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
    ...templateSettings.veterinary,
    services: templateServices.veterinary,
    specialties: [
      localized('Medicina veterinaria general', 'General veterinary medicine', 'Clínica veterinária geral'),
      localized('Cirugía', 'Surgery', 'Cirurgia'),
    ],
    titles,
  },
  beauty: {
    name: localized('Centro de estética', 'Beauty centre', 'Centro de estética'),
    ...templateSettings.beauty,
    services: templateServices.beauty,
    specialties: [
      localized('Esteticista', 'Beautician', 'Esteticista'),
      localized('Depilación', 'Hair removal', 'Depilação'),
    ],
    titles,
  },
  massage: {
    name: localized('Centro de masajes', 'Massage centre', 'Centro de massagens'),
    ...templateSettings.massage,
    services: templateServices.massage,
    specialties: [
      localized('Masajista', 'Massage therapist', 'Massagista'),
      localized('Kinesiología', 'Physiotherapy', 'Fisioterapia'),
    ],
    titles,
  },
  other: {
    name: localized('Otro', 'Other', 'Outro'),
    ...templateSettings.other,
    services: templateServices.other,
    specialties: [localized('Especialista', 'Specialist', 'Especialista')],
    titles,
  },
}
