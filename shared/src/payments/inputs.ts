import * as z from 'zod'
import { appointment } from '../appointments/schema'
import { idempotencyKey } from '../idempotency/schema'
import { appointmentId, clientId, paymentId, professionalId, visitId } from '../ids/schema'
import { money } from '../money/schema'
import { localDate } from '../time/schema'
import { handMethod } from './payment-names'
import { payment } from './schema'

const note = z.string().trim().max(500)
/** Far more than anybody takes at once, and so little that sums of it are amounts too. */
const most = 99_999_999_999
const some = money.extend({ amount: z.int().min(0).max(most) })
const positive = money.extend({ amount: z.int().min(1).max(most) })
const onlyOne = (values: readonly unknown[]) => values.filter((value) => value !== undefined).length <= 1

/** What the desk has in its hands. For an appointment, for a visit, or for something that was sold without either. */
export const recordPaymentInput = z
  .object({
    appointmentId: appointmentId.optional(),
    visitId: visitId.optional(),
    /** Only for what is sold without an appointment. */
    clientId: clientId.optional(),
    professionalId: professionalId.optional(),
    method: handMethod,
    /** Without the tip. */
    amount: positive,
    tip: some.optional(),
    note: note.optional(),
    idempotencyKey: idempotencyKey.optional(),
  })
  .refine(({ appointmentId: a, visitId: v }) => a === undefined || v === undefined, {
    message: 'For an appointment or for a visit',
    path: ['visitId'],
  })
  .refine(
    ({ appointmentId: a, visitId: v, clientId: c, professionalId: p }) =>
      (a === undefined && v === undefined) || (c === undefined && p === undefined),
    { message: 'The appointment says whose it is', path: ['clientId'] },
  )
export type RecordPaymentInput = z.infer<typeof recordPaymentInput>

export const mostPaymentsAtOnce = 4

const charge = z.object({ method: handMethod, amount: positive, tip: some.optional(), note: note.optional() })
const checkout = {
  /** How it is paid; none: later. */
  payments: z.array(charge).max(mostPaymentsAtOnce),
  /** Off the price, of all of it together. */
  discount: some.optional(),
  idempotencyKey: idempotencyKey.optional(),
}
export const checkoutInput = z.object({
  id: appointmentId,
  ...checkout,
  /** The version the screen shows; another answers CONFLICT. */
  version: z.int().optional(),
})
export type CheckoutInput = z.infer<typeof checkoutInput>
export const checkoutVisitInput = z.object({ id: visitId, ...checkout })
export type CheckoutVisitInput = z.infer<typeof checkoutVisitInput>

/** A link to pay by: all that is left to pay, or what the service asks for ahead. */
export const createLinkInput = z.object({
  id: appointmentId,
  of: z.enum(['rest', 'deposit']).default('rest'),
  /** How long it is good. */
  hours: z.int().min(1).max(72).default(24),
  idempotencyKey: idempotencyKey.optional(),
})
export type CreateLinkInput = z.infer<typeof createLinkInput>

export const refundPaymentInput = z.object({
  id: paymentId,
  /** Absent: all that is left of it. */
  amount: positive.optional(),
  /** Absent: the way it came. */
  method: handMethod.optional(),
  reason: note.default(''),
  idempotencyKey: idempotencyKey.optional(),
})
export type RefundPaymentInput = z.infer<typeof refundPaymentInput>

const pageOf = { cursor: z.string().max(2000).optional(), limit: z.int().min(1).max(100).default(50) }

/** Of a day (when they were begun; absent: today), of an appointment, of a visit or of a client. */
export const listPaymentsInput = z
  .object({
    date: localDate.optional(),
    appointmentId: appointmentId.optional(),
    visitId: visitId.optional(),
    clientId: clientId.optional(),
    ...pageOf,
  })
  .refine(({ date, appointmentId: a, visitId: v, clientId: c }) => onlyOne([date, a, v, c]), {
    message: 'Ask about a day, an appointment, a visit or a client',
    path: ['date'],
  })
export type ListPaymentsInput = z.infer<typeof listPaymentsInput>

/** As the team sees it: what a client typed while booking stays where it is. */
export const shownPayment = payment.omit({ booking: true, dueAt: true, attempts: true })
export type ShownPayment = z.infer<typeof shownPayment>
export const paymentPage = z.object({ items: z.array(shownPayment), cursor: z.string().optional() })

const isRange = ({ from, to }: { from: string; to: string }) => from <= to
export const listLedgerInput = z
  .object({ from: localDate, to: localDate, ...pageOf })
  .refine(isRange, { message: 'Ends before it begins', path: ['to'] })
export type ListLedgerInput = z.infer<typeof listLedgerInput>
export const exportLedgerInput = z
  .object({ from: localDate, to: localDate, cursor: pageOf.cursor, limit: z.int().min(1).max(500).default(500) })
  .refine(isRange, { message: 'Ends before it begins', path: ['to'] })
export type ExportLedgerInput = z.infer<typeof exportLedgerInput>
/** Pages put one behind the other are one file; the first has the titles. */
export const exportedLedger = z.object({ csv: z.string(), entries: z.int(), cursor: z.string().optional() })
export type ExportedLedger = z.infer<typeof exportedLedger>

/** What takes place of it, and all payments for it. */
export const checkedOutVisit = z.object({ appointments: z.array(appointment), payments: z.array(shownPayment) })
export type CheckedOutVisit = z.infer<typeof checkedOutVisit>
