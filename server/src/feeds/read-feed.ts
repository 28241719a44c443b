import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { feedId, organizationId, userId } from '@reservaplus/shared/ids/schema'
import { scopeOf } from '@reservaplus/shared/permissions/can'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'

import type { RequestContext } from '../app-context'
import { verifyManageToken } from '../appointments/link-token'
import { findAppointmentsBetween, findAppointmentsOfProfessional } from '../appointments/range-repository'
import { findAppointment } from '../appointments/repository'
import { uniqueKinds } from '../db/keys'
import type { Page } from '../db/page'
import { findUnique } from '../db/unique'
import { findOrganization } from '../organizations/repository'
import { feedAllowance } from '../rate-limits/allowances'
import { takeOrRefuse } from '../rate-limits/take-or-refuse'
import { findUser } from '../users/repository'
import type { StoredFeed } from './entity'
import { clientCalendar, teamCalendar } from './render-calendar'
import { findFeed } from './repository'
import { hashOfFeedToken } from './service'

const day = 24 * 60
const daysBack = 30
const daysAhead = 365
const pageSize = 500
/** No calendar program shows more in any useful way. */
const mostAppointments = 5000

const nothing = () => new AppError('NOT_FOUND', 'There is nothing at this address')

/** Revoked, of an organization that has closed, or made by somebody who may not see it any more: nothing is there. */
const findOpenFeed = async (token: string) => {
  const claim = await findUnique(uniqueKinds.feed(hashOfFeedToken(token)), { consistent: true })
  if (!claim) throw nothing()
  const owner = organizationId.parse(claim.organizationId)
  const [feed, organization] = await Promise.all([
    findFeed(owner, feedId.parse(claim.holderId), { consistent: true }),
    findOrganization(owner),
  ])
  const user = feed && (await findUser(owner, userId.parse(feed.createdBy.id)))
  if (!feed || !organization?.isActive || !user?.isActive) throw nothing()
  const scope = scopeOf(user.role, 'appointments:read')
  const mayRead = scope === 'all' || (scope === 'own' && feed.professionalId === user.professionalId)
  if (!mayRead || (scope === 'own' && !feed.professionalId)) throw nothing()

  return { feed, organization }
}

const whole = async (page: (cursor: string | undefined) => Promise<Page<Appointment>>): Promise<Appointment[]> => {
  const found: Appointment[] = []
  let cursor: string | undefined
  do {
    const next = await page(cursor)
    found.push(...next.items)
    cursor = next.cursor
  } while (cursor !== undefined && found.length < mostAppointments)

  return found
}

const appointmentsOf = (
  { organizationId: owner, professionalId }: StoredFeed,
  { clock }: RequestContext,
): Promise<Appointment[]> => {
  const now = instantOf(clock.now())
  const range = { from: addMinutes(now, -daysBack * day), to: addMinutes(now, daysAhead * day), limit: pageSize }

  return whole((cursor) =>
    professionalId
      ? findAppointmentsOfProfessional(owner, { ...range, professionalId, cursor })
      : findAppointmentsBetween(owner, { ...range, cursor }),
  )
}

/** A feed's appointments of the last month and the year to come, as a calendar program reads them. */
export const readFeed = async (request: RequestContext, token: string): Promise<string> => {
  const { feed, organization } = await findOpenFeed(token)
  await takeOrRefuse(request, feedAllowance(feed.id))
  const appointments = await appointmentsOf(feed, request)

  return teamCalendar(appointments, organization, { name: feed.name, showsProfessional: !feed.professionalId })
}

/** The appointment of a client's link, for their own calendar. */
export const readOwnCalendar = async (request: RequestContext, token: string): Promise<string> => {
  const { organizationId: owner, appointmentId } = await verifyManageToken(request.config, token)
  const [organization, appointment] = await Promise.all([
    findOrganization(owner),
    findAppointment(owner, appointmentId),
  ])
  const isOver = !appointment || appointment.end <= instantOf(request.clock.now())
  if (isOver || !organization?.isActive) throw nothing()

  return clientCalendar([appointment], organization, `${request.config.bookOrigin}/m/${token}`)
}
