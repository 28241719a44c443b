import * as z from 'zod'
import { ownAppointment, publicBookInput } from '../appointments/schema'
import { clientFields, clientPreferences } from '../clients/schema'
import { slug } from '../organizations/schema'
import { locale } from '../texts/locale'
import { instant } from '../time/schema'

/** Minutes for which a code that was mailed opens the door, and guesses that it takes. */
export const codeMinutes = 10
export const mostGuesses = 5
/** Days after which somebody signs in anew. */
export const sessionDays = 30

const email = z.string().trim().max(254).check(z.email())

/** `locale`: what whoever asks is reading; absent: the language they last booked in, else the organization's. */
export const requestCodeInput = z.object({ slug, email, locale: locale.optional() })
export type RequestCodeInput = z.infer<typeof requestCodeInput>
export const signInInput = z.object({ slug, email, code: z.string().regex(/^\d{6}$/) })
export type SignInInput = z.infer<typeof signInInput>
export const clientSession = z.object({ token: z.string(), expiresAt: instant })
export type ClientSession = z.infer<typeof clientSession>

const token = z.string().min(1).max(2000)
export const sessionInput = z.object({ token })

/** What somebody who has proved their address sees of themselves: nothing that the salon notes about them. */
export const ownProfile = z.object({
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  phone: z.string().optional(),
  birthDate: z.string().optional(),
  address: z.string().optional(),
  emergencyContact: clientFields.emergencyContact.optional(),
  preferences: clientPreferences,
  marketingConsent: z.boolean(),
  /** Whether they may book online at all; else the salon does it for them. */
  mayBook: z.boolean(),
  organization: z.object({ slug, name: z.string() }),
})
export type OwnProfile = z.infer<typeof ownProfile>

/** What is left out stays; null clears. The address is what one signs in with: the salon changes it. */
export const updateOwnProfileInput = sessionInput.extend({
  firstName: clientFields.firstName.optional(),
  lastName: clientFields.lastName.optional(),
  phone: clientFields.phone.optional(),
  birthDate: clientFields.birthDate.nullable().optional(),
  address: clientFields.address.nullable().optional(),
  emergencyContact: clientFields.emergencyContact.nullable().optional(),
  preferences: clientPreferences.partial().optional(),
  marketingConsent: z.boolean().optional(),
})
export type UpdateOwnProfileInput = z.infer<typeof updateOwnProfileInput>

export const ownAppointmentsInput = sessionInput.extend({ which: z.enum(['ahead', 'past']).default('ahead') })
export type OwnAppointmentsInput = z.infer<typeof ownAppointmentsInput>
/** Those ahead by start, those that are over newest first, two hundred at most; `manageToken` moves and cancels one. */
export const ownAppointments = z.object({
  items: z.array(ownAppointment.extend({ manageToken: z.string().optional() })),
})
export type OwnAppointments = z.infer<typeof ownAppointments>

const { firstName, lastName } = clientFields

/** As before or anew; `guest`: for somebody else, whose name the salon sees. */
export const bookOwnInput = publicBookInput
  .omit({ slug: true, client: true, marketingConsent: true })
  .extend({ token, guest: z.object({ firstName, lastName, phone: clientFields.phone.optional() }).optional() })
export type BookOwnInput = z.infer<typeof bookOwnInput>

/** What the link at the end of a mail of marketing opens: this, and nothing else of the client. */
export const marketingState = z.object({
  isGiven: z.boolean(),
  organization: z.object({ slug, name: z.string(), locale }),
})
export type MarketingState = z.infer<typeof marketingState>
