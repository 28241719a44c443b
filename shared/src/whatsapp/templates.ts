import type { AppointmentMailKind } from '../notifications/schema'
import type { Locale } from '../texts/locale'

/** What may be written without being asked is a template that Meta has read before (docs/decisions/0061 has their words). */
export const whatsappTemplates = ['booked', 'moved', 'cancelled', 'reminder'] as const
export type WhatsappTemplate = (typeof whatsappTemplates)[number]

/** A request is told by mail alone: nothing is certain yet. */
const ofMail: Readonly<Record<AppointmentMailKind, WhatsappTemplate | undefined>> = {
  requested: undefined,
  booked: 'booked',
  confirmed: 'booked',
  restored: 'booked',
  rescheduled: 'moved',
  movedBySalon: 'moved',
  cancelled: 'cancelled',
  reminder: 'reminder',
}

export const templateFor = (kind: AppointmentMailKind): WhatsappTemplate | undefined => ofMail[kind]

export const templateName = (template: WhatsappTemplate): string => `reservaplus_${template}`

/** As Meta names languages. */
export const templateLanguage: Readonly<Record<Locale, string>> = { es: 'es', en: 'en', pt: 'pt_BR' }

/** The variables of every one of them, in their order. */
export const templateVariables = ['client', 'salon', 'service', 'when'] as const

/** The quick answers below a reminder, in their order; what stands behind them is read like a typed answer. */
export const reminderButtons = ['1', '2'] as const
