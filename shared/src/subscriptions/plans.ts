import { AppError } from '../errors/app-error'
import type { Money } from '../money/schema'
import type { Limits } from './counters'
import type { PlanId, Subscription } from './schema'

const clp = (amount: number): Money => ({ amount, currency: 'CLP' })

export type PlanFlag = 'integrations' | 'advancedReports' | 'multiLocation' | 'customBranding' | 'prioritySupport'
type PlanLimits = { [Name in keyof Limits]: number }

export type Plan = {
  id: PlanId
  /** Where it stands among the others. */
  order: number
  state: 'sellable' | 'coming-soon'
  isPopular: boolean
  color: 'emerald' | 'blue' | 'purple'
  monthly: Money
  yearly: Money
  /** What a month is said to have cost before; shown struck through. */
  struckThrough: Money
  limits: PlanLimits
  flags: Readonly<Record<PlanFlag, boolean>>
  storageGigabytes: number
  /** A month, for each professional above the limit; absent: none can be added. */
  extraProfessional?: Money
}

const gigabyte = 1024 ** 3

const everything = {
  integrations: true,
  advancedReports: true,
  multiLocation: true,
  customBranding: true,
  prioritySupport: true,
} as const
const nothing = {
  integrations: false,
  advancedReports: false,
  multiLocation: false,
  customBranding: false,
  prioritySupport: false,
} as const

export const plans: Readonly<Record<PlanId, Plan>> = {
  basico: {
    id: 'basico',
    order: 1,
    state: 'sellable',
    isPopular: true,
    color: 'emerald',
    monthly: clp(14_990),
    yearly: clp(149_900),
    struckThrough: clp(29_990),
    limits: {
      users: 6,
      professionals: 3,
      receptionists: 1,
      staff: 1,
      services: 20,
      clients: 1000,
      monthlyAppointments: 500,
      storage: 5 * gigabyte,
    },
    flags: nothing,
    storageGigabytes: 5,
    extraProfessional: clp(3990),
  },
  profesional: {
    id: 'profesional',
    order: 2,
    state: 'coming-soon',
    isPopular: false,
    color: 'blue',
    monthly: clp(49_990),
    yearly: clp(499_900),
    struckThrough: clp(79_990),
    limits: {
      users: 15,
      professionals: 10,
      receptionists: 3,
      staff: 2,
      services: 100,
      clients: 5000,
      monthlyAppointments: 2000,
      storage: 50 * gigabyte,
    },
    flags: everything,
    storageGigabytes: 50,
  },
  empresarial: {
    id: 'empresarial',
    order: 3,
    state: 'coming-soon',
    isPopular: false,
    color: 'purple',
    monthly: clp(99_990),
    yearly: clp(999_900),
    struckThrough: clp(159_990),
    limits: {
      users: 100,
      professionals: 50,
      receptionists: 10,
      staff: 5,
      services: 500,
      clients: 25_000,
      monthlyAppointments: 10_000,
      storage: 500 * gigabyte,
    },
    flags: everything,
    storageGigabytes: 500,
  },
}

export const plansInOrder: readonly Plan[] = Object.values(plans).sort((a, b) => a.order - b.order)

/** Whole percent that a year costs less than twelve months. */
export const yearlyDiscountPercent = ({ monthly, yearly }: Plan): number =>
  Math.round((100 * (12 * monthly.amount - yearly.amount)) / (12 * monthly.amount))

/** Of the plan as it is now, unless something else was agreed with this organization. */
export const limitsOf = ({ plan, limits = {} }: Pick<Subscription, 'plan' | 'limits'>): Limits => {
  const agreed = Object.entries(limits).map(([name, limit]) => [name, limit ?? undefined])

  return { ...plans[plan].limits, ...Object.fromEntries(agreed) }
}

/** Refused on every path that starts or changes a subscription: what is announced cannot be bought yet. */
export const assertSellable = (plan: PlanId, path: readonly string[] = ['plan']): void => {
  if (plans[plan].state === 'sellable') return
  const message = 'This plan cannot be chosen yet'
  throw new AppError('BAD_INPUT', message, { issues: [{ path, message }] })
}
