import { commitWrites } from '@reservaplus/server/db/change'
import { eventCreation, findEventsOfSubject } from '@reservaplus/server/events/repository'
import { approvePayment, closePayment, refundPayment } from '@reservaplus/server/payments/commit-payment'
import { paymentCreation } from '@reservaplus/server/payments/repository'
import { monday } from '@reservaplus/server/testing/context'
import { openSalon, type Salon } from '@reservaplus/server/testing/salon'
import { useTestTable } from '@reservaplus/server/testing/table'
import { eventId, paymentId } from '@reservaplus/shared/ids/schema'
import { paymentEvent } from '@reservaplus/shared/payments/payment-event'
import type { Payment } from '@reservaplus/shared/payments/schema'
import { addMinutes, parseInstant } from '@reservaplus/shared/time/instant'
import { beforeAll, expect, it, vi } from 'vitest'
import { useMailCloud } from '../testing/mail-cloud'
import { deliverBatch, noticeOf, type QueueHandler } from '../testing/queue'

const table = useTestTable()
const cloud = useMailCloud((name, value) => vi.stubEnv(name, value))
const hours = ['13', '14', '15', '18']
let sendMail: QueueHandler
let salon: Salon

beforeAll(async () => {
  vi.stubEnv('TABLE_NAME', table().tableName)
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', table().endpoint)
  sendMail = (await import('./send-mail')).handler as QueueHandler
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(monday) })
  salon = await openSalon()
})

const clp = (amount: number) => ({ amount, currency: 'CLP' as const })

/** A client was sent a link for their hour. */
const asked = async (email: string, method: Payment['method'] = 'mercadopago') => {
  const { ctx } = salon
  const client = { firstName: 'Julia', lastName: 'Rojas', email }
  const appointment = await salon.byHand({ start: `2026-11-24T${hours.shift()}:00:00Z`, client })
  const at = parseInstant(monday)
  const payment: Payment = {
    ...{ id: paymentId.parse(ctx.newId()), organizationId: ctx.organizationId, kind: 'pay_link', method },
    ...{ status: 'pending', amount: clp(12_000), refunded: clp(0), refunds: [], parts: [], version: 1 },
    ...{ appointmentId: appointment.id, clientId: appointment.clientId, createdBy: ctx.actor, createdAt: at },
    ...{ checkoutUrl: 'https://pay.example/p-1', expiresAt: addMinutes(at, 1440), dueAt: addMinutes(at, 2) },
  }
  const event = paymentEvent('payment.requested', payment, { id: eventId.parse(ctx.newId()), at, actor: ctx.actor })
  await commitWrites(ctx, [eventCreation(event), ...paymentCreation(payment)])

  return payment
}
const deliverAll = async ({ id }: Payment) => {
  const told = await findEventsOfSubject(salon.ctx.organizationId, { kind: 'payment', id })
  // The rule lets through what is told by mail.
  const events = told.filter(({ type }) => type !== 'payment.changed')
  for (let count = 0; count < 2; count += 1) expect(await deliverBatch(sendMail, events.map(noticeOf))).toEqual([])
}
const subjectsTo = (email: string) => cloud.mailsTo(email).map(({ subject }) => subject)

it('a client is sent the link to pay by, then that the money came, then what went back: each once', async () => {
  const email = 'julia@correo.example'
  const payment = await asked(email)
  await deliverAll(payment)
  const [mail] = cloud.mailsTo(email)
  expect(mail?.body.text).toContain('Pagar con MercadoPago: https://pay.example/p-1')
  expect(mail?.body.text).toContain('El enlace funciona hasta el martes 24 de noviembre')

  await approvePayment(salon.ctx, { id: payment.id, externalId: '77' })
  await refundPayment(salon.ctx, { id: payment.id, refund: { id: 'r-1', amount: clp(2_000) } })
  await deliverAll(payment)
  expect(subjectsTo(email).sort()).toEqual(
    ['La Encina te devolvió $2.000', 'Paga $12.000 a La Encina', 'Recibimos tu pago de $12.000 en La Encina'].sort(),
  )
})

it('a link that has ended is not sent any more, and what is paid at the desk is told there', async () => {
  const late = await asked('tarde@correo.example')
  await closePayment(salon.ctx, { id: late.id, status: 'expired' })
  await deliverAll(late)
  expect(subjectsTo('tarde@correo.example')).toEqual([])

  const cash = await asked('caja@correo.example', 'cash')
  await approvePayment(salon.ctx, { id: cash.id })
  await deliverAll(cash)
  expect(subjectsTo('caja@correo.example')).toEqual([])
})
