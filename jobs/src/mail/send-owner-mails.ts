import { findEvent } from '@reservaplus/server/events/repository'
import { findRegistration } from '@reservaplus/server/onboarding/repository'
import { findOrganization } from '@reservaplus/server/organizations/repository'
import { findSubscription } from '@reservaplus/server/subscriptions/repository'
import { findUsersOfOrganization } from '@reservaplus/server/users/repository'
import type { DomainEvent, EventNotice } from '@reservaplus/shared/events/schema'
import { registrationId } from '@reservaplus/shared/ids/schema'
import { money } from '@reservaplus/shared/money/schema'
import { planMailFor } from '@reservaplus/shared/notifications/owner-mail'
import type { Subscription, SubscriptionStatus } from '@reservaplus/shared/subscriptions/schema'
import { runsUntil } from '@reservaplus/shared/subscriptions/status'
import { type Instant, instant } from '@reservaplus/shared/time/schema'
import * as z from 'zod'
import { readEnv } from '../config/env'
import { ownerMail } from './owner-mail'
import type { OwnerMailKind } from './owner-texts'
import { type MailOutcome, sendOnce } from './send-once'

const byType: Readonly<Record<string, OwnerMailKind>> = {
  'registration.changed': 'welcome',
  'subscription.trial-ending': 'trialEnding',
  'invoice.issued': 'invoiceIssued',
  'invoice.paid': 'invoicePaid',
  'invoice.failed': 'invoiceFailed',
}
export const ownerMailEvents: readonly string[] = ['subscription.changed', ...Object.keys(byType)]

const kindOf = ({ type }: EventNotice, event: DomainEvent | undefined): OwnerMailKind | undefined =>
  event?.type === 'subscription.changed' ? planMailFor(event.data.changes ?? {}) : byType[type]

/** Until when it is good, or what is owed has to be paid. */
const untilOf = (kind: OwnerMailKind, subscription: Subscription): Instant =>
  (kind === 'pastDue' ? runsUntil(subscription) : undefined) ?? subscription.periodEnd

/** A mail about what is no longer so is worse than none. */
const standing: Partial<Record<OwnerMailKind, readonly SubscriptionStatus[]>> = {
  trialEnding: ['trial'],
  activated: ['active'],
  pastDue: ['past_due'],
  suspended: ['expired', 'cancelled'],
  cancelled: ['active', 'trial', 'past_due', 'cancelled'],
}

const isStanding = (kind: OwnerMailKind, { status }: Subscription) => standing[kind]?.includes(status) ?? true

/** What was made without screens has its own mail with a password, from the user pool. */
const isWelcomed = async (kind: OwnerMailKind, { subject }: EventNotice) =>
  kind !== 'welcome' || (await findRegistration(registrationId.parse(subject.id)))?.kind === 'wizard'

/** Of what the event tells, the figures that stand in the mail. */
const figures = z.object({
  amount: money.optional(),
  number: z.string().optional(),
  until: instant.optional(),
  dueAt: instant.optional(),
})

const gather = async (notice: EventNotice) => {
  const { organizationId, id } = notice
  const [event, organization, subscription] = await Promise.all([
    findEvent(organizationId, id),
    findOrganization(organizationId),
    findSubscription(organizationId),
  ])

  return {
    kind: kindOf(notice, event),
    figures: figures.catch({}).parse(event?.data ?? {}),
    organization,
    subscription,
  }
}

/** Tells the owners what becomes of their account here, each once. */
export const sendOwnerMails = async (notice: EventNotice, now: Instant): Promise<MailOutcome> => {
  const { kind, figures: said, organization, subscription } = await gather(notice)
  const isOurs = organization?.isActive && organization.writeMode !== 'moved'
  if (!kind || !organization || !isOurs || !subscription || !isStanding(kind, subscription)) return 'not due'
  if (!(await isWelcomed(kind, notice))) return 'not due'
  const { APP_ORIGIN: appOrigin, BOOK_ORIGIN: bookOrigin } = readEnv('mail')
  const until = said.until ?? said.dueAt ?? untilOf(kind, subscription)
  const owners = (await findUsersOfOrganization(organization.id)).filter(
    (each) => each.isActive && each.role === 'owner',
  )
  let outcome: MailOutcome = 'no address'
  for (const { id, email, firstName, locale } of owners) {
    const sending = { eventId: notice.id, kind, organization, to: email, now, recipient: `user-${id}` }
    const { amount, number } = said
    const about = { kind, organization, subscription, until, amount, number, firstName, locale, appOrigin, bookOrigin }
    outcome = await sendOnce({ ...sending, category: 'account', senderName: 'ReservaPlus' }, () => ownerMail(about))
  }

  return outcome
}
