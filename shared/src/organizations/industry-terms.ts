import type { Industry } from './schema'
import type { TermForms, Terminology } from './terminology'

type Words = readonly [singular: string, plural: string]

const forms = ([singular, plural]: Words): TermForms => ({ singular, plural })

const terms = (professional: Words, client: Words, appointment: Words, service: Words) => ({
  professional: forms(professional),
  client: forms(client),
  appointment: forms(appointment),
  service: forms(service),
})

const clientes: Words = ['Cliente', 'Clientes']
const clients: Words = ['Client', 'Clients']
const citas: Words = ['Cita', 'Citas']
const appointments: Words = ['Appointment', 'Appointments']
const horarios: Words = ['Horário', 'Horários']
const sesiones: Words = ['Sesión', 'Sesiones']
const sessions: Words = ['Session', 'Sessions']
const sessoes: Words = ['Sessão', 'Sessões']
const tratamientos: Words = ['Tratamiento', 'Tratamientos']
const treatments: Words = ['Treatment', 'Treatments']
const tratamentos: Words = ['Tratamento', 'Tratamentos']
const servicios: Words = ['Servicio', 'Servicios']
const services: Words = ['Service', 'Services']
const servicos: Words = ['Serviço', 'Serviços']

/** The words an organization of each industry begins with, in every language of the product. */
export const industryTerms: Readonly<Record<Industry, Terminology>> = {
  salon: {
    es: terms(['Estilista', 'Estilistas'], clientes, citas, servicios),
    en: terms(['Stylist', 'Stylists'], clients, appointments, services),
    pt: terms(['Cabeleireiro', 'Cabeleireiros'], clientes, horarios, servicos),
  },
  clinic: {
    es: terms(
      ['Doctor', 'Doctores'],
      ['Paciente', 'Pacientes'],
      ['Consulta', 'Consultas'],
      ['Procedimiento', 'Procedimientos'],
    ),
    en: terms(
      ['Doctor', 'Doctors'],
      ['Patient', 'Patients'],
      ['Consultation', 'Consultations'],
      ['Procedure', 'Procedures'],
    ),
    pt: terms(
      ['Médico', 'Médicos'],
      ['Paciente', 'Pacientes'],
      ['Consulta', 'Consultas'],
      ['Procedimento', 'Procedimentos'],
    ),
  },
  fitness: {
    es: terms(['Entrenador', 'Entrenadores'], clientes, sesiones, ['Entrenamiento', 'Entrenamientos']),
    en: terms(['Trainer', 'Trainers'], clients, sessions, ['Workout', 'Workouts']),
    pt: terms(['Treinador', 'Treinadores'], clientes, sessoes, ['Treino', 'Treinos']),
  },
  spa: {
    es: terms(['Terapeuta', 'Terapeutas'], clientes, sesiones, tratamientos),
    en: terms(['Therapist', 'Therapists'], clients, sessions, treatments),
    pt: terms(['Terapeuta', 'Terapeutas'], clientes, sessoes, tratamentos),
  },
  dental: {
    es: terms(['Dentista', 'Dentistas'], ['Paciente', 'Pacientes'], ['Cita dental', 'Citas dentales'], tratamientos),
    en: terms(['Dentist', 'Dentists'], ['Patient', 'Patients'], ['Dental visit', 'Dental visits'], treatments),
    pt: terms(
      ['Dentista', 'Dentistas'],
      ['Paciente', 'Pacientes'],
      ['Consulta odontológica', 'Consultas odontológicas'],
      tratamentos,
    ),
  },
  veterinary: {
    es: terms(['Veterinario', 'Veterinarios'], ['Tutor', 'Tutores'], citas, ['Atención', 'Atenciones']),
    en: terms(['Veterinarian', 'Veterinarians'], ['Pet owner', 'Pet owners'], appointments, services),
    pt: terms(
      ['Veterinário', 'Veterinários'],
      ['Tutor', 'Tutores'],
      ['Consulta', 'Consultas'],
      ['Atendimento', 'Atendimentos'],
    ),
  },
  beauty: {
    es: terms(['Esteticista', 'Esteticistas'], clientes, citas, tratamientos),
    en: terms(['Beautician', 'Beauticians'], clients, appointments, treatments),
    pt: terms(['Esteticista', 'Esteticistas'], clientes, horarios, tratamentos),
  },
  massage: {
    es: terms(['Masajista', 'Masajistas'], clientes, sesiones, ['Masaje', 'Masajes']),
    en: terms(['Massage therapist', 'Massage therapists'], clients, sessions, ['Massage', 'Massages']),
    pt: terms(['Massagista', 'Massagistas'], clientes, sessoes, ['Massagem', 'Massagens']),
  },
  other: {
    es: terms(['Profesional', 'Profesionales'], clientes, citas, servicios),
    en: terms(['Professional', 'Professionals'], clients, appointments, services),
    pt: terms(['Profissional', 'Profissionais'], clientes, horarios, servicos),
  },
}
