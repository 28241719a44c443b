import { recordPaymentInput, refundPaymentInput } from '@reservaplus/shared/payments/inputs'
import { sumOf } from '@reservaplus/shared/payments/ledger'
import { parseInstant } from '@reservaplus/shared/time/instant'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findAppointment } from '../appointments/repository'
import { arrive } from '../testing/arrive'
import { type Fault, injectFaults } from '../testing/faults'
import { openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { findLedger } from './ledger-repository'
import { record } from './record-payment'
import { refund } from './refund-payment'
import { findPayment } from './repository'
import { checkout } from './run-checkout'

const table = useTestTable()

let faults: Fault[] = []
let salon: Salon
const starts = ['13', '14', '15', '18', '19', '20'].map((hour) => `2026-11-24T${hour}:00:00Z`)

beforeAll(async () => {
  injectFaults(table().client, (command) => (command === 'TransactWriteItemsCommand' ? faults.shift() : undefined))
  salon = await openSalon()
})
afterEach(() => {
  faults = []
})

const clp = (amount: number) => ({ amount, currency: 'CLP' as const })
const arrived = async () => arrive(salon.ctx, { id: (await salon.byHand({ start: starts.shift() ?? '' })).id })
const entries = () =>
  findLedger(salon.ctx.organizationId, {
    from: parseInstant('2026-01-01T00:00:00Z'),
    to: parseInstant('2027-01-01T00:00:00Z'),
  })

const cases: [string, Fault[]][] = [
  ['throttling', ['throttled', 'conflict']],
  ['a request that never arrives', ['lost-request']],
  ['a commit whose answer is lost', ['lost-answer']],
]

describe('money under faults', () => {
  it.each(cases)('is taken, charged and given back once each in spite of %s', async (_what, befalling) => {
    const { ctx } = salon
    const { id, price } = await arrived()
    const before = (await entries()).length
    faults = [...befalling]
    const paid = await record(
      ctx,
      recordPaymentInput.parse({ appointmentId: id, method: 'transfer', amount: clp(4000) }),
    )
    faults = [...befalling]
    const { payments } = await checkout(ctx, {
      id,
      payments: [{ method: 'cash', amount: clp(price.amount - 4000) }],
    })
    faults = [...befalling]
    await refund(ctx, refundPaymentInput.parse({ id: paid.id, amount: clp(1000) }))

    expect(payments.map(({ id: each }) => each)).toContain(paid.id)
    expect(payments).toHaveLength(2)
    expect(await findPayment(ctx.organizationId, paid.id)).toMatchObject({ refunded: clp(1000), version: 2 })
    expect((await findAppointment(ctx.organizationId, id))?.payment).toMatchObject({
      state: 'paid',
      paid: price,
      refunded: clp(1000),
    })
    // A deposit, the sale, its payment, the refund.
    expect(await entries()).toHaveLength(before + 4)
  })

  it('is given back by two at once no further than it was paid', async () => {
    const { ctx } = salon
    const appointment = await arrived()
    const { id } = await record(
      ctx,
      recordPaymentInput.parse({ appointmentId: appointment.id, method: 'cash', amount: clp(10_000) }),
    )
    const half = refundPaymentInput.parse({ id, amount: clp(6000) })
    const both = await Promise.allSettled([refund(ctx, half), refund(ctx, half)])

    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await findAppointment(ctx.organizationId, appointment.id))?.payment?.refunded).toEqual(clp(6000))
    for (const { lines } of await entries()) expect(sumOf(lines)).toBe(0)
  })
})
