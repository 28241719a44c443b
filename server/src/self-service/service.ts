import { occupies } from '@reservaplus/shared/appointments/lifecycle'
import type { Appointment, OwnAppointment } from '@reservaplus/shared/appointments/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type {
  BookOwnInput,
  OwnAppointments,
  OwnAppointmentsInput,
  OwnProfile,
  UpdateOwnProfileInput,
} from '@reservaplus/shared/self-service/schema'
import { instantOf } from '@reservaplus/shared/time/instant'

import type { RequestContext } from '../app-context'
import { publicBook } from '../appointments/book'
import { signManageToken } from '../appointments/link-token'
import { toOwnAppointment } from '../appointments/read-own'
import { findAppointmentsOfClient } from '../appointments/repository'
import { changeClient } from '../clients/update'
import { findWritable } from '../organizations/find-writable'
import { readClientData } from '../privacy/export-client'
import { requestOwnErasure } from '../privacy/service'
import { guestAllowances } from '../rate-limits/allowances'
import { spendTokens } from '../rate-limits/spend-tokens'
import { type OpenSession, openSession } from './open-session'
import { endSessions } from './repository'

type WithToken = { token: string }

const profileOf = ({ client, organization }: OpenSession): OwnProfile => {
  const { firstName, lastName, email = '', phone, birthDate, address, emergencyContact, preferences } = client

  return {
    firstName,
    lastName,
    email,
    ...(phone && { phone }),
    ...(birthDate && { birthDate }),
    ...(address && { address }),
    ...(emergencyContact && { emergencyContact }),
    preferences,
    marketingConsent: client.marketingConsent?.given ?? false,
    mayBook: client.bookingRule === 'open',
    organization: { slug: organization.slug, name: organization.name },
  }
}

export const profile = async (request: RequestContext, { token }: WithToken): Promise<OwnProfile> =>
  profileOf(await openSession(request, token))

export const updateProfile = async (
  request: RequestContext,
  { token, ...changes }: UpdateOwnProfileInput,
): Promise<OwnProfile> => {
  const session = await openSession(request, token)
  const client = await changeClient(session.ctx, { id: session.client.id, ...changes })

  return profileOf({ ...session, client })
}

const shown = async ({ ctx, organization }: OpenSession, appointment: Appointment) => {
  const now = instantOf(ctx.clock.now())
  const isAhead = appointment.end > now && occupies(appointment.status)
  const link = { organizationId: ctx.organizationId, appointmentId: appointment.id }

  return {
    ...toOwnAppointment(appointment, organization, now),
    ...(isAhead && { manageToken: await signManageToken(ctx.config, link) }),
  }
}

/** Each that lies ahead comes with its own link, by which it is moved and cancelled. */
export const appointments = async (
  request: RequestContext,
  { token, which }: OwnAppointmentsInput,
): Promise<OwnAppointments> => {
  const session = await openSession(request, token)
  const now = instantOf(request.clock.now())
  const newestFirst = await findAppointmentsOfClient(session.ctx.organizationId, session.client.id)
  const found =
    which === 'past'
      ? newestFirst.filter(({ end }) => end <= now)
      : newestFirst.filter(({ end }) => end > now).reverse()

  return { items: await Promise.all(found.map((each) => shown(session, each))) }
}

const assertReachable = ({ client: { email, phone } }: OpenSession) => {
  if (!email || !phone) {
    const message = 'Say your phone number first'
    throw new AppError('BAD_INPUT', message, { issues: [{ path: ['guest', 'phone'], message }] })
  }

  return { email, phone }
}

type Caller = RequestContext & { viewerAddress?: string | undefined }

/**
 * With what the salon knows of them, and within what any guest may; for somebody else, whose name then stands with the
 * appointment.
 */
export const book = async (request: Caller, input: BookOwnInput): Promise<OwnAppointment> => {
  const { token, guest, ...wanted } = input
  const session = await openSession(request, token)
  const { email, phone } = assertReachable(session)
  const { firstName, lastName } = guest ?? session.client
  const client = { email, firstName, lastName, phone: guest?.phone ?? phone }
  const { slug } = session.organization
  const { organizationId } = session.ctx
  const { appointment } = await spendTokens(
    guestAllowances({ client }, { organizationId, viewerAddress: request.viewerAddress }),
    request.clock.now(),
    () => publicBook(request, { ...wanted, slug, client, marketingConsent: false }, { provenBy: session.client.id }),
    ({ isRepeat }) => isRepeat,
  )

  return appointment
}

export const signOut = async (request: RequestContext, { token }: WithToken): Promise<Record<string, never>> => {
  const { ctx, client } = await openSession(request, token)
  await endSessions({ organizationId: ctx.organizationId, clientId: client.id }, instantOf(ctx.clock.now()))

  return {}
}

/** Everything that is kept about them, and as a page to read. */
export const myData = async (
  request: RequestContext,
  { token }: WithToken,
): Promise<{ data: Record<string, unknown>; html: string }> => {
  const { ctx, client } = await openSession(request, token)
  await findWritable(ctx)
  const { data, html } = await readClientData(ctx, { id: client.id, locale: client.preferences.locale })

  return { data: { ...data }, html }
}

/** Carried out by a job within minutes; what is still agreed on has to be cancelled first. */
export const requestErasure = async (request: RequestContext, { token }: WithToken): Promise<Record<string, never>> => {
  const { ctx, client } = await openSession(request, token)
  await requestOwnErasure(ctx, client.id)

  return {}
}
