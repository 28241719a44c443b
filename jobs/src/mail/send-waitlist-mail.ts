import { findClient } from '@reservaplus/server/clients/repository'
import { findEvent } from '@reservaplus/server/events/repository'
import { findOrganization } from '@reservaplus/server/organizations/repository'
import { findProfessional } from '@reservaplus/server/professionals/repository'
import { findService } from '@reservaplus/server/services/repository'
import { findWaitlistEntry } from '@reservaplus/server/waitlist/repository'
import { signWaitlistToken } from '@reservaplus/server/waitlist/waitlist-token'
import type { DomainEvent, EventNotice } from '@reservaplus/shared/events/schema'
import { waitlistEntryId } from '@reservaplus/shared/ids/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import type { WaitlistEntry } from '@reservaplus/shared/waitlist/schema'
import * as z from 'zod'
import { readEnv } from '../config/env'
import { type MailOutcome, sendOnce } from './send-once'
import { joinedMail, offerMail } from './waitlist-mail'

const linkTo = async ({ organizationId, id }: WaitlistEntry, lang: string) => {
  const { BOOK_ORIGIN, LINK_SECRET } = readEnv('mail')
  const token = await signWaitlistToken({ linkSecret: LINK_SECRET }, { organizationId, entryId: id })

  return `${BOOK_ORIGIN}/my/waitlist/${token}?lang=${lang}`
}

/** Each name once. */
const together = (named: readonly ({ name: string } | undefined)[]) =>
  [...new Set(named.map((each) => each?.name))].filter(Boolean).join(' + ')

const namesOf = async ({ organizationId, services, offer }: WaitlistEntry) => {
  const [asked, hands] = await Promise.all([
    Promise.all(services.map(({ serviceId }) => findService(organizationId, serviceId))),
    Promise.all((offer?.lines ?? []).map(({ professionalId }) => findProfessional(organizationId, professionalId))),
  ])

  return { service: together(asked), professional: together(hands) }
}

/** The offer that the event is about, whatever happened to the entry since. */
const offerOf = (event: DomainEvent | undefined): string | undefined => {
  const changes = event && 'changes' in event.data ? event.data.changes : undefined
  const { data } = z.object({ id: z.string() }).safeParse(changes?.offer?.after)

  return data?.id
}

/** What of an entry's life its client is told: that they wait, and what is offered to them, while that is still so. */
const kindOf = async (notice: EventNotice, { status, offer, declined }: WaitlistEntry, now: Instant) => {
  if (status === 'waiting') return notice.version === 1 && declined.length === 0 ? 'waitlist-joined' : undefined
  if (status !== 'offered' || !offer || offer.expiresAt <= now) return undefined

  return offerOf(await findEvent(notice.organizationId, notice.id)) === offer.id ? 'waitlist-offered' : undefined
}

/** Tells a client that they wait, or that a time is free for them. */
export const sendWaitlistMail = async (notice: EventNotice, now: Instant): Promise<MailOutcome> => {
  const { organizationId } = notice
  const [entry, organization] = await Promise.all([
    findWaitlistEntry(organizationId, waitlistEntryId.parse(notice.subject.id)),
    findOrganization(organizationId),
  ])
  const isOurs = organization?.isActive && organization.writeMode !== 'moved'
  const kind = entry && isOurs ? await kindOf(notice, entry, now) : undefined
  if (!entry || !organization || !kind) return 'not due'
  const client = await findClient(organizationId, entry.clientId, { consistent: true })
  if (!client?.email) return 'no address'

  const locale = entry.locale ?? organization.locale
  const about = {
    entry,
    organization,
    greeting: client.firstName,
    locale,
    ...(await namesOf(entry)),
    url: await linkTo(entry, locale),
    bookUrl: `${readEnv('mail').BOOK_ORIGIN}/s/${organization.slug}?lang=${locale}`,
  }
  const { offer } = entry

  return sendOnce({ eventId: notice.id, kind, organization, to: client.email, now }, () =>
    kind === 'waitlist-offered' && offer ? offerMail({ ...about, offer }) : joinedMail(about),
  )
}
