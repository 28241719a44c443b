import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { appointmentStatus } from '../appointments/schema'
import { clientId, professionalId, serviceId } from '../ids/schema'
import { someAppointment } from '../testing/appointment-builder'
import { date } from '../testing/builders'
import { parseInstant } from '../time/instant'
import { type LocalDateTime, localDateTime } from '../time/schema'
import { sheetsOf } from './day-figures'
import { decodeDay, encodeDay } from './day-text'
import { sumDays } from './totals'

const tuesday = date('2026-11-24')
const at = (text: string): LocalDateTime => localDateTime.parse(text)

describe('the sheets of a day', () => {
  it('count revenue of what is completed and minutes of who came, comes or is here', () => {
    const sheets = sheetsOf(tuesday, [
      someAppointment({ status: 'completed' }),
      someAppointment({ status: 'confirmed' }),
      someAppointment({ status: 'cancelled' }),
      someAppointment({ status: 'no_show' }),
    ])
    expect(sheets).toHaveLength(1)
    expect(sheets[0]).toMatchObject({
      statuses: { cancelled: 1, completed: 1, confirmed: 1, no_show: 1 },
      revenue: 15_000,
      bookedMinutes: 120,
    })
    // What is only booked is no visit yet, of a client or a service as of the whole day.
    expect(Object.values(sheets[0]?.clients ?? {})).toEqual([[1, 15_000]])
    expect(sumDays([{ date: tuesday, available: {}, sheets }], 'CLP')).toMatchObject({ visits: 1, booked: 1 })
  })

  it('leave out the time in which a service works by itself', () => {
    const segments = [
      { kind: 'work' as const, minutes: 20 },
      { kind: 'processing' as const, minutes: 25 },
      { kind: 'work' as const, minutes: 15 },
    ]
    expect(sheetsOf(tuesday, [someAppointment({ segments })])[0]?.bookedMinutes).toBe(35)
  })

  it('F-08 are of the organization’s day: half past eight in the evening is still today, midnight is not', () => {
    const evening = someAppointment({ start: parseInstant('2026-11-24T23:30:00Z'), localStart: at('2026-11-24T20:30') })
    const lastMinute = someAppointment({ localStart: at('2026-11-24T23:59') })
    const midnight = someAppointment({ localStart: at('2026-11-25T00:00') })

    expect(
      sumDays([{ date: tuesday, available: {}, sheets: sheetsOf(tuesday, [evening, lastMinute, midnight]) }], 'CLP')
        .booked,
    ).toBe(2)
  })

  it('keep money of another currency apart: it is in no sum', () => {
    const dollars = someAppointment({ status: 'completed', price: { amount: 900, currency: 'USD' } })
    const sheets = sheetsOf(tuesday, [someAppointment({ status: 'completed' }), dollars])

    expect(sumDays([{ date: tuesday, available: {}, sheets }], 'CLP')).toMatchObject({ visits: 2, revenue: 15_000 })
  })

  const some = fc
    .record({
      status: fc.constantFrom(...appointmentStatus.options),
      professional: fc.integer({ min: 0, max: 3 }),
      client: fc.integer({ min: 0, max: 5 }),
      service: fc.integer({ min: 0, max: 3 }),
      amount: fc.integer({ min: 0, max: 90_000 }),
    })
    .map(({ status, professional, client, service, amount }) =>
      someAppointment({
        status,
        professionalId: professionalId.parse(`professional-000000000${professional}`),
        clientId: clientId.parse(`client-0000000000000${client}`),
        serviceId: serviceId.parse(`service-000000000000${service}`),
        price: { amount, currency: 'CLP' },
      }),
    )

  it('are the same text in whatever order the appointments come, and that text is read back', () => {
    fc.assert(
      fc.property(fc.array(some, { maxLength: 20 }), fc.infiniteStream(fc.integer()), (appointments, numbers) => {
        const shuffled = appointments
          .map((each) => [numbers.next().value as number, each] as const)
          .sort(([a], [b]) => a - b)
          .map(([, each]) => each)
        const figures = { date: tuesday, available: {}, sheets: sheetsOf(tuesday, appointments) }

        expect(encodeDay({ ...figures, sheets: sheetsOf(tuesday, shuffled) })).toBe(encodeDay(figures))
        expect(decodeDay(tuesday, encodeDay(figures))).toEqual(figures)
      }),
    )
  })
})
