import { signManageToken } from '@reservaplus/server/appointments/link-token'
import { findAppointmentsOfClient, findAppointmentsOfClientFrom } from '@reservaplus/server/appointments/repository'
import { findClient } from '@reservaplus/server/clients/repository'
import { findEvent } from '@reservaplus/server/events/repository'
import { findOrganization } from '@reservaplus/server/organizations/repository'
import { codeOf } from '@reservaplus/server/self-service/sign-in'
import { occupies } from '@reservaplus/shared/appointments/lifecycle'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { Client } from '@reservaplus/shared/clients/schema'
import type { EventNotice } from '@reservaplus/shared/events/schema'
import { clientId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Locale } from '@reservaplus/shared/texts/locale'
import { formatMoment } from '@reservaplus/shared/time/format'
import type { Instant } from '@reservaplus/shared/time/schema'
import { readEnv } from '../config/env'
import type { Composed } from './compose-mail'
import { codeMail, linksMail } from './self-service-mail'
import { type MailOutcome, sendOnce } from './send-once'

type Mailed = { notice: EventNotice; organization: Organization; client: Client; locale: Locale; now: Instant }

type Reader = Pick<Mailed, 'notice' | 'organization' | 'client'>

/** What they read while asking, what they wish for, what they last booked in, what is spoken there: the first there is. */
const localeOf = async ({ notice, organization, client }: Reader): Promise<Locale> => {
  const event = await findEvent(organization.id, notice.id)
  const asked = event && 'locale' in event.data ? event.data.locale : undefined
  const wished = asked ?? client.preferences.locale
  if (wished) return wished
  const booked = await findAppointmentsOfClient(organization.id, client.id)

  return booked.find(({ locale }) => locale !== undefined)?.locale ?? organization.locale
}
const bookUrlOf = (mailed: Mailed) =>
  `${readEnv('mail').BOOK_ORIGIN}/s/${mailed.organization.slug}?lang=${mailed.locale}`

const writeCode = async (mailed: Mailed) => {
  const code = codeOf({ linkSecret: readEnv('mail').LINK_SECRET }, mailed.notice.id)
  const { organization, locale } = mailed

  return codeMail({ organization, locale, code, bookUrl: bookUrlOf(mailed) })
}

const linkTo = async ({ id, organizationId }: Appointment, locale: Locale) => {
  const { BOOK_ORIGIN, LINK_SECRET } = readEnv('mail')
  const token = await signManageToken({ linkSecret: LINK_SECRET }, { organizationId, appointmentId: id })

  return `${BOOK_ORIGIN}/m/${token}?lang=${locale}`
}

const writeLinks = async (mailed: Mailed) => {
  const { organization, client, locale, now } = mailed
  const found = await findAppointmentsOfClientFrom(organization.id, client.id, now)
  const links = await Promise.all(
    found
      .filter(({ status }) => occupies(status))
      .slice(0, 10)
      .map(async (each) => ({
        label: `${formatMoment(each.localStart, locale)} · ${each.serviceName}`,
        url: await linkTo(each, locale),
      })),
  )

  return linksMail({ organization, locale, greeting: client.firstName, links, bookUrl: bookUrlOf(mailed) })
}

const send = async (
  notice: EventNotice,
  now: Instant,
  { kind, write }: { kind: string; write: (mailed: Mailed) => Promise<Composed> },
): Promise<MailOutcome> => {
  const { organizationId } = notice
  const [client, organization] = await Promise.all([
    findClient(organizationId, clientId.parse(notice.subject.id), { consistent: true }),
    findOrganization(organizationId),
  ])
  if (!organization?.isActive || organization.writeMode === 'moved') return 'not due'
  if (!client?.email || !client.isActive) return 'no address'
  const locale = await localeOf({ notice, organization, client })
  const mail = await write({ notice, organization, client, locale, now })

  return sendOnce({ eventId: notice.id, kind, organization, to: client.email, now }, () => mail)
}

/** The code that somebody asked for, while it works. */
export const sendCodeMail = async (notice: EventNotice, now: Instant): Promise<MailOutcome> =>
  send(notice, now, { kind: 'client-code', write: writeCode })

/** The links to all that lies ahead, to whoever has lost them. */
export const sendLinksMail = (notice: EventNotice, now: Instant): Promise<MailOutcome> =>
  send(notice, now, { kind: 'client-links', write: writeLinks })
