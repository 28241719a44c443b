import { localDate, localTime } from '@reservaplus/shared/time/schema'
import { describe, expect, it } from 'vitest'
import { create as createAppointment } from '../appointments/create'
import { createProfessional } from '../professionals/create'
import { openSalon } from '../testing/salon'
import { newProfessional } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { meterUnits } from '../testing/units'
import { removeDay, setDay } from './change-days'
import { closeHolidays, holidays } from './close-holidays'
import { duplicate, useOpeningHours } from './duplicate'
import { listDays, workedTime } from './list-days'
import { get, overview, update } from './service'

const table = useTestTable()

const interval = (start: string, end: string, breaks: { name: string; start: string; end: string }[] = []) => ({
  start: localTime.parse(start),
  end: localTime.parse(end),
  breaks: breaks.map(({ name, ...times }) => ({
    name,
    start: localTime.parse(times.start),
    end: localTime.parse(times.end),
  })),
})

const tuesday = localDate.parse('2026-11-24')

const openBooked = async () => {
  const salon = await openSalon()
  const appointment = await createAppointment(salon.ctx, {
    serviceId: salon.service.id,
    professionalId: salon.professional.id,
    start: '2026-11-24T13:00:00Z',
    client: { firstName: 'Ana', lastName: 'Soto' },
    isWalkIn: false,
    notes: '',
    internalNotes: '',
  })

  return { ...salon, appointment, of: { professionalId: salon.professional.id } }
}

describe('a professional’s schedule', () => {
  it('F-18 keeps what an update leaves out, a weekday too', async () => {
    const { ctx, of } = await openBooked()
    const before = await get(ctx, of)
    const { schedule } = await update(ctx, { ...of, weeklyHours: { sunday: [interval('10:00', '14:00')] } })

    expect(schedule).toEqual({
      ...before,
      version: before.version + 1,
      weeklyHours: { ...before.weeklyHours, sunday: [interval('10:00', '14:00')] },
    })
    expect(await get(ctx, of)).toEqual(schedule)
  })

  it('says which appointments it leaves outside working time, and lets them stand', async () => {
    const { ctx, of, appointment, offeredOn } = await openBooked()
    const { outside } = await update(ctx, { ...of, weeklyHours: { tuesday: [] } })

    expect(outside).toMatchObject([{ id: appointment.id, start: appointment.start, clientName: 'Ana Soto' }])
    expect(await offeredOn(tuesday)).toEqual([])
  })

  it('refuses hours that do not fit together, at their field', async () => {
    const { ctx, of } = await openBooked()
    const monday = [interval('09:00', '13:00', [{ name: 'Pausa', start: '12:30', end: '13:30' }])]

    await expect(update(ctx, { ...of, weeklyHours: { monday } })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      details: { issues: [{ path: ['weeklyHours', 'monday', 0, 'breaks', 0, 'start'] }] },
    })
    await expect(update(ctx, { ...of, timeZone: 'America/Santiago_Norte' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      details: { issues: [{ path: ['timeZone'] }] },
    })
  })

  it('refuses to write over what somebody else has changed', async () => {
    const { ctx, of } = await openBooked()
    const { version } = await get(ctx, of)
    await update(ctx, { ...of, slotIntervalMinutes: 20, version })

    await expect(update(ctx, { ...of, slotIntervalMinutes: 10, version })).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('E-78 stops and takes bookings', async () => {
    const { ctx, of, offeredOn } = await openBooked()
    await update(ctx, { ...of, acceptsBookings: false })
    expect(await offeredOn(tuesday)).toEqual([])

    await update(ctx, { ...of, acceptsBookings: true })
    expect(await offeredOn(tuesday)).not.toEqual([])
  })

  it('E-77 is the same for another professional, with the days that differ when asked', async () => {
    const { ctx, of, professional } = await openBooked()
    const other = await createProfessional(ctx, newProfessional({ name: 'Bruno Díaz' }))
    await update(ctx, { ...of, weeklyHours: { sunday: [interval('10:00', '14:00')] }, slotIntervalMinutes: 20 })
    await setDay(ctx, { ...of, date: tuesday, type: 'vacation', intervals: [], reason: 'Playa' })

    const { schedule } = await duplicate(ctx, { ...of, targetProfessionalId: other.id, withExceptions: true })
    const source = await get(ctx, { professionalId: professional.id })
    expect(schedule).toEqual({ ...source, professionalId: other.id, version: schedule.version })
    const days = await listDays(ctx, { from: tuesday, to: tuesday, professionalId: other.id })
    expect(days).toMatchObject([{ professionalId: other.id, type: 'vacation', reason: 'Playa' }])
  })

  it('F-05 can begin as the opening hours', async () => {
    const { ctx, of } = await openBooked()
    const { schedule } = await useOpeningHours(ctx, of)
    const { items, completionPercent } = await overview(ctx)

    expect(items).toMatchObject([{ professionalId: of.professionalId, workingDays: expect.any(Number) }])
    expect(items[0]?.workingDays).toBe(Object.values(schedule.weeklyHours).filter((day) => day.length > 0).length)
    expect(completionPercent).toBe(100)
  })

  it('E-83 is counted for the whole team in one read', async () => {
    const { ctx } = await openBooked()
    const { requests } = await meterUnits(table().client)(() => overview(ctx))

    expect(requests).toBe(1)
  })
})

describe('days that differ', () => {
  it('a day off takes its times away and says what is booked on it; without it they are back', async () => {
    const { ctx, of, appointment, offeredOn } = await openBooked()
    const key = { ...of, date: tuesday }
    const offered = await offeredOn(tuesday)
    const { outside } = await setDay(ctx, { ...key, type: 'sick_leave', intervals: [], reason: '' })
    expect(outside.map(({ id }) => id)).toEqual([appointment.id])
    expect(await offeredOn(tuesday)).toEqual([])

    await removeDay(ctx, key)
    expect(await offeredOn(tuesday)).toEqual(offered)
    await expect(removeDay(ctx, key)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('special hours need hours', async () => {
    const { ctx, of } = await openBooked()

    await expect(
      setDay(ctx, { ...of, date: tuesday, type: 'special_hours', intervals: [], reason: '' }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT', details: { issues: [{ path: ['intervals'] }] } })
  })

  it('national holidays become closures that can be changed', async () => {
    const { ctx } = await openBooked()
    const christmas = localDate.parse('2026-12-25')
    await closeHolidays(ctx, { dates: [christmas] })
    await closeHolidays(ctx, { dates: [christmas] })

    const all = await holidays(ctx, { year: 2026 })
    expect(all.filter(({ isClosed }) => isClosed)).toMatchObject([{ date: christmas, name: 'Navidad' }])
    await removeDay(ctx, { professionalId: 'ALL', date: christmas })
    expect((await holidays(ctx, { year: 2026 })).some(({ isClosed }) => isClosed)).toBe(false)
  })

  it('a day that is no holiday is refused at its place', async () => {
    const { ctx } = await openBooked()
    const dates = [localDate.parse('2026-12-25'), tuesday]

    await expect(closeHolidays(ctx, { dates })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      details: { issues: [{ path: ['dates', 1] }] },
    })
  })

  it('are taken out of the time that is worked', async () => {
    const { ctx, of } = await openBooked()
    const monday = [interval('09:00', '18:00', [{ name: 'Almuerzo', start: '13:00', end: '14:00' }])]
    await update(ctx, { ...of, weeklyHours: { monday, tuesday: [interval('09:00', '12:00')] } })
    await setDay(ctx, { ...of, date: tuesday, type: 'vacation', intervals: [], reason: '' })

    const worked = await workedTime(ctx, { ...of, from: localDate.parse('2026-11-23'), to: tuesday })
    expect(worked).toEqual({
      days: [
        { date: '2026-11-23', minutes: 480 },
        { date: '2026-11-24', minutes: 0 },
      ],
      totalMinutes: 480,
    })
  })
})

describe('somebody who has only their own', () => {
  it('R-07 sees and changes their own schedule, and finds no other', async () => {
    const { ctx, professional } = await openBooked()
    const other = await createProfessional(ctx, newProfessional({ name: 'Bruno Díaz' }))
    const own = { ...ctx, role: 'professional' as const, professionalId: professional.id }
    await update(own, { professionalId: professional.id, slotIntervalMinutes: 20 })

    expect((await overview(own)).items.map(({ professionalId }) => professionalId)).toEqual([professional.id])
    const stranger = { professionalId: other.id }
    await expect(get(own, stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(update(own, { ...stranger, slotIntervalMinutes: 20 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(removeDay(own, { ...stranger, date: tuesday })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('may not close for everybody', async () => {
    const { ctx, professional } = await openBooked()
    const own = { ...ctx, role: 'professional' as const, professionalId: professional.id }

    await expect(
      setDay(own, { professionalId: 'ALL', date: tuesday, type: 'holiday', intervals: [], reason: '' }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
