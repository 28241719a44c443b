import { localDate } from '@reservaplus/shared/time/schema'
import { beforeAll, describe, expect, it } from 'vitest'
import { create } from '../appointments/create'
import { hold } from '../appointments/hold'
import { createProfessional } from '../professionals/create'
import { createService } from '../services/create'
import { openSalon, type Salon } from '../testing/salon'
import { newProfessional, newService } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { meterUnits } from '../testing/units'
import { checkConflicts } from './check-conflicts'
import { month, publicMonth } from './read-month'
import { days } from './service'
import { suggest } from './suggest'

const table = useTestTable()

let salon: Salon
let measure: ReturnType<typeof meterUnits>
beforeAll(async () => {
  salon = await openSalon()
  measure = meterUnits(table().client)
})

const check = (start: string, overrides: Partial<Parameters<typeof checkConflicts>[1]> = {}) =>
  checkConflicts(salon.ctx, {
    serviceId: salon.service.id,
    professionalId: salon.professional.id,
    start,
    ...overrides,
  })

describe('E-65 what stands in the way of a time', () => {
  it('is nothing where it is free, and says from when to when it would be', async () => {
    const found = await check('2026-11-25T13:00:00Z')

    expect(found).toMatchObject({ hasConflicts: false, conflicts: [], alternatives: [] })
    expect(found.proposed).toMatchObject({ end: '2026-11-25T13:45:00Z', local: '2026-11-25T10:00' })
  })

  it('is the appointment that is there, by name, with free times near it; excluded it is none', async () => {
    const standing = await salon.byHand({ start: '2026-11-26T13:00:00Z' })
    const found = await check('2026-11-26T13:15:00Z')

    expect(found.conflicts).toEqual([
      expect.objectContaining({
        type: 'appointment_conflict',
        severity: 'error',
        appointment: expect.objectContaining({ id: standing.id, clientName: 'Luis' }),
      }),
    ])
    expect(found.alternatives.length).toBeGreaterThan(0)
    for (const { start } of found.alternatives) expect((await check(start)).hasConflicts).toBe(false)
    expect(await check('2026-11-26T13:15:00Z', { excludeAppointmentId: standing.id })).toMatchObject({
      hasConflicts: false,
    })
  })

  it('F-15 is the schedule where it is closed, ends too late or is past', async () => {
    const reasons = async (start: string) => (await check(start)).conflicts.map(({ type, reason }) => [type, reason])

    expect(await reasons('2026-11-29T13:00:00Z')).toEqual([['schedule_conflict', 'closed']])
    expect(await reasons('2026-11-25T20:30:00Z')).toEqual([['schedule_conflict', 'closed']])
    expect(await reasons('2026-11-20T13:00:00Z')).toEqual([['schedule_conflict', 'past']])
  })

  it('only warns of what somebody online holds', async () => {
    const { slug, service, professional, ctx } = salon
    const start = '2026-11-27T13:00:00Z'
    await hold(ctx, {
      slug,
      serviceId: service.id,
      professionalId: professional.id,
      start,
      browserToken: 'x'.repeat(20),
    })

    expect((await check(start)).conflicts).toEqual([
      expect.objectContaining({ type: 'hold_conflict', severity: 'warning' }),
    ])
    await expect(salon.byHand({ start })).resolves.toMatchObject({ start })
  })

  it('tells nobody about an appointment whom they may not see', async () => {
    const { ctx } = salon
    const other = await createProfessional(ctx, newProfessional({ name: 'Zoe', serviceIds: [salon.service.id] }))
    const standing = await salon.byHand({ start: '2026-11-28T13:00:00Z' })
    const zoe = { ...ctx, role: 'professional' as const, professionalId: other.id }
    const asked = { serviceId: salon.service.id, professionalId: salon.professional.id, start: standing.start }
    const { conflicts } = await checkConflicts(zoe, asked)

    expect(conflicts).toEqual([expect.not.objectContaining({ appointment: expect.anything() })])
    await expect(checkConflicts(zoe, { ...asked, excludeAppointmentId: standing.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

describe('the overview of a month', () => {
  it('counts what each day of it has, for the desk beyond the horizon, for clients within', async () => {
    const asked = { serviceId: salon.service.id, professionalId: 'any' as const, month: '2027-02' }
    const desk = await month(salon.ctx, asked)
    const clients = await publicMonth(salon.ctx, { ...asked, slug: salon.slug })

    expect(desk.days).toHaveLength(28)
    expect(desk.days.filter(({ slots }) => slots === 0).map(({ date }) => date)).toEqual(
      ['07', '14', '21', '28'].map((day) => `2027-02-${day}`),
    )
    expect(clients.days.every(({ slots }) => slots === 0)).toBe(true)
    const day = localDate.parse('2027-02-02')
    const { days: found } = await days(salon.ctx, { ...asked, from: day, to: day })
    expect(desk.days[1]).toMatchObject({ date: day, professionals: expect.any(Number) })
    expect(desk.days[1]?.slots).toBeGreaterThanOrEqual(found[0]?.slots.length ?? 0)
  })

  it('costs what the days cost', async () => {
    const asked = { serviceId: salon.service.id, professionalId: salon.professional.id, month: '2026-12' }
    const units = await measure(() => month(salon.ctx, asked))

    expect(units.read).toBeLessThanOrEqual(4)
    expect(units.rounds).toBeLessThanOrEqual(2)
  })
})

describe('the compact order', () => {
  it('begins with what leaves nothing of no use; the plain one with the first of the day', async () => {
    const { ctx, professional, service } = await openSalon({ service: { bufferAfterMinutes: 0 } })
    const start = '2026-11-25T12:30:00Z'
    const client = { firstName: 'Luz', lastName: '' }
    const rest = { isWalkIn: false, notes: '', internalNotes: '' }
    await create(ctx, { serviceId: service.id, professionalId: professional.id, start, client, ...rest })
    const day = localDate.parse('2026-11-25')
    const asked = { serviceId: service.id, professionalId: professional.id, from: day, to: day }
    const first = async (order: 'plain' | 'compact') =>
      (await days(ctx, { ...asked, order })).days[0]?.slots[0]?.local.slice(11)
    const next = async (order: 'plain' | 'compact') => {
      const found = await suggest(ctx, { ...asked, mode: 'next_available', maxSlots: 1, order })

      return found.mode === 'next_available' ? found.slots[0]?.local.slice(11) : undefined
    }

    // Half past nine is taken until a quarter past ten: the half hour before is lost already.
    expect([await first('plain'), await next('plain')]).toEqual(['10:15', '10:15'])
    expect([await first('compact'), await next('compact')]).toEqual(['10:15', '10:15'])
    await create(ctx, {
      serviceId: service.id,
      professionalId: professional.id,
      start: '2026-11-25T14:15:00Z',
      client,
      ...rest,
    })
    // The hours from a quarter past ten and from twelve would each lose a quarter; the afternoon is whole.
    expect([await first('plain'), await next('plain')]).toEqual(['10:15', '10:15'])
    expect([await first('compact'), await next('compact')]).toEqual(['14:00', '14:00'])
  })
})

describe('E-64 the caps of smart availability', () => {
  it('at most five professionals, twenty slots unless asked, shared fairly', async () => {
    const { ctx } = salon
    const service = await createService(ctx, newService({ name: 'Peinado', durationMinutes: 30 }))
    for (let order = 1; order <= 7; order++) {
      await createProfessional(ctx, newProfessional({ name: `P${order}`, order, serviceIds: [service.id] }))
    }
    const asked = { serviceId: service.id, professionalId: 'any' as const, mode: 'next_available' as const }
    const found = await suggest(ctx, { ...asked, maxSlots: 20 })
    if (found.mode !== 'next_available') throw new Error('Another mode')
    const counts = new Map<string, number>()
    for (const { professionalId } of found.slots) counts.set(professionalId, (counts.get(professionalId) ?? 0) + 1)

    expect([...counts.values()]).toEqual([4, 4, 4, 4, 4])
  })

  it('refuses days that run backwards or are too many', async () => {
    const asked = { serviceId: salon.service.id, professionalId: 'any' as const, maxSlots: 20 }
    const range = (from: string, to: string) => ({ from: localDate.parse(from), to: localDate.parse(to) })
    for (const mode of ['next_available', 'earliest', 'date_range'] as const) {
      for (const wrong of [range('2026-12-02', '2026-12-01'), range('2026-12-01', '2027-01-01')]) {
        await expect(suggest(salon.ctx, { ...asked, mode, ...wrong })).rejects.toMatchObject({ code: 'BAD_INPUT' })
      }
    }
  })
})
