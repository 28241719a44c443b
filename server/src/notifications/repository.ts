import type { EventId, OrganizationId } from '@reservaplus/shared/ids/schema'

/** One message: which event caused it and what kind of mail it is. */
export type MessageKey = { eventId: EventId; kind: string }
export type MessageClaim =
  | { outcome: 'claimed'; attempt: number }
  | { outcome: 'sent' }
  | { outcome: 'leased'; until: Date }
export type MessageFeedback = 'sent' | 'delivered' | 'bounced' | 'complained' | 'rejected'

/** Only one worker at a time may send; after the lease another may try again, unless the message was marked meanwhile. */
export declare const claimMessage: (
  organizationId: OrganizationId,
  key: MessageKey,
  options: { now: Date; leaseSeconds: number },
) => Promise<MessageClaim>
export declare const markMessageSent: (
  organizationId: OrganizationId,
  key: MessageKey,
  options: { now: Date; sesMessageId: string },
) => Promise<void>
/** The mail shall not go out at all, e.g. because its subject changed meanwhile. */
export declare const markMessageDropped: (
  organizationId: OrganizationId,
  key: MessageKey,
  options: { now: Date; reason: string },
) => Promise<void>
/** What SES reports; creates the entry when our own mark was lost. */
export declare const recordFeedback: (
  organizationId: OrganizationId,
  key: MessageKey,
  options: { now: Date; feedback: MessageFeedback; sesMessageId: string },
) => Promise<void>
export declare const suppressAddress: (email: string, options: { now: Date; reason: string }) => Promise<void>
export declare const isSuppressed: (email: string) => Promise<boolean>
