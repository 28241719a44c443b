import { closeDayInput } from '@reservaplus/shared/payments/day-close'
import { exportLedgerInput, recordPaymentInput, refundPaymentInput } from '@reservaplus/shared/payments/inputs'
import { localDate } from '@reservaplus/shared/time/schema'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AppContext } from '../app-context'
import { findEventsOfSubject } from '../events/repository'
import { arrive } from '../testing/arrive'
import { testClock } from '../testing/context'
import { openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { meterUnits } from '../testing/units'
import { closeDay, listDays, readDay, reopenDay } from './close-day'
import { exportLedger, listLedger } from './export-ledger'
import { record } from './record-payment'
import { refund } from './refund-payment'
import { checkout } from './run-checkout'

const table = useTestTable()

let salon: Salon
let ctx: AppContext
let measure: ReturnType<typeof meterUnits>
const clock = testClock()
const date = localDate.parse('2026-11-23')
const clp = (amount: number) => ({ amount, currency: 'CLP' as const })

beforeAll(async () => {
  measure = meterUnits(table().client)
  salon = await openSalon({ clock })
  ctx = salon.ctx
  const { clientId } = await salon.byHand()
  const { id: professionalId } = salon.professional
  const sold = { clientId, professionalId, amount: clp(10_000) }
  await record(ctx, recordPaymentInput.parse({ ...sold, method: 'cash', tip: clp(1000) }))
  const { id } = await record(ctx, recordPaymentInput.parse({ ...sold, method: 'card', note: '=HYPERLINK("x")' }))
  await refund(ctx, refundPaymentInput.parse({ id, amount: clp(2500), method: 'cash' }))
})

const failing = (code: string) => expect.objectContaining({ code })
const close = (counted: number, more: object = {}) =>
  closeDay(ctx, closeDayInput.parse({ date, countedCash: clp(counted), float: clp(20_000), ...more }))
const takeCash = () => record(ctx, recordPaymentInput.parse({ method: 'cash', amount: clp(3000) }))

describe('a day of the till', () => {
  it('shows what came in and went back, by method and by professional', async () => {
    const { figures } = await readDay(ctx, { date })

    expect(figures).toEqual({
      byMethod: [
        { method: 'cash', received: 11_000, refunded: 2500, net: 8500 },
        { method: 'card', received: 10_000, refunded: 0, net: 10_000 },
      ],
      byProfessional: [{ professionalId: salon.professional.id, received: 20_000, refunded: 2500, net: 17_500 }],
      tips: 1000,
    })
  })

  it('costs one query more than the organization and its close', async () => {
    const units = await measure(() => readDay(ctx, { date }))

    expect(units).toMatchObject({ write: 0, requests: 3, rounds: 2 })
    expect(units.read).toBeLessThanOrEqual(5)
  })

  it('is closed once, with what was counted and what is missing, and takes nothing by hand from then on', async () => {
    const both = await Promise.allSettled([close(28_000), close(28_000)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const { close: closed } = await readDay(ctx, { date })
    expect(closed).toMatchObject({ expectedCash: 28_500, countedCash: 28_000, difference: -500, status: 'closed' })

    await expect(takeCash()).rejects.toEqual(failing('CONFLICT'))
    const arrived = await arrive(ctx, { id: (await salon.byHand({ start: '2026-11-24T14:00:00Z' })).id })
    const asked = { id: arrived.id, payments: [{ method: 'cash' as const, amount: clp(100) }] }
    await expect(checkout(ctx, asked)).rejects.toEqual(failing('CONFLICT'))
  })

  it('is opened again with a reason, counted anew, and its difference is in the books once', async () => {
    await reopenDay(ctx, { date, reason: 'Faltaba una venta' })
    await takeCash()
    expect(await close(31_500, { float: undefined })).toMatchObject({ expectedCash: 31_500, difference: 0 })
    await expect(reopenDay(ctx, { date, reason: 'x', version: 1 })).rejects.toEqual(failing('CONFLICT'))

    const { items } = await listLedger(ctx, { from: date, to: date, limit: 100 })
    const differences = items.flatMap(({ lines }) => lines).filter(({ account }) => account === 'cash-differences')
    expect(differences.map(({ amount }) => amount)).toEqual([500, -500])
    expect((await listDays(ctx, { limit: 10 })).items).toMatchObject([{ id: date, reopenings: [{ by: ctx.actor }] }])
    const events = await findEventsOfSubject(ctx.organizationId, { kind: 'day-close', id: date })
    expect(events.length).toBeGreaterThanOrEqual(3)
  })

  it('has to have come, and what came before a race with its close is counted', async () => {
    const tomorrow = localDate.parse('2026-11-24')
    await expect(close(0, { date: tomorrow })).rejects.toEqual(failing('BAD_INPUT'))
    clock.set('2026-11-24T14:00:00Z')
    const [taken] = await Promise.allSettled([takeCash(), close(20_000, { date: tomorrow })])
    const { close: closed } = await readDay(ctx, { date: tomorrow })

    expect(closed?.expectedCash).toBe(taken.status === 'fulfilled' ? 23_000 : 20_000)
  })
})

describe('the books as a file', () => {
  it('are rows of debit and credit in the language of the salon, a page at a time, and nothing in them is a formula', async () => {
    const input = exportLedgerInput.parse({ from: date, to: date })
    const whole = await exportLedger(ctx, input)
    const [titles, ...rows] = whole.csv.trim().split('\r\n')
    expect(titles).toContain('Fecha,Asiento,Tipo,Cuenta,Debe,Haber,Moneda')
    expect(rows[0]).toMatch(/Caja \(efectivo\),11000,,CLP/)
    expect(whole.csv).not.toContain('HYPERLINK')

    const first = await exportLedger(ctx, { ...input, limit: 2 })
    const second = await exportLedger(ctx, { ...input, cursor: first.cursor })
    expect(first.csv + second.csv).toBe(whole.csv)
  })
})
