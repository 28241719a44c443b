import { defineTexts } from '@reservaplus/shared/texts/define-texts'

type Who = { professional: string }
type Range = { from: string; to: string }

/** Why a time cannot be had; the keys of the rules are those of the server's reasons. */
export const refusalTexts = defineTexts({
  es: {
    nobody: 'El equipo',
    nobodyFree: 'A esa hora no hay nadie libre que realice el servicio.',
    cannotDo: ({ professional, service }: Who & { service: string }) => `${professional} no realiza ${service}.`,
    busyWith: ({ professional, client, from, to }: Who & Range & { client: string }) =>
      `${professional} atiende a ${client} de ${from} a ${to}.`,
    inBreak: ({ professional, pause, from, to }: Who & Range & { pause: string }) =>
      `${professional} está en su pausa de ${from} a ${to}${pause === '' ? '' : ` (${pause})`}.`,
    dayOff: ({ professional, note }: Who & { note: string }) => `${professional} no atiende ese día: ${note}.`,
    outside: ({ professional, from, to }: Who & Range) => `${professional} atiende ese día de ${from} a ${to}.`,
    inactive: ({ professional }: Who) => `${professional} ya no atiende.`,
    'online-booking-closed': (_: Who) => 'Las reservas en línea están cerradas.',
    'walk-ins-not-accepted': (_: Who) => 'No se atiende sin cita previa.',
    'without-resource': (_: Who) => 'La sala o el equipo que necesita el servicio no está disponible.',
    past: (_: Who) => 'Esa hora ya pasó.',
    'too-soon': (_: Who) => 'Falta muy poco para esa hora.',
    'too-far': (_: Who) => 'Esa fecha está demasiado lejos: la agenda aún no se abre.',
    closed: ({ professional }: Who) => `${professional} no atiende a esa hora.`,
    'off-grid': (_: Who) => 'A esa hora no comienzan citas.',
    taken: ({ professional }: Who) => `${professional} ya tiene otra cita a esa hora, contando la preparación.`,
    'resource-taken': (_: Who) => 'La sala o el equipo que necesita el servicio está en uso a esa hora.',
  },
  en: {
    nobody: 'The team',
    nobodyFree: 'Nobody who does the service is free at that time.',
    cannotDo: ({ professional, service }) => `${professional} does not do ${service}.`,
    busyWith: ({ professional, client, from, to }) => `${professional} is with ${client} from ${from} to ${to}.`,
    inBreak: ({ professional, pause, from, to }) =>
      `${professional} has a break from ${from} to ${to}${pause === '' ? '' : ` (${pause})`}.`,
    dayOff: ({ professional, note }) => `${professional} does not work that day: ${note}.`,
    outside: ({ professional, from, to }) => `${professional} works from ${from} to ${to} that day.`,
    inactive: ({ professional }) => `${professional} takes no appointments any more.`,
    'online-booking-closed': () => 'Online booking is closed.',
    'walk-ins-not-accepted': () => 'Walk-ins are not accepted.',
    'without-resource': () => 'The room or equipment the service needs is not available.',
    past: () => 'That time is over.',
    'too-soon': () => 'That time is too soon.',
    'too-far': () => 'That date is too far away: the agenda is not open yet.',
    closed: ({ professional }) => `${professional} does not work at that time.`,
    'off-grid': () => 'No appointments start at that time.',
    taken: ({ professional }) => `${professional} has another appointment at that time, preparation included.`,
    'resource-taken': () => 'The room or equipment the service needs is in use at that time.',
  },
  pt: {
    nobody: 'A equipe',
    nobodyFree: 'Nesse horário não há ninguém livre que realize o serviço.',
    cannotDo: ({ professional, service }) => `${professional} não realiza ${service}.`,
    busyWith: ({ professional, client, from, to }) => `${professional} atende ${client} das ${from} às ${to}.`,
    inBreak: ({ professional, pause, from, to }) =>
      `${professional} está em pausa das ${from} às ${to}${pause === '' ? '' : ` (${pause})`}.`,
    dayOff: ({ professional, note }) => `${professional} não atende nesse dia: ${note}.`,
    outside: ({ professional, from, to }) => `${professional} atende nesse dia das ${from} às ${to}.`,
    inactive: ({ professional }) => `${professional} não atende mais.`,
    'online-booking-closed': () => 'As reservas online estão fechadas.',
    'walk-ins-not-accepted': () => 'Não se atende sem hora marcada.',
    'without-resource': () => 'A sala ou o equipamento de que o serviço precisa não está disponível.',
    past: () => 'Esse horário já passou.',
    'too-soon': () => 'Falta muito pouco para esse horário.',
    'too-far': () => 'Essa data está longe demais: a agenda ainda não abriu.',
    closed: ({ professional }) => `${professional} não atende nesse horário.`,
    'off-grid': () => 'Nenhum agendamento começa nesse horário.',
    taken: ({ professional }) => `${professional} já tem outro agendamento nesse horário, contando a preparação.`,
    'resource-taken': () => 'A sala ou o equipamento de que o serviço precisa está em uso nesse horário.',
  },
})

const reasons = [
  'inactive',
  'online-booking-closed',
  'walk-ins-not-accepted',
  'without-resource',
  'past',
  'too-soon',
  'too-far',
  'closed',
  'off-grid',
  'taken',
  'resource-taken',
] as const

type Reason = (typeof reasons)[number]

/** A reason this app has no words for is told by the code alone. */
export const isReason = (reason: string | undefined): reason is Reason => reasons.some((known) => known === reason)
