import { createHash } from 'node:crypto'
import { foldEmail } from '@reservaplus/shared/clients/fold'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'

import type { BucketRules } from './repository'
import type { Allowance } from './take-or-refuse'

/** A hold costs nothing and lapses by itself: enough for a family that tries every time of the week. */
const writes: BucketRules = { capacity: 30, refillPerMinute: 20 }
/** A booking uses up the salon's time and plan: a busy café's connection gets by with this, a flood does not. */
const bookings: BucketRules = { capacity: 30, refillPerMinute: 0.5 }

/** Sends a mail to whoever is named: an office that signs up together gets by with this. */
const mails: BucketRules = { capacity: 10, refillPerMinute: 0.2 }
/** Tries a code. */
const codes: BucketRules = { capacity: 20, refillPerMinute: 1 }
/** Makes an organization in one call. */
const registrations: BucketRules = { capacity: 5, refillPerMinute: 0.05 }

const ofPath: Readonly<Record<string, BucketRules>> = {
  'appointments.publicBook': bookings,
  'visits.publicBook': bookings,
  'waitlist.join': bookings,
  'selfService.requestCode': mails,
  'selfService.resendLinks': mails,
  'selfService.signIn': codes,
  'onboarding.start': mails,
  'onboarding.resendCode': mails,
  'onboarding.resume': mails,
  'onboarding.confirm': codes,
  'onboarding.resumeWithCode': codes,
  'auth.register': registrations,
  'organizations.create': registrations,
  'auth.forgotPassword': mails,
  'auth.confirm': codes,
  'auth.resetPassword': codes,
}

/** A family books under one mail; whoever needs more than ten an hour calls the salon. */
const bookingsOfMail: BucketRules = { capacity: 10, refillPerMinute: 1 / 6 }

/**
 * All guests of an organization together, whatever their addresses: 240 at once and 120 an hour. Eight chairs on a full
 * Saturday are 130 appointments, and the morning after a campaign is no more than that.
 */
const shards = 4
const bookingsOfShard: BucketRules = { capacity: 60, refillPerMinute: 0.5 }

/** What one link may do to its appointment. */
const linkWrites: BucketRules = { capacity: 10, refillPerMinute: 0.5 }

// What a bucket is named after is nobody's business.
const digest = (text: string) => createHash('sha256').update(text).digest()
const nameOf = (text: string) => digest(text).toString('base64url').slice(0, 22)

type Caller = { viewerAddress: string | undefined }
const addressOf = ({ viewerAddress }: Caller) => viewerAddress ?? 'unknown'

/** For each caller, and for each organization where one is named. */
export const callerAllowance = (path: string, caller: Caller & { organizationId?: OrganizationId }): Allowance => ({
  bucket: `${path}#${caller.organizationId ?? ''}#${nameOf(addressOf(caller))}`,
  rules: ofPath[path] ?? writes,
})

/** For one mail address, whoever asks: a mailbox is not to be flooded, and codes are not to be guessed. */
const ofAddress = {
  mail: { capacity: 5, refillPerMinute: 0.1 },
  code: { capacity: 10, refillPerMinute: 0.2 },
} as const satisfies Record<string, BucketRules>

export const addressAllowance = (kind: keyof typeof ofAddress, email: string): Allowance => ({
  bucket: `address#${kind}#${nameOf(foldEmail(email))}`,
  rules: ofAddress[kind],
})

/** The same for a client of one organization: who writes to a salon in somebody's name shuts them out nowhere else. */
export const clientAddressAllowance = (
  organizationId: string,
  kind: keyof typeof ofAddress,
  email: string,
): Allowance => ({
  bucket: `client-address#${organizationId}#${kind}#${nameOf(foldEmail(email))}`,
  rules: ofAddress[kind],
})

/** Which addresses are taken is told to whoever sets up a team, but not to whoever goes through a list. */
const teamChecks: BucketRules = { capacity: 120, refillPerMinute: 2 }

export const teamCheckAllowance = (registrationId: string, addresses: number): Allowance => ({
  bucket: `teamCheck#${registrationId}`,
  rules: teamChecks,
  tokens: addresses,
})

type Booking = { client: { email: string } }
type Guest = Caller & { organizationId: OrganizationId }

/** For the bookings of guests: by their mail, and all of them together. */
export const guestAllowances = ({ client }: Booking, { organizationId, ...caller }: Guest): Allowance[] => [
  { bucket: `guest#${organizationId}#${nameOf(foldEmail(client.email))}`, rules: bookingsOfMail },
  { bucket: `guests#${organizationId}#${(digest(addressOf(caller))[0] ?? 0) % shards}`, rules: bookingsOfShard },
]

/** By what the link opens, and not by its text: that can be written in more than one way. */
export const linkAllowance = (path: string, subject: Readonly<Record<string, string>>): Allowance => ({
  bucket: `${path}#${Object.values(subject).join('#')}`,
  rules: linkWrites,
})

/** For whoever fills in the form that invites; who asks more often is going through a list. */
const emailChecks: BucketRules = { capacity: 20, refillPerMinute: 6 }

export const emailCheckAllowance = (organizationId: string, userId: string): Allowance => ({
  bucket: `users.checkEmail#${organizationId}#${userId}`,
  rules: emailChecks,
})

/** Each may mail somebody who has asked for nothing: enough for a whole team in one go, and for a flood too little. */
const invitations: BucketRules = { capacity: 100, refillPerMinute: 1 }

export const invitationAllowance = (organizationId: string): Allowance => ({
  bucket: `users.invite#${organizationId}`,
  rules: invitations,
})

/** For one member: whoever did not get the third will not get the fourth. */
const repeatedInvitations: BucketRules = { capacity: 3, refillPerMinute: 0.1 }

export const repeatedInvitationAllowance = (userId: string): Allowance => ({
  bucket: `users.resendInvite#${userId}`,
  rules: repeatedInvitations,
})

/** Whoever words a mail looks at it again and again; nobody needs fifty of them. */
const testMails: BucketRules = { capacity: 10, refillPerMinute: 0.2 }

export const testMailAllowance = (organizationId: string, userId: string): Allowance => ({
  bucket: `mailTemplates.sendTest#${organizationId}#${userId}`,
  rules: testMails,
})

/** A calendar program asks every quarter of an hour, some people's several at once. */
const feedReads: BucketRules = { capacity: 30, refillPerMinute: 1 }

export const feedAllowance = (id: string): Allowance => ({ bucket: `feed#${id}`, rules: feedReads })

/** A system that reads a page of something twice a second, or catches up after a night; whoever needs more gets a 429. */
const keyCalls: BucketRules = { capacity: 240, refillPerMinute: 120 }

export const apiKeyAllowance = (id: string): Allowance => ({ bucket: `key#${id}`, rules: keyCalls })
