import type { DaySheet, Tally } from '@reservaplus/shared/reports/day-figures'
import { daysBetween } from '@reservaplus/shared/time/calendar'
import { localDate } from '@reservaplus/shared/time/schema'
import { ulid } from 'ulid'
import { beforeAll, describe, expect, it } from 'vitest'
import { create } from '../appointments/create'
import { openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { meterUnits } from '../testing/units'
import { findDayFigures, putDay } from './day-repository'
import { projectDay } from './project-day'
import { readDashboard } from './read-dashboard'
import { readSummary } from './read-summary'

const table = useTestTable()
const year = { from: localDate.parse('2026-01-01'), to: localDate.parse('2026-12-31') }

let salon: Salon
let measure: ReturnType<typeof meterUnits>

const team = Array.from({ length: 10 }, () => ulid())
const services = Array.from({ length: 20 }, () => ulid())

const record = (ids: readonly string[], tally: Tally) => Object.fromEntries(ids.map((id) => [id, tally]))

/** Five visits of five clients for each of ten professionals. */
const sheets = (): DaySheet[] =>
  team.map((professionalId, index) => ({
    professionalId,
    currency: 'CLP',
    statuses: { cancelled: 1, completed: 5, no_show: 1 },
    revenue: 90_000,
    bookedMinutes: 225,
    services: record(services.slice(index, index + 4), [1, 18_000]),
    clients: record(
      Array.from({ length: 5 }, () => ulid()),
      [1, 18_000],
    ),
  }))

beforeAll(async () => {
  salon = await openSalon()
  for (const date of daysBetween(year.from, year.to)) {
    await putDay(salon.ctx.organizationId, { date, sheets: sheets(), available: {} }, 0)
  }
  measure = meterUnits(table().client)
}, 60_000)

describe('what reports consume', () => {
  it('the days of a year of 18,000 visits are two reads at most', async () => {
    const units = await measure(() => findDayFigures(salon.ctx.organizationId, year))

    expect(units.requests).toBeLessThanOrEqual(2)
    expect(units.read).toBeLessThanOrEqual(250)
  })

  it('F-54 a year’s report has a fixed number of requests, whatever there is to report', async () => {
    const units = await measure(() => readSummary(salon.ctx, year))

    // Days in two pages; organization, team, services, closures, first visits; names of the best clients.
    expect(units.requests).toBeLessThanOrEqual(8)
    expect(units.rounds).toBeLessThanOrEqual(3)
    expect(units.read).toBeLessThanOrEqual(280)
  })

  it('F-54 the dashboard reads two months and today', async () => {
    const units = await measure(() => readDashboard(salon.ctx))

    expect(units.requests).toBeLessThanOrEqual(8)
    expect(units.rounds).toBeLessThanOrEqual(2)
    expect(units.read).toBeLessThanOrEqual(50)
  })

  it('adding up a day is one write', async () => {
    const { ctx, service, professional } = salon
    for (const time of ['12:00', '13:00', '14:00']) {
      await create(ctx, {
        serviceId: service.id,
        professionalId: professional.id,
        start: `2026-11-25T${time}:00Z`,
        client: { firstName: 'Ana', lastName: 'Soto' },
        isWalkIn: false,
        notes: '',
        internalNotes: '',
      })
    }
    const day = { organizationId: ctx.organizationId, date: localDate.parse('2026-11-25') }
    const units = await measure(() => projectDay(ctx.clock, day))

    expect(units.requests).toBeLessThanOrEqual(6)
    expect(units.read).toBeLessThanOrEqual(8)
    // Of the larger of what was there and what is there now.
    expect(units.write).toBeLessThanOrEqual(6)
  })
})
