import * as z from 'zod'
import { organizationId, professionalId, userId } from '../ids/schema'
import { role } from '../permissions/roles'
import { locale } from '../texts/locale'
import { instant } from '../time/schema'

/** A member of an organization's team, one item for each Cognito account. */
export const user = z.object({
  id: userId,
  organizationId,
  email: z.email().max(254),
  firstName: z.string().min(1).max(100),
  lastName: z.string().max(100),
  role,
  /** The professional this person is, when they take appointments. */
  professionalId: professionalId.optional(),
  isActive: z.boolean(),
  locale,
  /** Tokens from sign-ins before this instant are refused. */
  sessionsValidFrom: instant,
  lastLoginAt: instant.optional(),
  version: z.int(),
  createdAt: instant,
})
export type User = z.infer<typeof user>

/** The signed-in person, their organization and what the shell needs to know. */
export const session = z.object({
  user: user.pick({
    id: true,
    email: true,
    firstName: true,
    lastName: true,
    role: true,
    professionalId: true,
    locale: true,
    lastLoginAt: true,
  }),
  organization: z.object({
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
