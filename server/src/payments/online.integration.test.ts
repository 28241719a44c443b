// reason: one salon with its account at the provider, whose books are added up at the end

import { appointmentId, type PaymentId } from '@reservaplus/shared/ids/schema'
import { createLinkInput, recordPaymentInput, refundPaymentInput } from '@reservaplus/shared/payments/inputs'
import type { Payment } from '@reservaplus/shared/payments/schema'
import { addMinutes, instantOf, parseInstant } from '@reservaplus/shared/time/instant'
import { ulid } from 'ulid'
import { beforeAll, describe, expect, it } from 'vitest'
import { mercadoPago } from '../adapters/mercado-pago'
import type { AppContext } from '../app-context'
import { findAppointment } from '../appointments/repository'
import { systemContext } from '../config/system-context'
import { findEventsOfSubject } from '../events/repository'
import { accessTokenOf } from '../payment-accounts/account-token'
import { authorize, connect, disconnect } from '../payment-accounts/service'
import { testClock } from '../testing/context'
import { useTestMercadoPago } from '../testing/mercado-pago'
import { openSalon, type Salon } from '../testing/salon'
import { useTestSecrets } from '../testing/secrets'
import { useTestTable } from '../testing/table'
import { createLink } from './create-link'
import { findLedger } from './ledger-repository'
import { record } from './record-payment'
import { refund } from './refund-payment'
import { findPayment } from './repository'
import { syncOpen } from './sync-open'
import { syncNotice } from './sync-payment'

useTestTable()
useTestSecrets()
const clock = testClock()
const standIn = useTestMercadoPago({ now: () => clock.now().getTime() })
const returnUrl = 'http://app.localhost:3000/app/settings/payments'
const hours = ['13', '14', '15', '18', '19', '20']
const starts = ['24', '25', '26', '27'].flatMap((day) => hours.map((hour) => `2026-11-${day}T${hour}:00:00Z`))
let salon: Salon
let ctx: AppContext

const join = async () => {
  const state = new URL((await authorize(ctx)).url).searchParams.get('state') ?? ''
  await connect(ctx, { code: standIn().codeFor('Salón', returnUrl), state })
}

beforeAll(async () => {
  salon = await openSalon({ clock })
  ctx = salon.ctx
  await join()
  // Notices are given by hand here, so that each can come late, twice or never.
  standIn().webhooks.setMode('lost')
})

const clp = (amount: number) => ({ amount, currency: 'CLP' as const })
const failing = (code: string) => expect.objectContaining({ code })
const book = () => salon.byHand({ start: starts.shift() ?? '' })
const linkFor = async (more: object = {}) => {
  const appointment = await book()

  return createLink(ctx, createLinkInput.parse({ id: appointment.id, ...more }))
}
const pay = ({ preferenceId = '' }: Pick<Payment, 'preferenceId'>, outcome: 'approve' | 'reject' = 'approve') =>
  String(standIn().pay(preferenceId, { outcome }).id)
const notice = (externalId: string) => syncNotice({ ...systemContext(ctx.organizationId, 'test'), clock }, externalId)
const now = async (id: PaymentId) => {
  const found = await findPayment(ctx.organizationId, id)
  if (!found) throw new Error('It is gone')

  return found
}
const told = async (id: PaymentId) =>
  (await findEventsOfSubject(ctx.organizationId, { kind: 'payment', id })).map(({ type }) => type).sort()
const remote = (externalId: string) => standIn().state.payments[Number(externalId)]
/** As the schedule does it, so many minutes later. */
const reconcileAfter = async (minutes: number) => {
  clock.set(addMinutes(instantOf(clock.now()), minutes))
  const failures: unknown[] = []
  await syncOpen({
    now: instantOf(clock.now()),
    contextOf: (organizationId) => ({ ...systemContext(organizationId, 'test'), clock }),
    isTimeLeft: () => true,
    onFailure: (_, error) => failures.push(error),
  })
  expect(failures).toEqual([])
}

describe('a link to pay by', () => {
  it('asks for what is left to pay, ends by itself and is told', async () => {
    const link = await linkFor()
    const price = salon.service.price.amount

    expect(link).toMatchObject({ kind: 'pay_link', status: 'pending', amount: clp(price), method: 'mercadopago' })
    expect(link.checkoutUrl).toContain(link.preferenceId)
    expect(link.expiresAt).toBe(addMinutes(instantOf(clock.now()), 24 * 60))
    expect(await told(link.id)).toEqual(['payment.requested'])
    const preference = standIn().state.preferences[link.preferenceId ?? '']
    expect(preference?.notification_url).toContain(`?organization=${ctx.organizationId}`)
  })

  it('asks for less once something was paid, and is not made where nothing is left', async () => {
    const appointment = await book()
    const price = appointment.price.amount
    const take = (amount: number) =>
      record(ctx, recordPaymentInput.parse({ appointmentId: appointment.id, method: 'cash', amount: clp(amount) }))
    await take(1000)
    const input = createLinkInput.parse({ id: appointment.id })
    expect((await createLink(ctx, input)).amount).toEqual(clp(price - 1000))
    await take(price - 1000)
    await expect(createLink(ctx, input)).rejects.toEqual(failing('INVALID_TRANSITION'))
  })

  it('is made once for one key', async () => {
    const input = createLinkInput.parse({ id: (await book()).id, idempotencyKey: ulid() })
    const first = await createLink(ctx, input)
    expect(await createLink(ctx, input)).toEqual(first)
  })
})

describe('what the provider tells', () => {
  it('is carried out once, however often and from how many it comes', async () => {
    const link = await linkFor()
    const externalId = pay(link)
    await Promise.all([notice(externalId), notice(externalId)])
    await notice(externalId)

    const paid = await now(link.id)
    expect(paid).toMatchObject({ status: 'approved', externalId, parts: [{ amount: link.amount.amount }] })
    expect(await told(link.id)).toEqual(['payment.approved', 'payment.requested'])
    const appointment = await findAppointment(ctx.organizationId, appointmentId.parse(paid.appointmentId))
    expect(appointment?.payment).toMatchObject({ state: 'paid', paid: link.amount })
  })

  it('in the wrong order ends the same: refused, then paid with another card', async () => {
    const link = await linkFor()
    const refused = pay(link, 'reject')
    const approved = pay(link)
    await notice(approved)
    await notice(refused)

    expect(await now(link.id)).toMatchObject({ status: 'approved', externalId: approved })
    expect(await told(link.id)).toEqual(['payment.approved', 'payment.requested'])
  })

  it('in order is told as it happens', async () => {
    const link = await linkFor()
    await notice(pay(link, 'reject'))
    expect(await now(link.id)).toMatchObject({ status: 'rejected' })
    await notice(pay(link))
    expect(await now(link.id)).toMatchObject({ status: 'approved' })
  })

  it('of a payment that nobody knows, or of another salon, changes nothing', async () => {
    await notice('999999999')
    const link = await linkFor()
    const other = await openSalon({ clock })
    const elsewhere = { ...systemContext(other.ctx.organizationId, 'test'), clock }
    await expect(syncNotice(elsewhere, pay(link))).rejects.toEqual(failing('CONFLICT'))
    expect(await now(link.id)).toMatchObject({ status: 'pending' })
  })

  it('of a second payment of one link gives that one back, once', async () => {
    const link = await linkFor()
    const [first, second] = [pay(link), pay(link)]
    for (const id of [second, first, second]) await notice(id)

    expect(await now(link.id)).toMatchObject({ status: 'approved', externalId: second, refunded: clp(0) })
    expect(remote(first)).toMatchObject({ status: 'refunded' })
    expect(remote(second)).toMatchObject({ status: 'approved' })
  })

  it('of money that a card took back takes it out of the books, once', async () => {
    const link = await linkFor()
    const externalId = pay(link)
    standIn().chargeBack(Number(externalId))
    await notice(externalId)
    await notice(externalId)

    expect(await now(link.id)).toMatchObject({ status: 'refunded', refunded: link.amount })
  })
})

describe('what goes back through the provider', () => {
  const paid = async () => {
    const link = await linkFor()
    const externalId = pay(link)
    await notice(externalId)

    return { link, externalId }
  }
  const giveBack = (id: PaymentId, more: object = {}) => refund(ctx, refundPaymentInput.parse({ id, ...more }))

  it('goes back once for one key, in parts and then all that is left', async () => {
    const { link, externalId } = await paid()
    const key = ulid()
    const some = { amount: clp(1000), idempotencyKey: key }
    await giveBack(link.id, some)
    expect(await giveBack(link.id, some)).toMatchObject({ status: 'partly_refunded', refunded: clp(1000) })
    expect(remote(externalId)).toMatchObject({ transaction_amount_refunded: 1000 })
    await notice(externalId)
    expect((await now(link.id)).refunds).toHaveLength(1)

    await giveBack(link.id)
    expect(await now(link.id)).toMatchObject({ status: 'refunded', refunded: link.amount })
    expect(remote(externalId)).toMatchObject({ status: 'refunded' })
    await expect(giveBack(link.id)).rejects.toEqual(failing('INVALID_TRANSITION'))
  })

  it('is no more than there is', async () => {
    const { link, externalId } = await paid()
    const tooMuch = { amount: clp(link.amount.amount + 1) }
    await expect(giveBack(link.id, tooMuch)).rejects.toEqual(failing('BAD_INPUT'))
    expect(remote(externalId)).toMatchObject({ transaction_amount_refunded: 0 })
  })

  it('at the provider’s own desk is written down by its notice, and leaves so much less to give back', async () => {
    const { link, externalId } = await paid()
    await mercadoPago().refundPayment(await accessTokenOf(ctx), externalId, {
      amount: clp(500),
      idempotencyKey: ulid(),
    })
    await notice(externalId)
    await notice(externalId)
    expect(await now(link.id)).toMatchObject({ status: 'partly_refunded', refunded: clp(500) })
    await giveBack(link.id)
    expect((await now(link.id)).refunded).toEqual(link.amount)
  })

  it('is not in the books where the provider did not answer', async () => {
    const { link, externalId } = await paid()
    standIn().failNext({ status: 503, path: `/v1/payments/${externalId}/refunds`, count: 2 })
    await expect(giveBack(link.id)).rejects.toEqual(failing('UNAVAILABLE'))
    expect(await now(link.id)).toMatchObject({ status: 'approved', refunded: clp(0) })
  })
})

describe('a notice that never came', () => {
  it('is made up for within five minutes, whenever the client pays', async () => {
    const early = await linkFor()
    pay(early)
    await reconcileAfter(1)
    expect(await now(early.id)).toMatchObject({ status: 'pending', attempts: 0 })
    await reconcileAfter(1)
    expect(await now(early.id)).toMatchObject({ status: 'approved' })

    const late = await linkFor()
    for (let minute = 0; minute < 30; minute += 1) await reconcileAfter(1)
    expect((await now(late.id)).attempts).toBeLessThan(9)
    pay(late)
    for (let minute = 0; minute < 5; minute += 1) await reconcileAfter(1)
    expect(await now(late.id)).toMatchObject({ status: 'approved' })
  })

  it('of a refusal is asked about further: the client may pay with another card', async () => {
    const link = await linkFor()
    pay(link, 'reject')
    await reconcileAfter(2)
    expect(await now(link.id)).toMatchObject({ status: 'rejected' })
    pay(link)
    await reconcileAfter(4)
    expect(await now(link.id)).toMatchObject({ status: 'approved' })
  })

  it('is not waited for after the link has ended, and money that comes all the same is taken', async () => {
    const [link, refused, last] = [
      await linkFor({ hours: 1 }),
      await linkFor({ hours: 1 }),
      await linkFor({ hours: 1 }),
    ]
    pay(refused, 'reject')
    const paid = pay(last)
    await reconcileAfter(2)
    await reconcileAfter(61)
    expect(await now(link.id)).toMatchObject({ status: 'expired' })
    expect(await now(refused.id)).toMatchObject({ status: 'rejected' })
    for (const { id } of [link, refused]) expect((await now(id)).dueAt).toBeUndefined()
    expect(await now(last.id)).toMatchObject({ status: 'approved', externalId: paid })
  })

  it('ends with its time where the salon has disconnected its account', async () => {
    const link = await linkFor({ hours: 1 })
    await disconnect(ctx)
    await reconcileAfter(63)
    expect(await now(link.id)).toMatchObject({ status: 'expired' })
    await join()
  })
})

it('the books are even after all of it', async () => {
  const entries = await findLedger(ctx.organizationId, {
    from: parseInstant('2000-01-01T00:00:00Z'),
    to: parseInstant('2100-01-01T00:00:00Z'),
  })
  expect(entries.length).toBeGreaterThan(10)
  expect(
    entries.map(({ lines }) => lines.reduce((sum, { amount }) => sum + amount, 0)).filter((sum) => sum !== 0),
  ).toEqual([])
})
