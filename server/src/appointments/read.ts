import { deskActions } from '@reservaplus/shared/appointments/allowed'
import type { DeskAppointment, ListAppointmentsInput } from '@reservaplus/shared/appointments/lists'
import { longestListDays } from '@reservaplus/shared/appointments/lists'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { shownTo } from '@reservaplus/shared/appointments/shown-to'
import { foldText } from '@reservaplus/shared/clients/fold'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { AppointmentId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { may } from '@reservaplus/shared/permissions/may'
import { reaches } from '@reservaplus/shared/permissions/reaches'
import { instantOf, parseInstant, toMinutes } from '@reservaplus/shared/time/instant'

import type { AppContext } from '../app-context'
import { findClient } from '../clients/repository'
import { refuseCursor } from '../db/page'
import { findExisting } from '../organizations/find-existing'
import { findProfessional } from '../professionals/repository'
import { findService } from '../services/repository'
import { assertOwn, narrowToOwn, ownsNothing } from '../users/check-scope'
import { findRange, type RangeAsked } from './range-repository'
import { findAppointment } from './repository'

const usualPage = 50

const rangeOf = ({ from, to }: ListAppointmentsInput) => {
  const range = { from: parseInstant(from, 'from'), to: parseInstant(to, 'to') }
  const minutes = toMinutes(range.to) - toMinutes(range.from)
  if (minutes <= 0 || minutes > longestListDays * 24 * 60) {
    const message = `A range of at most ${longestListDays} days`
    throw new AppError('BAD_INPUT', message, { issues: [{ path: ['to'], message }] })
  }

  return range
}

/** With what whoever asks may do with each of them now. */
export const toDesk = (ctx: AppContext, { bookingRules }: Organization) => {
  const now = instantOf(ctx.clock.now())
  const mayCancelLate = may(ctx, 'appointments:late-cancel')
  const show = shownTo(ctx)

  return (appointment: Appointment): DeskAppointment => {
    const isTheirs = may(ctx, 'appointments:update') && reaches(ctx, 'appointments:update', appointment.professionalId)

    return {
      ...show(appointment),
      allowed: deskActions(appointment, { now, rules: bookingRules, mayCancelLate, isTheirs }),
    }
  }
}

type About = Pick<RangeAsked, 'professionalId' | 'clientId' | 'serviceId'>

const notFound = (what: string) => new AppError('NOT_FOUND', `There is no such ${what}`)

/** What another organization has is not there. */
export const assertKnown = async (
  organizationId: OrganizationId,
  { professionalId, clientId, serviceId }: About,
): Promise<void> => {
  const [professional, client, service] = await Promise.all([
    professionalId && findProfessional(organizationId, professionalId),
    clientId && findClient(organizationId, clientId),
    serviceId && findService(organizationId, serviceId),
  ])
  if (professionalId && !professional) throw notFound('professional')
  if (clientId && !client) throw notFound('client')
  if (serviceId && !service) throw notFound('service')
}

const wordsOf = (text: string | undefined) =>
  foldText(text ?? '')
    .split(' ')
    .filter(Boolean)

const hasWords =
  (words: readonly string[]) =>
  ({ clientName, serviceName, professionalName, notes, internalNotes }: Appointment): boolean => {
    const told = foldText([clientName, serviceName, professionalName, notes, internalNotes].join(' '))

    return words.every((word) => told.includes(word))
  }

/** What one call looks through for words: a busy salon's week. */
const searchedPages = 4
const searchedPage = 250

type Found = { items: Appointment[]; cursor: string | undefined }

/** The words are looked for among what is read, so many pages a call and then a cursor to go on. */
const search = async (ctx: AppContext, asked: RangeAsked, text: string): Promise<Found> => {
  const { organizationId } = ctx
  const show = shownTo(ctx)
  const hasAll = hasWords(wordsOf(text))
  // What is not shown is not found by either: words would be asked for one by one.
  const matches = (each: Appointment) => hasAll(show(each))
  const items: Appointment[] = []
  let { cursor } = asked
  for (let page = 0; page < searchedPages; page++) {
    const found = await findRange(organizationId, { ...asked, cursor, limit: searchedPage }, { text })
    for (const each of found.items.filter(matches)) {
      items.push(each)
      if (items.length === asked.limit) return { items, cursor: found.behind(each) }
    }
    cursor = found.cursor
    if (cursor === undefined) break
  }

  return { items, cursor }
}

/** Those that start in the half-open range, by start. A page may be short of its limit, or empty, and still not the last. */
export const list = async (ctx: AppContext, input: ListAppointmentsInput) => {
  const { organizationId } = ctx
  const { text, ...filters } = input
  const page = { ...filters, ...rangeOf(input), limit: input.limit ?? usualPage }
  if (ownsNothing(ctx, 'appointments:read')) {
    refuseCursor(input)

    return { items: [] }
  }

  const asked = { ...page, professionalId: narrowToOwn(ctx, 'appointments:read', input.professionalId) }
  const [organization] = await Promise.all([findExisting(ctx), assertKnown(organizationId, asked)])
  const { items, cursor } = text ? await search(ctx, asked, text) : await findRange(organizationId, asked)

  return { items: items.map(toDesk(ctx, organization)), ...(cursor !== undefined && { cursor }) }
}

export const get = async (ctx: AppContext, { id }: { id: AppointmentId }): Promise<DeskAppointment> => {
  const [organization, found] = await Promise.all([findExisting(ctx), findAppointment(ctx.organizationId, id)])

  return toDesk(ctx, organization)(assertOwn(ctx, 'appointments:read', found))
}
