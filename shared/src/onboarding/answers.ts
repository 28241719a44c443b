import * as z from 'zod'
import { givenName, name as personName } from '../clients/schema'
import { currency, money } from '../money/schema'
import { bookingRules, industry } from '../organizations/schema'
import { terminologyChanges } from '../organizations/terminology'
import { weeklyHours } from '../schedules/schema'
import { billingCycle, planId } from '../subscriptions/schema'
import { locale } from '../texts/locale'
import { timeZone } from '../time/schema'

const text = (most: number) => z.string().trim().max(most)
const name = (most: number) => text(most).min(1)
const phone = text(30)
/** Who signs in with it and who is told about it; the address itself is proven by a code. */
export const accountAnswer = z.object({
  firstName: givenName,
  lastName: personName(100).default(''),
  phone: phone.default(''),
  locale: locale.default('es'),
})
export type AccountAnswer = z.infer<typeof accountAnswer>

/** Which plan the trial is for; those that are only announced are refused. */
export const planAnswer = z.object({ planId, billingCycle: billingCycle.default('monthly') })
export type PlanAnswer = z.infer<typeof planAnswer>

const color = z.string().regex(/^#[0-9A-Fa-f]{6}$/)

/** What the salon is; its industry decides with what everything else begins. */
export const organizationAnswer = z.object({
  name: personName(200).min(2),
  industry,
  description: text(2000).default(''),
  email: z.email().max(254),
  phone: phone.min(6),
  address: text(300).default(''),
  city: text(100).default(''),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('CL'),
  timeZone: timeZone.default('America/Santiago'),
  currency: currency.default('CLP'),
  locale: locale.default('es'),
  accentColor: color.optional(),
  terminology: terminologyChanges.optional(),
})

export const memberRole = z.enum(['admin', 'professional', 'reception', 'staff'])

const taking = {
  specialty: text(100).default(''),
  color: color.default('#4caf50'),
  acceptsWalkIns: z.boolean().default(true),
}

/** Who works there. Whoever is to sign in has a mail; a professional may do without. */
export const memberAnswer = z.object({
  firstName: givenName,
  lastName: personName(100).default(''),
  email: z.email().max(254).optional(),
  phone: phone.min(6).optional(),
  role: memberRole,
  ...taking,
})
export type MemberAnswer = z.infer<typeof memberAnswer>

export const teamAnswer = z.object({
  /** The owner takes appointments too. */
  owner: z.object(taking).optional(),
  members: z.array(memberAnswer).max(100).default([]),
})

export const serviceAnswer = z.object({
  name: name(200),
  description: text(2000).default(''),
  category: text(100).default(''),
  durationMinutes: z.int().min(5).max(480).multipleOf(5),
  price: money,
  bufferBeforeMinutes: z.int().min(0).max(60).default(0),
  bufferAfterMinutes: z.int().min(0).max(60).default(0),
  requiresPreparation: z.boolean().default(false),
})
export type ServiceAnswer = z.infer<typeof serviceAnswer>

export const servicesAnswer = z.object({ services: z.array(serviceAnswer).min(1).max(500) })

/** Hours and booking rules; what is left out is the industry's. */
export const hoursAnswer = z.object({
  openingHours: weeklyHours.optional(),
  bookingRules: bookingRules.partial().optional(),
})

/** One answer for each step that asks; the account itself is with the user pool. */
export const answers = {
  organization: organizationAnswer,
  team: teamAnswer,
  services: servicesAnswer,
  hours: hoursAnswer,
} as const
export type Answers = { [Step in keyof typeof answers]: z.infer<(typeof answers)[Step]> }
export const askedStep = z.enum(['organization', 'team', 'services', 'hours'])
export type AskedStep = z.infer<typeof askedStep>
