import * as z from 'zod'
import { organizationId, professionalId, registrationId, serviceId, userId } from '../ids/schema'
import { billingCycle, planId } from '../subscriptions/schema'
import { locale } from '../texts/locale'
import { instant } from '../time/schema'
import { askedStep, hoursAnswer, organizationAnswer, servicesAnswer, teamAnswer } from './answers'

/** What finishing makes, in this order. */
export const creationStep = z.enum(['organization', 'owner', 'services', 'professionals', 'team', 'account', 'opening'])
export type CreationStep = z.infer<typeof creationStep>

/** The ids of what finishing makes, minted before it begins, so that doing a step twice makes nothing twice. */
export const creation = z.object({
  serviceIds: z.array(serviceId),
  /** The owner's first, when they take appointments; then the professionals of the team in their order. */
  professionalIds: z.array(professionalId),
  done: z.array(creationStep),
  startedAt: instant,
  /** Whoever is at work on it; nobody else begins before. Absent: nobody is. */
  leaseUntil: instant.optional(),
  /** Places in the team's list whose address belongs to somebody already. */
  notInvited: z.array(z.int()),
})
export type Creation = z.infer<typeof creation>

/** A salon on its way in. Never a password: that is with the user pool from the first moment. */
export const registration = z.object({
  id: registrationId,
  /** `direct`: no screens, everything begins as the industry's template has it. */
  kind: z.enum(['wizard', 'direct']),
  /** What the organization will be called from the beginning. */
  organizationId,
  planId,
  billingCycle,
  email: z.string().max(254),
  firstName: z.string().max(100),
  lastName: z.string().max(100),
  phone: z.string().max(30),
  locale,
  /** Absent: the address had an account already, whose holder alone can take this over. */
  userId: userId.optional(),
  confirmedAt: instant.optional(),
  answers: z.object({
    organization: organizationAnswer.optional(),
    team: teamAnswer.optional(),
    services: servicesAnswer.optional(),
    hours: hoursAnswer.optional(),
  }),
  skipped: z.array(askedStep),
  creation: creation.optional(),
  finishedAt: instant.optional(),
  /** Of a direct one: its owner has signed in. Until then nobody has proven the address, and it keeps nobody out. */
  provenAt: instant.optional(),
  /** Of a direct one: somebody else got the address first. What was made of it is waiting to be taken back. */
  withdrawnAt: instant.optional(),
  /** Looked after in vain: not before this time again, so that others have their turn. */
  retryAt: instant.optional(),
  expiresAt: instant,
  version: z.int(),
  createdAt: instant,
})
export type Registration = z.infer<typeof registration>
