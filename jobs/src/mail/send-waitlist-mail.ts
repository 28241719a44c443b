import { findClient } from '@reservaplus/server/clients/repository'
import { findEvent } from '@reservaplus/server/events/repository'
import { findOrganization } from '@reservaplus/server/organizations/repository'
import { findProfessional } from '@reservaplus/server/professionals/repository'
import { findService } from '@reservaplus/server/services/repository'
import { findWaitlistEntry } from '@reservaplus/server/waitlist/repository'
import { signWaitlistToken } from '@reservaplus/server/waitlist/waitlist-token'
import type { DomainEvent, EventNotice } from '@reservaplus/shared/events/schema'
import { waitlistEntryId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { formatDateTime, formatDay, formatTime } from '@reservaplus/shared/time/format'
import type { Instant } from '@reservaplus/shared/time/schema'
import { toLocal } from '@reservaplus/shared/time/zone'
import type { WaitlistEntry } from '@reservaplus/shared/waitlist/schema'
import * as z from 'zod'
import { readEnv } from '../config/env'
import { clientMail } from './client-mail'
import { type MailOutcome, sendOnce } from './send-once'
import { waitlistTexts } from './waitlist-texts'

const linkTo = async ({ organizationId, id }: WaitlistEntry, lang: string) => {
  const { BOOK_ORIGIN, LINK_SECRET } = readEnv('mail')
  const token = await signWaitlistToken({ linkSecret: LINK_SECRET }, { organizationId, entryId: id })

  return `${BOOK_ORIGIN}/my/waitlist/${token}?lang=${lang}`
}

type Mailed = { entry: WaitlistEntry; organization: Organization; greeting: string; url: string }

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

const bookUrlOf = ({ slug }: Organization, lang: string) => `${readEnv('mail').BOOK_ORIGIN}/s/${slug}?lang=${lang}`

const offerMail = async ({ entry, organization, greeting, url }: Mailed) => {
  const { offer } = entry
  if (!offer) return undefined
  const locale = entry.locale ?? organization.locale
  const texts = waitlistTexts[locale]
  const { service, professional } = await namesOf(entry)
  const names = { salon: organization.name, service }
  const when = `${formatDay(offer.localStart, locale)}, ${formatTime(offer.localStart, locale)}`

  return clientMail({
    organization,
    locale,
    bookUrl: bookUrlOf(organization, locale),
    subject: texts.offered.subject({ ...names, when }),
    preheader: `${service} · ${when}`,
    title: texts.offered.title,
    intro: texts.offered.intro(greeting, {
      ...names,
      until: formatTime(toLocal(offer.expiresAt, organization.timeZone), locale),
    }),
    facts: [
      [texts.when, formatDateTime(offer.localStart, locale)],
      [texts.service, service],
      [texts.professional, professional],
    ],
    action: { label: texts.answer, url },
    hints: [texts.once],
  })
}

const joinedMail = async ({ entry, organization, greeting, url }: Mailed) => {
  const locale = entry.locale ?? organization.locale
  const texts = waitlistTexts[locale]
  const { service } = await namesOf(entry)
  const names = { salon: organization.name, service }
  const days = [...new Set([entry.from, entry.to])].map((date) => formatDay(date, locale)).join(' – ')

  return clientMail({
    organization,
    locale,
    bookUrl: bookUrlOf(organization, locale),
    subject: texts.joined.subject(names),
    preheader: service,
    title: texts.joined.title,
    intro: texts.joined.intro(greeting, names),
    facts: [
      [texts.service, service],
      [texts.days, days],
    ],
    action: { label: texts.manage, url },
    hints: [texts.leave],
  })
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

  const lang = entry.locale ?? organization.locale
  const mailed = { entry, organization, greeting: client.firstName, url: await linkTo(entry, lang) }
  const mail = kind === 'waitlist-offered' ? await offerMail(mailed) : await joinedMail(mailed)
  if (!mail) return 'not due'

  return sendOnce({ eventId: notice.id, kind, organization, to: client.email, now }, () => mail)
}
