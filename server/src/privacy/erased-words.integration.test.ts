import { checkoutInput, recordPaymentInput, refundPaymentInput } from '@reservaplus/shared/payments/inputs'
import { localDate, localTime } from '@reservaplus/shared/time/schema'
import { beforeAll, describe, expect, it } from 'vitest'

import { cancel, checkIn, complete } from '../appointments/change'
import { findAppointment } from '../appointments/repository'
import { reschedule } from '../appointments/reschedule'
import { update } from '../appointments/update'
import { create as createClient } from '../clients/service'
import { record } from '../payments/record-payment'
import { refund } from '../payments/refund-payment'
import { checkout } from '../payments/run-checkout'
import { update as updateSeries } from '../series/change-series'
import { create as createSeries } from '../series/service'
import { testClock } from '../testing/context'
import { useTestFiles } from '../testing/files'
import { readEverything } from '../testing/read-everything'
import { openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { erase } from './service'

const table = useTestTable()
useTestFiles()
const clock = testClock()
const refused = { code: 'CLIENT_ERASED' }
const clp = (amount: number) => ({ amount, currency: 'CLP' as const })

let salon: Salon
let past: { id: Awaited<ReturnType<Salon['byHand']>>['id'] }
let done: typeof past
let paid: Awaited<ReturnType<typeof record>>
let series: Awaited<ReturnType<typeof createSeries>>

const traces = async () => (await readEverything(table())).filter((item) => /zenobia/i.test(JSON.stringify(item)))

beforeAll(async () => {
  salon = await openSalon({ clock })
  const { ctx } = salon
  const client = await createClient(ctx, { firstName: 'Zenobia', lastName: 'Urrutia', email: 'zenobia@correo.example' })
  past = await salon.byHand({ start: '2026-11-24T13:00:00Z', client: { id: client.id } })
  done = await salon.byHand({ start: '2026-11-25T13:00:00Z', client: { id: client.id } })
  series = await createSeries(ctx, {
    clientId: client.id,
    serviceId: salon.service.id,
    professionalId: salon.professional.id,
    startsOn: localDate.parse('2026-11-26'),
    localTime: localTime.parse('15:00'),
    rule: 'FREQ=WEEKLY;COUNT=2',
    choices: [],
    notes: '',
    internalNotes: '',
  })
  clock.set('2026-11-25T15:00:00Z')
  await checkIn(ctx, { id: done.id })
  await complete(ctx, { id: done.id })
  paid = await record(
    ctx,
    recordPaymentInput.parse({ method: 'cash', amount: clp(1000), appointmentId: done.id, note: 'Zenobia' }),
  )
  clock.set('2026-12-10T12:00:00Z')
  await erase(ctx, { id: client.id, reason: 'client-request' })
})

describe('about a client who was erased', () => {
  it('nothing is written any more, wherever it would stand', async () => {
    const { ctx } = salon
    expect(await traces()).toEqual([])
    const sale = { method: 'cash', amount: clp(500), appointmentId: done.id, note: 'Zenobia pagó el resto' }
    const till = { id: done.id, payments: [{ method: 'cash', amount: clp(200), note: 'Zenobia' }] }

    await expect(update(ctx, { id: past.id, internalNotes: 'Zenobia llamó' })).rejects.toMatchObject(refused)
    await expect(update(ctx, { id: past.id, notes: 'Zenobia' })).rejects.toMatchObject(refused)
    await expect(cancel(ctx, { id: past.id, reason: 'Zenobia enferma' })).rejects.toMatchObject(refused)
    await expect(reschedule(ctx, { id: past.id, start: '2026-12-15T13:00:00Z' })).rejects.toMatchObject(refused)
    await expect(updateSeries(ctx, { id: series.id, internalNotes: 'Zenobia' })).rejects.toMatchObject(refused)
    await expect(record(ctx, recordPaymentInput.parse(sale))).rejects.toMatchObject(refused)
    await expect(checkout(ctx, checkoutInput.parse(till))).rejects.toMatchObject(refused)
    await expect(refund(ctx, refundPaymentInput.parse({ id: paid.id, reason: 'Zenobia' }))).rejects.toMatchObject(
      refused,
    )
    expect(await traces()).toEqual([])
  })

  it('money still comes and goes, and a status is still put right: nothing leads back to the person', async () => {
    const { ctx } = salon
    const rest = { method: 'cash', amount: clp(500), appointmentId: done.id }
    const taken = await record(ctx, recordPaymentInput.parse(rest))
    expect(taken).not.toHaveProperty('clientId')
    await refund(ctx, refundPaymentInput.parse({ id: paid.id, amount: clp(300) }))
    await cancel(ctx, { id: past.id, reason: '' })

    expect(await findAppointment(ctx.organizationId, past.id)).toMatchObject({ status: 'cancelled' })
    expect((await findAppointment(ctx.organizationId, done.id))?.payment).toMatchObject({
      paid: clp(1500),
      refunded: clp(300),
    })
  })
})
