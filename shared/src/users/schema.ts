import * as z from 'zod'
import { alertPreferences } from '../alerts/schema'
import { organizationId, professionalId, userId } from '../ids/schema'
import { role } from '../permissions/roles'
import { locale } from '../texts/locale'
import { instant, localDate, localDateTime, timeZone } from '../time/schema'

/** Which mails a member wants besides those that an account cannot do without. */
export const mailPreferences = z.object({
  /** Of their own appointments: new, moved, cancelled. */
  appointments: z.boolean(),
  /** The day ahead, in the morning. */
  dailySummary: z.boolean(),
  /** What is new in the product. */
  news: z.boolean(),
})
export type MailPreferences = z.infer<typeof mailPreferences>

/** Of those who have never said anything. */
export const usualMailPreferences: MailPreferences = { appointments: true, dailySummary: false, news: false }

/** How a new member got their temporary password: it is to be mailed, was mailed, or was handed over by whoever invited. */
export const invitation = z.object({ status: z.enum(['due', 'sent', 'given']), at: instant })
export type Invitation = z.infer<typeof invitation>

/** A member of an organization's team, one item for each Cognito account. */
export const user = z.object({
  id: userId,
  organizationId,
  email: z.email().max(254),
  firstName: z.string().min(1).max(100),
  lastName: z.string().max(100),
  /** E.164 */
  phone: z.string().max(16).optional(),
  birthDate: localDate.optional(),
  address: z.string().max(300).optional(),
  /** Key of the picture among the organization's files. */
  avatar: z.string().max(300).optional(),
  role,
  /** The professional this person is, when they take appointments; that professional's `userId` says the same. */
  professionalId: professionalId.optional(),
  /** The professional was active when this person was deactivated, and will be again with them. */
  professionalPaused: z.literal(true).optional(),
  isActive: z.boolean(),
  locale,
  /** What this person's screens are shown in; absent: the organization's. */
  timeZone: timeZone.optional(),
  mail: mailPreferences.optional(),
  alerts: alertPreferences.optional(),
  invitation: invitation.optional(),
  /** Tokens from sign-ins before this instant are refused. */
  sessionsValidFrom: instant,
  lastLoginAt: instant.optional(),
  version: z.int(),
  createdAt: instant,
})
export type User = z.infer<typeof user>

/** What a member sees of themselves, and the team of them. */
export const shownOfMember = {
  id: true,
  email: true,
  firstName: true,
  lastName: true,
  phone: true,
  birthDate: true,
  address: true,
  avatar: true,
  role: true,
  professionalId: true,
  locale: true,
  lastLoginAt: true,
  version: true,
  createdAt: true,
} as const

/** The signed-in person, their organization and what the shell needs to know. */
export const session = z.object({
  user: user
    .pick({
      id: true,
      email: true,
      firstName: true,
      lastName: true,
      role: true,
      professionalId: true,
      avatar: true,
      locale: true,
      timeZone: true,
      lastLoginAt: true,
    })
    .extend({ lastLoginLocal: localDateTime.optional() }),
  organization: z.object({
    id: organizationId,
    name: z.string(),
    slug: z.string(),
    timeZone: z.string(),
    currency: z.string(),
    locale,
    accentColor: z.string(),
    industry: z.string(),
  }),
})
export type Session = z.infer<typeof session>
