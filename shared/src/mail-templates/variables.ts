import type { Locale } from '../texts/locale'
import type { MailTemplateKind } from './schema'

/** What stands in every mail. */
const always = ['client', 'salon', 'phone', 'address'] as const
const ofAppointment = ['service', 'professional', 'when', 'date', 'time'] as const

const more: Record<MailTemplateKind, readonly string[]> = {
  requested: [...ofAppointment, 'price'],
  booked: [...ofAppointment, 'price'],
  confirmed: [...ofAppointment, 'price'],
  rescheduled: [...ofAppointment, 'price'],
  movedBySalon: [...ofAppointment, 'price'],
  cancelled: [...ofAppointment, 'price'],
  restored: [...ofAppointment, 'price'],
  reminder: [...ofAppointment, 'price'],
  review: ofAppointment,
  followUp: ofAppointment,
  paymentRequested: ['amount'],
  paymentApproved: ['amount'],
  paymentRefunded: ['amount'],
}

export const variablesOf = (kind: MailTemplateKind): readonly string[] => [...always, ...more[kind]]

const samples: Record<Locale, Readonly<Record<string, string>>> = {
  es: {
    client: 'María José',
    service: 'Corte y peinado',
    professional: 'Antonia Rojas',
    when: 'jueves 26 de noviembre, 15:30',
    date: 'jueves 26 de noviembre',
    time: '15:30',
    price: '$18.000',
    amount: '$18.000',
  },
  en: {
    client: 'Mary',
    service: 'Cut and styling',
    professional: 'Antonia Rojas',
    when: 'Thursday 26 November, 15:30',
    date: 'Thursday 26 November',
    time: '15:30',
    price: '$18,000',
    amount: '$18,000',
  },
  pt: {
    client: 'Maria',
    service: 'Corte e penteado',
    professional: 'Antonia Rojas',
    when: 'quinta-feira, 26 de novembro, 15:30',
    date: 'quinta-feira, 26 de novembro',
    time: '15:30',
    price: 'R$ 180',
    amount: 'R$ 180',
  },
}

type Place = { name: string; phone: string; address: string; city: string }

/** Of the organization its own, of everything else something made up. */
export const sampleValues = (
  locale: Locale,
  { name, phone, address, city }: Place,
): Readonly<Record<string, string>> => ({
  ...samples[locale],
  salon: name,
  phone,
  address: [address, city].filter(Boolean).join(', '),
})
