import { localDate } from '@reservaplus/shared/time/schema'
import { describe, expect, it } from 'vitest'
import { createProfessional } from '../professionals/create'
import { createService } from '../services/create'
import { monday, openOrganization, testClock } from '../testing/context'
import { newProfessional, newService } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { day } from './service'
import { suggest } from './suggest'

useTestTable()

const open = async () => {
  const ctx = await openOrganization({}, testClock(monday))
  const service = await createService(ctx, newService())
  const team = []
  for (const name of ['Ana', 'Bea']) {
    team.push(await createProfessional(ctx, newProfessional({ serviceIds: [service.id], name })))
  }

  return { ctx, team, asked: { serviceId: service.id, professionalId: 'any', maxSlots: 20 } as const }
}

describe('E-64 smart availability', () => {
  it('next_available offers what can be booked, as much of each', async () => {
    const { ctx, team, asked } = await open()
    const found = await suggest(ctx, { ...asked, mode: 'next_available', maxSlots: 6 })
    if (found.mode !== 'next_available') throw new Error('Another mode')

    expect([found.from, found.to]).toEqual(['2026-11-23', '2026-12-22'])
    for (const { id } of team) {
      const own = found.slots.filter(({ professionalId }) => professionalId === id)
      expect(own).toHaveLength(3)
      const date = localDate.parse(own[0]?.local.slice(0, 10))
      const { days } = await day(ctx, { professionalId: id, date, serviceId: asked.serviceId })
      expect(days[0]?.slots).toEqual(expect.arrayContaining(own))
    }
  })

  it('earliest is the first of them, also of one professional', async () => {
    const { ctx, team, asked } = await open()
    const next = await suggest(ctx, { ...asked, mode: 'next_available' })
    const first = await suggest(ctx, { ...asked, mode: 'earliest' })
    const hers = await suggest(ctx, { ...asked, mode: 'earliest', professionalId: team[1]?.id ?? 'any' })

    expect(first).toMatchObject({ slot: next.mode === 'next_available' ? next.slots[0] : undefined })
    expect(hers).toMatchObject({ slot: { professionalId: team[1]?.id } })
  })

  it('date_range tells how free some days are, at most 31', async () => {
    const { ctx, team, asked } = await open()
    const [from, to] = [localDate.parse('2026-11-24'), localDate.parse('2026-11-30')]
    const found = await suggest(ctx, { ...asked, mode: 'date_range', from, to })

    expect(found).toMatchObject({ totalDays: 7, professionals: team.map(({ id }) => ({ professionalId: id })) })
    await expect(
      suggest(ctx, { ...asked, mode: 'date_range', from, to: localDate.parse('2027-01-01') }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })

  it('is NOT_FOUND for a service that is not there', async () => {
    const { ctx, asked } = await open()
    const other = await open()

    await expect(suggest(ctx, { ...asked, mode: 'earliest', serviceId: other.asked.serviceId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})
