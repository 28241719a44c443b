import { AppError } from '@reservaplus/shared/errors/app-error'
import type { PaymentId } from '@reservaplus/shared/ids/schema'
import type { ListPaymentsInput, ShownPayment } from '@reservaplus/shared/payments/inputs'
import type { Payment } from '@reservaplus/shared/payments/schema'
import { may } from '@reservaplus/shared/permissions/may'
import { reaches, reachesOnlyOwn } from '@reservaplus/shared/permissions/reaches'
import { instantOf } from '@reservaplus/shared/time/instant'
import { dayRange, localDateOf } from '@reservaplus/shared/time/zone'
import { encodeTime } from 'ulid'
import type { AppContext } from '../app-context'
import { findAppointment } from '../appointments/repository'
import { get as getClient } from '../clients/service'
import { type Page, refuseCursor } from '../db/page'
import { findExisting } from '../organizations/find-existing'
import { assertOwn } from '../users/check-scope'
import { findVisit } from '../visits/repository'
import { findPayment, findPaymentsBegun, findPaymentsByIds, findPaymentsOfClient } from './repository'

/** What a client typed while booking, and when the provider is asked, is nobody's business at the desk. */
export const shownPayment = ({ booking: _booking, dueAt: _due, attempts: _asked, ...payment }: Payment): ShownPayment =>
  payment

/** Who sees only their own sees what is for their services, or what they sold. */
export const isReached = (ctx: AppContext, { parts, professionalId }: Payment): boolean =>
  !reachesOnlyOwn(ctx, 'payments:read') ||
  [...parts.map((part) => part.professionalId), professionalId ?? []]
    .flat()
    .some((each) => reaches(ctx, 'payments:read', each))

/** Strongly consistent. */
export const findReached = async (ctx: AppContext, id: PaymentId): Promise<Payment> => {
  const payment = await findPayment(ctx.organizationId, id)
  if (!payment || !isReached(ctx, payment)) throw new AppError('NOT_FOUND', 'There is no such payment')

  return payment
}

/** What was written about somebody is for whoever may know clients (decision 15). */
const shownTo = (ctx: AppContext, payment: Payment): ShownPayment => {
  const { note, refunds, ...shown } = shownPayment(payment)
  if (may(ctx, 'clients:read')) return { ...shown, refunds, ...(note !== undefined && { note }) }

  return { ...shown, refunds: refunds.map(({ reason: _reason, ...refund }) => refund) }
}

export const get = async (ctx: AppContext, { id }: { id: PaymentId }): Promise<ShownPayment> =>
  shownTo(ctx, await findReached(ctx, id))

const ulidTimeLength = 10

const listBegun = async (ctx: AppContext, { date, ...page }: ListPaymentsInput): Promise<Page<Payment>> => {
  const { timeZone } = await findExisting(ctx)
  const { from, to } = dayRange(date ?? localDateOf(instantOf(ctx.clock.now()), timeZone), timeZone)
  const [first, last] = [from, to].map((each) => encodeTime(Date.parse(each), ulidTimeLength))

  return findPaymentsBegun(ctx.organizationId, { ...page, from: first ?? '', to: last ?? '' })
}

const idsOf = async (ctx: AppContext, { appointmentId, visitId }: ListPaymentsInput): Promise<PaymentId[]> => {
  const { organizationId } = ctx
  if (appointmentId) {
    const appointment = assertOwn(ctx, 'payments:read', await findAppointment(organizationId, appointmentId))

    return appointment.payment?.paymentIds ?? []
  }
  const found = visitId && (await findVisit(organizationId, visitId))
  const isSeen = found?.appointments.some(({ professionalId }) => reaches(ctx, 'payments:read', professionalId))
  if (!found || !isSeen) throw new AppError('NOT_FOUND', 'There is no such visit')

  return [...new Set(found.appointments.flatMap(({ payment }) => payment?.paymentIds ?? []))]
}

const listAbout = async (ctx: AppContext, input: ListPaymentsInput): Promise<Page<Payment>> => {
  refuseCursor(input)

  return { items: await findPaymentsByIds(ctx.organizationId, await idsOf(ctx, input)), cursor: undefined }
}

const listAll = async (ctx: AppContext, input: ListPaymentsInput): Promise<Page<Payment>> => {
  const { clientId, cursor, limit } = input
  if (input.appointmentId || input.visitId) return listAbout(ctx, input)
  if (!clientId) return listBegun(ctx, input)
  await getClient(ctx, { id: clientId })

  return findPaymentsOfClient(ctx.organizationId, { clientId, cursor, limit })
}

/** Of a day, a client, an appointment or a visit; of somebody who sees only their own a page may be shorter. */
export const list = async (ctx: AppContext, input: ListPaymentsInput): Promise<Page<ShownPayment>> => {
  const { items, cursor } = await listAll(ctx, input)

  return { items: items.filter((each) => isReached(ctx, each)).map((each) => shownTo(ctx, each)), cursor }
}
