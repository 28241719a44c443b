import type { OwnAppointment } from '@reservaplus/shared/appointments/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { AnswerOfferInput, OwnWaitlistEntry, WaitlistEntry } from '@reservaplus/shared/waitlist/schema'

import type { AppContext, RequestContext } from '../app-context'
import { findAppointment } from '../appointments/repository'
import { findOrganization } from '../organizations/repository'
import { findProfessionals } from '../professionals/repository'
import { findService } from '../services/repository'
import { accept, decline, withdraw } from './answer-offer'
import { findWaitlistEntry } from './repository'
import { verifyWaitlistToken } from './waitlist-token'

type Opened = { ctx: AppContext; entry: WaitlistEntry; organization: Organization }

/** The link in the mails of somebody who waits. */
const openLink = async (request: RequestContext, token: string): Promise<Opened> => {
  const { organizationId, entryId } = await verifyWaitlistToken(request.config, token)
  const [organization, entry] = await Promise.all([
    findOrganization(organizationId),
    findWaitlistEntry(organizationId, entryId),
  ])
  if (!entry || !organization?.isActive) throw new AppError('LINK_INVALID', 'This link does not work')
  const actor = { kind: 'client', id: entry.clientId } as const

  return { ctx: { ...request, organizationId, actor }, entry, organization }
}

/** Each name once. */
const together = (names: readonly (string | undefined)[]) => [...new Set(names)].filter(Boolean).join(' + ')

const shown = async ({ ctx, organization }: Opened, entry: WaitlistEntry): Promise<OwnWaitlistEntry> => {
  const [services, team, appointment] = await Promise.all([
    Promise.all(entry.services.map(({ serviceId }) => findService(ctx.organizationId, serviceId))),
    findProfessionals(ctx.organizationId),
    entry.appointmentId && findAppointment(ctx.organizationId, entry.appointmentId),
  ])
  const nameOf = (id: string) => team.find((each) => each.id === id)?.name
  const { id, status, from, to, weekdays, times, offer, professionalId } = entry
  const professionalName = nameOf(professionalId)
  const { slug, name, timeZone, locale } = organization

  return {
    id,
    status,
    from,
    to,
    weekdays,
    times,
    organization: { slug, name, timeZone, locale },
    serviceName: together(services.map((service) => service?.name)),
    ...(professionalName && { professionalName }),
    ...(offer && {
      offer: {
        id: offer.id,
        localStart: offer.localStart,
        expiresAt: offer.expiresAt,
        professionalName: together(offer.lines.map((line) => nameOf(line.professionalId))),
      },
    }),
    ...(appointment && {
      booked: {
        localStart: appointment.localStart,
        professionalName: appointment.professionalName,
        status: appointment.status,
      },
    }),
  }
}

type ByLink = { token: string }

export const manageEntry = async (request: RequestContext, { token }: ByLink): Promise<OwnWaitlistEntry> => {
  const opened = await openLink(request, token)

  return shown(opened, opened.entry)
}

export const manageAccept = async (
  request: RequestContext,
  { token, offerId }: AnswerOfferInput,
): Promise<OwnAppointment> => {
  const { ctx, entry } = await openLink(request, token)

  return accept(ctx, { id: entry.id, offerId })
}

export const manageDecline = async (
  request: RequestContext,
  { token, offerId }: AnswerOfferInput,
): Promise<OwnWaitlistEntry> => {
  const opened = await openLink(request, token)

  return shown(opened, await decline(opened.ctx, { id: opened.entry.id, offerId }))
}

export const manageWithdraw = async (request: RequestContext, { token }: ByLink): Promise<OwnWaitlistEntry> => {
  const opened = await openLink(request, token)

  return shown(opened, await withdraw(opened.ctx, { id: opened.entry.id }))
}
