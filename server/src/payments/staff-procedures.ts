import { paymentId } from '@reservaplus/shared/ids/schema'
import {
  checkedOutVisit,
  checkoutInput,
  checkoutVisitInput,
  createLinkInput,
  listPaymentsInput,
  paymentPage,
  recordPaymentInput,
  refundPaymentInput,
  shownPayment,
} from '@reservaplus/shared/payments/inputs'
import { receipt as receiptSchema } from '@reservaplus/shared/payments/receipt'
import { paymentMethods } from '@reservaplus/shared/payments/schema'
import * as z from 'zod'
import { restCreate, restGet, restPost } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { createLink } from './create-link'
import { dayCloseProcedures } from './day-close-procedures'
import { listMethods } from './list-methods'
import { get, list } from './read-payment'
import { receipt } from './read-receipt'
import { record } from './record-payment'
import { refund } from './refund-payment'
import { checkout, checkoutVisit } from './run-checkout'

const one = z.object({ id: paymentId })

export const staffProcedures = {
  ...dayCloseProcedures,

  methods: staffProcedure('organization:read')
    .meta(restGet('/payments/methods', 'How clients can pay: by hand, and with a provider where one is connected'))
    .output(paymentMethods)
    .query(({ ctx }) => listMethods(ctx)),

  list: staffProcedure('payments:read')
    .meta(restGet('/payments', 'Payments of a day, an appointment, a visit or a client'))
    .input(listPaymentsInput)
    .output(paymentPage)
    .query(({ ctx, input }) => list(ctx, input)),

  get: staffProcedure('payments:read')
    .meta(restGet('/payments/{id}', 'One payment, with what went back of it'))
    .input(one)
    .output(shownPayment)
    .query(({ ctx, input }) => get(ctx, input)),

  receipt: staffProcedure('payments:read')
    .meta(restGet('/payments/{id}/receipt', 'What a client takes along; no tax document'))
    .input(one)
    .output(receiptSchema)
    .query(({ ctx, input }) => receipt(ctx, input)),

  record: staffProcedure('payments:write')
    .meta(restCreate('/payments', 'Write down what was paid by hand'))
    .input(recordPaymentInput)
    .output(shownPayment)
    .mutation(({ ctx, input }) => record(ctx, input)),

  checkout: staffProcedure('payments:write')
    .meta(restPost('/appointments/{id}/checkout', 'The service is done and paid, in one go'))
    .input(checkoutInput)
    .output(checkedOutVisit)
    .mutation(({ ctx, input }) => checkout(ctx, input)),

  checkoutVisit: staffProcedure('payments:write')
    .meta(restPost('/visits/{id}/checkout', 'All of a visit is done and paid, in one go'))
    .input(checkoutVisitInput)
    .output(checkedOutVisit)
    .mutation(({ ctx, input }) => checkoutVisit(ctx, input)),

  createLink: staffProcedure('payments:write')
    .meta(restPost('/appointments/{id}/payment-link', 'A link by which the client pays it online, or its deposit'))
    .input(createLinkInput)
    .output(shownPayment)
    .mutation(({ ctx, input }) => createLink(ctx, input)),

  refund: staffProcedure('payments:refund')
    .meta(restPost('/payments/{id}/refund', 'Give back some of it or all that is left'))
    .input(refundPaymentInput)
    .output(shownPayment)
    .mutation(({ ctx, input }) => refund(ctx, input)),
}
