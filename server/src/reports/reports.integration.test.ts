import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { ClientId, ProfessionalId } from '@reservaplus/shared/ids/schema'
import { weekdays, weeklyHours } from '@reservaplus/shared/schedules/schema'
import { localDate, localDateTime } from '@reservaplus/shared/time/schema'
import { toInstant, toLocal } from '@reservaplus/shared/time/zone'
import { describe, expect, it } from 'vitest'
import type { AppContext } from '../app-context'
import { cancel, complete, noShow } from '../appointments/change'
import { create } from '../appointments/create'
import { create as createClient } from '../clients/service'
import { createProfessional } from '../professionals/create'
import { arrive } from '../testing/arrive'
import { testClock } from '../testing/context'
import { openSalon } from '../testing/salon'
import { newProfessional } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { projectRange } from './project-range'
import { readDashboard } from './read-dashboard'
import { readSummary } from './read-summary'

useTestTable()

const zone = 'America/Santiago'
const date = (text: string) => localDate.parse(text)
const dates = (from: string, to = from) => ({ from: date(from), to: date(to) })

const open = [{ start: '00:00', end: '24:00', breaks: [] }]
const allDay = weeklyHours.parse(Object.fromEntries(weekdays.map((day) => [day, open])))

const openPlace = async () => {
  const clock = testClock('2026-10-01T12:00:00Z')
  const salon = await openSalon({ clock, rules: { horizonDays: 365 }, professional: { weeklyHours: allDay } })
  const { ctx, service, professional } = salon
  const colleague = await createProfessional(
    ctx,
    newProfessional({ serviceIds: [service.id], name: 'Bruno Díaz', weeklyHours: allDay, order: 2 }),
  )
  const ana = await createClient(ctx, { firstName: 'Ana', lastName: 'Soto' })
  const luz = await createClient(ctx, { firstName: 'Luz', lastName: '' })

  /** Made a day ahead; `local` is the organization's clock. */
  const book = async (local: string, clientId: ClientId = ana.id, professionalId: ProfessionalId = professional.id) => {
    const start = toInstant(localDateTime.parse(local), zone)
    clock.set(new Date(Date.parse(start) - 24 * 3_600_000).toISOString())

    return create(ctx, {
      serviceId: service.id,
      professionalId,
      start,
      client: { id: clientId },
      isWalkIn: false,
      notes: '',
      internalNotes: '',
    })
  }
  const serve = async ({ id }: Appointment) => {
    await arrive(ctx, { id })

    return complete(ctx, { id })
  }
  const miss = async ({ id, end }: Appointment) => {
    clock.set(end)

    return noShow(ctx, { id })
  }
  const project = (from: string, to: string) =>
    projectRange(clock, { organizationId: ctx.organizationId, ...dates(from, to) })
  const as = (role: 'reception' | 'professional' | 'admin'): AppContext => ({
    ...ctx,
    role,
    ...(role === 'professional' && { professionalId: colleague.id }),
  })

  return { clock, ctx, service, professional, colleague, ana, luz, book, serve, miss, project, as }
}

describe('the report of some days', () => {
  it('adds up revenue, rates, occupancy, services, team, weekdays and clients', async () => {
    const { ctx, service, professional, colleague, ana, luz, book, serve, miss, project } = await openPlace()
    const newcomer = await createClient(ctx, { firstName: 'Eva', lastName: '' })
    await serve(await book('2026-10-05T10:00'))
    await serve(await book('2026-11-03T10:00'))
    await serve(await book('2026-11-03T11:00', luz.id, colleague.id))
    await cancel(ctx, { id: (await book('2026-11-04T10:00')).id, reason: '' })
    await miss(await book('2026-11-04T11:00'))
    await book('2026-11-04T12:00', newcomer.id)
    await project('2026-10-01', '2026-11-30')

    const report = await readSummary(ctx, dates('2026-11-03', '2026-11-04'))
    const money = (amount: number) => ({ amount, currency: 'CLP' })
    expect(report).toMatchObject({
      appointments: 5,
      visits: 2,
      booked: 1,
      statuses: { completed: 2, confirmed: 1, cancelled: 1, no_show: 1, pending: 0 },
      revenue: money(36_000),
      averageRevenue: money(18_000),
      bookedMinutes: 135,
      availableMinutes: 4 * 1440,
      occupancyPercent: 2.3,
      cancellationPercent: 20,
      noShowPercent: 33.3,
      // Ana had been there in October; Eva is still to come.
      clients: { total: 2, new: 1, returning: 1 },
      services: [{ serviceId: service.id, name: 'Corte de pelo', visits: 2, revenue: money(36_000) }],
      days: [
        { date: '2026-11-03', visits: 2, revenue: money(36_000), occupancyPercent: 3.1 },
        { date: '2026-11-04', visits: 0, booked: 1, revenue: money(0), occupancyPercent: 1.6 },
      ],
    })
    const byId = Object.fromEntries(report.professionals.map((each) => [each.professionalId, each]))
    expect(byId[professional.id]).toMatchObject({ name: 'Antonia Rojas', visits: 1, booked: 1, bookedMinutes: 90 })
    expect(byId[colleague.id]).toMatchObject({ name: 'Bruno Díaz', revenue: money(18_000), availableMinutes: 2880 })
    expect(report.weekdays.filter(({ visits }) => visits > 0)).toMatchObject([{ weekday: 'tuesday', visits: 2 }])
    expect(report.topClients.map(({ clientId, name }) => [clientId, name]).sort()).toEqual(
      [
        [ana.id, 'Ana Soto'],
        [luz.id, 'Luz'],
      ].sort(),
    )
  })

  it('knows the working time of days on which nothing was booked', async () => {
    const { ctx } = await openPlace()

    expect(await readSummary(ctx, dates('2026-11-01', '2026-11-30'))).toMatchObject({
      appointments: 0,
      availableMinutes: 2 * 30 * 1440,
      occupancyPercent: 0,
    })
  })

  it('shows a professional only their own figures', async () => {
    const { as, luz, colleague, book, serve, project } = await openPlace()
    await serve(await book('2026-11-03T10:00'))
    await serve(await book('2026-11-03T11:00', luz.id, colleague.id))
    await project('2026-11-01', '2026-11-05')

    const report = await readSummary(as('professional'), dates('2026-11-01', '2026-11-05'))
    expect(report).toMatchObject({ visits: 1, revenue: { amount: 18_000 }, clients: { total: 1, new: 1 } })
    expect(report.professionals.map(({ professionalId }) => professionalId)).toEqual([colleague.id])
    expect(report.topClients.map(({ clientId }) => clientId)).toEqual([luz.id])
  })

  it.each([
    // Clocks go forward at midnight of 5 to 6 September 2026, and back of 3 to 4 April 2027.
    ['2026-09-06', 23],
    ['2027-04-03', 25],
  ])('F-08 has the hours that %s has where the clocks change: %i', async (day, hours) => {
    const { ctx } = await openPlace()

    expect(await readSummary(ctx, dates(day))).toMatchObject({ availableMinutes: 2 * hours * 60 })
  })

  it('F-08 puts every hour of a day of 25 hours, and of its neighbours, on the day it is on', async () => {
    const { ctx, book, project } = await openPlace()
    for (const local of ['2027-04-02T23:00', '2027-04-03T00:00', '2027-04-03T23:00', '2027-04-04T00:00'])
      await book(local)
    await project('2027-04-01', '2027-04-05')

    const { days } = await readSummary(ctx, dates('2027-04-02', '2027-04-04'))
    expect(days.map(({ booked }) => booked)).toEqual([1, 2, 1])
  })

  it('F-08 a visit in the last minutes of a month is that month’s, whatever day it is in Greenwich', async () => {
    const { ctx, book, serve, project } = await openPlace()
    const late = await serve(await book('2026-11-30T23:00'))
    expect(late.start.slice(0, 10)).toBe('2026-12-01')
    await serve(await book('2026-12-01T00:00'))
    await project('2026-11-29', '2026-12-02')

    expect((await readSummary(ctx, dates('2026-11-01', '2026-11-30'))).revenue?.amount).toBe(18_000)
    expect((await readSummary(ctx, dates('2026-12-01', '2026-12-31'))).revenue?.amount).toBe(18_000)
  })
})

describe('the dashboard', () => {
  it('E-46 compares this month until today with the same part of the last', async () => {
    const { clock, ctx, book, serve, project } = await openPlace()
    await serve(await book('2026-10-10T10:00'))
    await serve(await book('2026-10-28T10:00'))
    await serve(await book('2026-11-09T10:00'))
    await serve(await book('2026-11-10T10:00'))
    await book('2026-11-23T12:00')
    await project('2026-10-01', '2026-11-30')
    clock.set('2026-11-23T14:00:00Z')

    expect(await readDashboard(ctx)).toMatchObject({
      date: '2026-11-23',
      revenue: { current: { amount: 36_000 }, previous: { amount: 18_000 }, growthPercent: 100 },
      clients: 2,
      newClients: 0,
      today: { appointments: 1, completed: 0 },
      team: { active: 2, busyToday: 1 },
      appointments: [{ time: '12:00', clientName: 'Ana Soto', status: 'confirmed' }],
    })
  })

  it.each(['20:30', '22:30', '23:59'])('F-08 at %s today is still today, with its own times', async (time) => {
    const { clock, ctx, book } = await openPlace()
    await book('2026-11-24T00:00')
    await book('2026-11-23T21:00')
    clock.set(toInstant(localDateTime.parse(`2026-11-23T${time}`), zone))

    const { date: today, appointments } = await readDashboard(ctx)
    expect([today, appointments.map((each) => each.time)]).toEqual(['2026-11-23', ['21:00']])
    expect(appointments.map(({ start }) => toLocal(start, zone))).toEqual(['2026-11-23T21:00'])
  })

  it('counts whoever came for the first time in the last seven days', async () => {
    const { clock, ctx, luz, book, serve, project } = await openPlace()
    await serve(await book('2026-11-16T10:00'))
    await serve(await book('2026-11-17T10:00', luz.id))
    await serve(await book('2026-11-23T10:00', luz.id))
    await project('2026-11-01', '2026-11-30')
    clock.set('2026-11-23T23:00:00Z')

    expect((await readDashboard(ctx)).newClients).toBe(1)
  })

  it('shows no money to the desk, and to a professional their own day alone', async () => {
    const { clock, as, colleague, luz, book } = await openPlace()
    await book('2026-11-23T12:00')
    await book('2026-11-23T15:00', luz.id, colleague.id)
    clock.set('2026-11-23T14:00:00Z')

    const desk = await readDashboard(as('reception'))
    expect(desk.revenue).toBeUndefined()
    expect(desk.today.appointments).toBe(2)
    const own = await readDashboard(as('professional'))
    expect(own).toMatchObject({ today: { appointments: 1 }, team: { active: 1 }, revenue: { current: { amount: 0 } } })
    expect(own.clients).toBeUndefined()
    expect(own.appointments.map(({ professionalId }) => professionalId)).toEqual([colleague.id])
    await expect(readSummary(as('reception'), dates('2026-11-01'))).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
