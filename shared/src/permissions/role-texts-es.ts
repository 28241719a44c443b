import type { Role } from './roles'

export type RoleText = {
  name: string
  description: string
  /** What one with this role can do, in four phrases. */
  capabilities: readonly [string, string, string, string]
}
export type RoleTexts = Readonly<Record<Role, RoleText>>

export const esRoleTexts: RoleTexts = {
  owner: {
    name: 'Dueño o dueña',
    description: 'Responde por el negocio: lo ve y lo decide todo. Hay una sola persona con este rol.',
    capabilities: [
      'Ver y cambiar todo',
      'Pagar y cambiar el plan',
      'Invitar al equipo y dar roles',
      'Traspasar o cerrar el negocio',
    ],
  },
  admin: {
    name: 'Administración',
    description: 'Lleva el negocio día a día, con todo menos el plan y los pagos.',
    capabilities: [
      'Gestionar profesionales y servicios',
      'Ver y cambiar todas las agendas y horarios',
      'Invitar al equipo y dar roles',
      'Ver informes e ingresos',
    ],
  },
  professional: {
    name: 'Profesional',
    description: 'Atiende: trabaja con su propia agenda y sus clientes.',
    capabilities: [
      'Ver y cambiar su agenda',
      'Ver a sus clientes y anotar sobre ellos',
      'Definir su horario',
      'Ver sus propias cifras',
    ],
  },
  reception: {
    name: 'Recepción',
    description: 'Recibe y agenda: trabaja con la agenda de todos y la base de clientes.',
    capabilities: [
      'Ver y cambiar las citas de todos',
      'Crear y editar clientes',
      'Ajustar horarios y bloquear horas',
      'Registrar llegadas y atenciones',
    ],
  },
  staff: {
    name: 'Personal',
    description: 'Apoya: ve el calendario, agenda citas y sigue las que tiene asignadas.',
    capabilities: [
      'Ver los horarios y la disponibilidad',
      'Crear citas',
      'Ver y atender las citas asignadas',
      'Ver a los clientes asignados',
    ],
  },
}
