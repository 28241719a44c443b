import { signManageToken } from '@reservaplus/server/appointments/link-token'
import { findBulkOperation } from '@reservaplus/server/bulk-operations/repository'
import { findClient } from '@reservaplus/server/clients/repository'
import { findOrganization } from '@reservaplus/server/organizations/repository'
import { findOneSeries } from '@reservaplus/server/series/repository'
import { findAppointmentsAhead } from '@reservaplus/server/series/service'
import { findService } from '@reservaplus/server/services/repository'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { EventNotice } from '@reservaplus/shared/events/schema'
import { seriesId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Series } from '@reservaplus/shared/series/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { readEnv } from '../config/env'
import { type MailOutcome, sendOnce } from './send-once'
import { seriesMail } from './series-mail'

/** While its appointments are still being made, moved or cancelled there is nothing to tell that stays true. */
const assertSettled = async ({ organizationId, dueAt, changedBy }: Series, now: Instant) => {
  const operation = changedBy && (await findBulkOperation(organizationId, changedBy))
  if ((dueAt !== undefined && dueAt <= now) || operation?.status === 'running') {
    throw new AppError('BUSY', 'This series is still being made')
  }
}

const linkOf = async (organization: Organization, { id }: Appointment) => {
  const { BOOK_ORIGIN, LINK_SECRET } = readEnv('mail')
  const subject = { organizationId: organization.id, appointmentId: id }

  return `${BOOK_ORIGIN}/m/${await signManageToken({ linkSecret: LINK_SECRET }, subject)}?lang=${organization.locale}`
}

/** One mail for all that a series has made or changed, once it is done. */
export const sendSeriesMail = async (notice: EventNotice, now: Instant): Promise<MailOutcome> => {
  const { organizationId } = notice
  const [series, organization] = await Promise.all([
    findOneSeries(organizationId, seriesId.parse(notice.subject.id), { consistent: true }),
    findOrganization(organizationId),
  ])
  if (!series || !organization?.isActive || organization.writeMode === 'moved') return 'not due'
  await assertSettled(series, now)
  const [client, ahead, service] = await Promise.all([
    findClient(organizationId, series.clientId, { consistent: true }),
    findAppointmentsAhead(organizationId, series, now),
    findService(organizationId, series.serviceId),
  ])
  if (!client?.email) return 'no address'

  const [first] = ahead
  const bookUrl = `${readEnv('mail').BOOK_ORIGIN}/s/${organization.slug}?lang=${organization.locale}`
  const about = {
    organization,
    greeting: client.firstName,
    ahead,
    service: service?.name ?? '',
    hasMore: series.dueAt !== undefined,
    bookUrl,
    firstUrl: first && (await linkOf(organization, first)),
  }

  return sendOnce({ eventId: notice.id, kind: 'series', organization, to: client.email, now }, () => seriesMail(about))
}
