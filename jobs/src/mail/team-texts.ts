import type { TeamMailKind } from '@reservaplus/shared/notifications/schema'
import type { Locale } from '@reservaplus/shared/texts/locale'

type Names = { client: string; professional: string }

type TeamTexts = {
  subject: Record<TeamMailKind, (when: string) => string>
  title: Record<TeamMailKind, string>
  intro: Record<TeamMailKind, (names: Names) => string>
  client: string
  when: string
  /** When it was before. */
  before: string
  service: string
  notes: string
  reason: string
  open: string
  footer: string
}

/** To the team we speak of the agenda, not of anybody's. */
export const teamTexts: Record<Locale, TeamTexts> = {
  es: {
    subject: {
      requested: (when) => `Solicitud por confirmar: ${when}`,
      booked: (when) => `Nueva hora: ${when}`,
      assigned: (when) => `Hora asignada: ${when}`,
      moved: (when) => `Cambio de hora: ${when}`,
      removed: (when) => `Hora reasignada: ${when}`,
      cancelled: (when) => `Hora cancelada: ${when}`,
      restored: (when) => `La hora sigue en pie: ${when}`,
    },
    title: {
      requested: 'Solicitud por confirmar',
      booked: 'Nueva hora en la agenda',
      assigned: 'Una hora pasó a esta agenda',
      moved: 'Una hora cambió',
      removed: 'Una hora pasó a otra persona',
      cancelled: 'Se canceló una hora',
      restored: 'La hora sigue en pie',
    },
    intro: {
      requested: ({ client }) => `${client} pidió una hora y espera la confirmación.`,
      booked: ({ client }) => `Se agendó una hora con ${client}.`,
      assigned: ({ client }) => `La hora de ${client} pasó a esta agenda.`,
      moved: ({ client }) => `La hora de ${client} tiene una fecha nueva.`,
      removed: ({ client, professional }) => `La hora de ${client} ahora es con ${professional}.`,
      cancelled: ({ client }) => `La hora de ${client} quedó cancelada y el horario está libre.`,
      restored: ({ client }) => `La cancelación se deshizo: la hora con ${client} se mantiene.`,
    },
    client: 'Cliente',
    when: 'Cuándo',
    before: 'Antes',
    service: 'Servicio',
    notes: 'Nota',
    reason: 'Motivo',
    open: 'Ver en la agenda',
    footer: 'Este aviso se puede desactivar en el perfil, en «Correos».',
  },
  en: {
    subject: {
      requested: (when) => `Request to confirm: ${when}`,
      booked: (when) => `New appointment: ${when}`,
      assigned: (when) => `Appointment assigned: ${when}`,
      moved: (when) => `Appointment moved: ${when}`,
      removed: (when) => `Appointment reassigned: ${when}`,
      cancelled: (when) => `Appointment cancelled: ${when}`,
      restored: (when) => `The appointment stands: ${when}`,
    },
    title: {
      requested: 'Request to confirm',
      booked: 'New appointment in the agenda',
      assigned: 'An appointment came to this agenda',
      moved: 'An appointment was moved',
      removed: 'An appointment went to somebody else',
      cancelled: 'An appointment was cancelled',
      restored: 'The appointment stands',
    },
    intro: {
      requested: ({ client }) => `${client} asked for an appointment and waits for the confirmation.`,
      booked: ({ client }) => `An appointment with ${client} was booked.`,
      assigned: ({ client }) => `The appointment of ${client} came to this agenda.`,
      moved: ({ client }) => `The appointment of ${client} has a new time.`,
      removed: ({ client, professional }) => `The appointment of ${client} is now with ${professional}.`,
      cancelled: ({ client }) => `The appointment of ${client} was cancelled and the time is free.`,
      restored: ({ client }) => `The cancellation was taken back: the appointment with ${client} stands.`,
    },
    client: 'Client',
    when: 'When',
    before: 'Before',
    service: 'Service',
    notes: 'Note',
    reason: 'Reason',
    open: 'Open the agenda',
    footer: 'These notices can be turned off in the profile, under “Mails”.',
  },
  pt: {
    subject: {
      requested: (when) => `Pedido a confirmar: ${when}`,
      booked: (when) => `Novo horário: ${when}`,
      assigned: (when) => `Horário atribuído: ${when}`,
      moved: (when) => `Mudança de horário: ${when}`,
      removed: (when) => `Horário transferido: ${when}`,
      cancelled: (when) => `Horário cancelado: ${when}`,
      restored: (when) => `O horário está mantido: ${when}`,
    },
    title: {
      requested: 'Pedido a confirmar',
      booked: 'Novo horário na agenda',
      assigned: 'Um horário passou para esta agenda',
      moved: 'Um horário mudou',
      removed: 'Um horário passou para outra pessoa',
      cancelled: 'Um horário foi cancelado',
      restored: 'O horário está mantido',
    },
    intro: {
      requested: ({ client }) => `${client} pediu um horário e espera a confirmação.`,
      booked: ({ client }) => `Foi agendado um horário com ${client}.`,
      assigned: ({ client }) => `O horário de ${client} passou para esta agenda.`,
      moved: ({ client }) => `O horário de ${client} tem uma nova data.`,
      removed: ({ client, professional }) => `O horário de ${client} agora é com ${professional}.`,
      cancelled: ({ client }) => `O horário de ${client} foi cancelado e está livre.`,
      restored: ({ client }) => `O cancelamento foi desfeito: o horário com ${client} está mantido.`,
    },
    client: 'Cliente',
    when: 'Quando',
    before: 'Antes',
    service: 'Serviço',
    notes: 'Nota',
    reason: 'Motivo',
    open: 'Ver na agenda',
    footer: 'Estes avisos podem ser desativados no perfil, em “E-mails”.',
  },
}
