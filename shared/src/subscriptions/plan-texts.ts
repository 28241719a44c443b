import { formatMoney } from '../money/money'
import type { Locale } from '../texts/locales'
import { type Plan, yearlyDiscountPercent } from './plans'
import type { PlanId } from './schema'

export type PlanTexts = {
  name: string
  description: string
  /** On the card of the plan that most take. */
  badge?: string
  /** What the yearly cycle saves. */
  discount: string
  features: string[]
}

type Words = { name: string; description: string; features: readonly string[] }

const es: Record<PlanId, Words> = {
  basico: {
    name: 'Básico',
    description: 'Para empezar a recibir reservas en línea.',
    features: [
      'Agenda inteligente',
      'Base central de clientes',
      'Notificaciones automáticas',
      'Panel básico',
      'Atención personal',
      'Recordatorios por correo',
    ],
  },
  profesional: {
    name: 'Profesional',
    description: 'Para equipos que crecen.',
    features: [
      'Reportes avanzados',
      'Varias sucursales',
      'Integraciones básicas',
      'Marca propia',
      'Soporte prioritario',
      'Acceso a la API',
      'Respaldo automático',
    ],
  },
  empresarial: {
    name: 'Empresarial',
    description: 'Para cadenas y centros grandes.',
    features: [
      'Analítica avanzada',
      'Sucursales',
      'Integraciones completas',
      'Marca blanca',
      'Soporte 24/7',
      'API completa',
      'Asesoría',
    ],
  },
}

const en: Record<PlanId, Words> = {
  basico: {
    name: 'Basic',
    description: 'To start taking bookings online.',
    features: [
      'Smart calendar',
      'Central client base',
      'Automatic notifications',
      'Basic dashboard',
      'Personal support',
      'E-mail reminders',
    ],
  },
  profesional: {
    name: 'Professional',
    description: 'For teams that grow.',
    features: [
      'Advanced reports',
      'Several locations',
      'Basic integrations',
      'Your own branding',
      'Priority support',
      'API access',
      'Automatic backup',
    ],
  },
  empresarial: {
    name: 'Enterprise',
    description: 'For chains and large centres.',
    features: [
      'Advanced analytics',
      'Branches',
      'Full integrations',
      'White label',
      '24/7 support',
      'Full API',
      'Consulting',
    ],
  },
}

const pt: Record<PlanId, Words> = {
  basico: {
    name: 'Básico',
    description: 'Para começar a receber reservas on-line.',
    features: [
      'Agenda inteligente',
      'Base central de clientes',
      'Notificações automáticas',
      'Painel básico',
      'Atendimento pessoal',
      'Lembretes por e-mail',
    ],
  },
  profesional: {
    name: 'Profissional',
    description: 'Para equipes que crescem.',
    features: [
      'Relatórios avançados',
      'Várias unidades',
      'Integrações básicas',
      'Marca própria',
      'Suporte prioritário',
      'Acesso à API',
      'Backup automático',
    ],
  },
  empresarial: {
    name: 'Empresarial',
    description: 'Para redes e centros grandes.',
    features: [
      'Análises avançadas',
      'Filiais',
      'Integrações completas',
      'Marca branca',
      'Suporte 24/7',
      'API completa',
      'Consultoria',
    ],
  },
}

/** Figures always come from the plan itself, so that no text can promise another number. */
type Phrases = {
  words: Record<PlanId, Words>
  /** Between thousands. */
  thousands: string
  badge: string
  discount: (percent: number) => string
  professionals: (count: number) => string
  receptionists: (count: number) => string
  appointments: (count: string) => string
  extra: (price: string) => string
}

const phrases: Record<Locale, Phrases> = {
  es: {
    words: es,
    thousands: '.',
    badge: 'El más popular',
    discount: (percent) => `Ahorra ${percent} % al año`,
    professionals: (count) => `Hasta ${count} profesionales`,
    receptionists: (count) => (count === 1 ? '1 recepcionista' : `Hasta ${count} recepcionistas`),
    appointments: (count) => `${count} citas al mes`,
    extra: (price) => `Profesional adicional: ${price} al mes`,
  },
  en: {
    words: en,
    thousands: ',',
    badge: 'Most popular',
    discount: (percent) => `Save ${percent}% a year`,
    professionals: (count) => `Up to ${count} professionals`,
    receptionists: (count) => (count === 1 ? '1 receptionist' : `Up to ${count} receptionists`),
    appointments: (count) => `${count} appointments a month`,
    extra: (price) => `Extra professional: ${price} a month`,
  },
  pt: {
    words: pt,
    thousands: '.',
    badge: 'O mais popular',
    discount: (percent) => `Economize ${percent}% ao ano`,
    professionals: (count) => `Até ${count} profissionais`,
    receptionists: (count) => (count === 1 ? '1 recepcionista' : `Até ${count} recepcionistas`),
    appointments: (count) => `${count} agendamentos por mês`,
    extra: (price) => `Profissional adicional: ${price} por mês`,
  },
}

const grouped = (count: number, separator: string) => String(count).replace(/\B(?=(\d{3})+$)/g, separator)

export const planTexts = (plan: Plan, locale: Locale): PlanTexts => {
  const { words, thousands, badge, discount, professionals, receptionists, appointments, extra } = phrases[locale]
  const { name, description, features } = words[plan.id]
  const { limits, storageGigabytes, extraProfessional } = plan

  return {
    name,
    description,
    ...(plan.isPopular && { badge }),
    discount: discount(yearlyDiscountPercent(plan)),
    features: [
      professionals(limits.professionals),
      receptionists(limits.receptionists),
      appointments(grouped(limits.monthlyAppointments, thousands)),
      `${storageGigabytes} GB`,
      ...features,
      ...(extraProfessional ? [extra(formatMoney(extraProfessional, locale))] : []),
    ],
  }
}
