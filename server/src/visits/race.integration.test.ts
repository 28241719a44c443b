import { expect, it } from 'vitest'

import { findAgendaDays } from '../agenda/repository'
import { useTestTable } from '../testing/table'
import { openVisitSalon, type VisitSalon } from '../testing/visit-salon'
import { create } from './create'

useTestTable()

const outcomes = async (attempts: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(attempts)).map((each) =>
    each.status === 'fulfilled' ? 'booked' : (each.reason as { code: string }).code,
  )

const colourBy = ({ colour, cut, visitInput }: VisitSalon, professionalId: VisitSalon['ana']['id']) =>
  visitInput({
    lines: [colour, cut].map(({ id }) => ({ serviceId: id, professionalId, client: 0 })),
    clients: [{ firstName: 'Eva', lastName: 'Mora' }],
  })

it('of two visits that want the same chair at once one is booked, whoever does them', async () => {
  const salon = await openVisitSalon()
  const { ctx, ana, bea, chair } = salon
  const got = await outcomes([ana, bea].map(({ id }) => create(ctx, colourBy(salon, id))))

  expect(got.sort()).toEqual(['SLOT_TAKEN', 'booked'])
  const [day] = await findAgendaDays(ctx.organizationId, [{ resourceId: chair.id, day: '2026-11-24' as never }])
  expect(day?.entries).toHaveLength(1)
})

it('of eight who want any professional at the same time as many are booked as there are, each once', async () => {
  const salon = await openVisitSalon({ chairs: 9 })
  const { ctx, cut, colour, visitInput } = salon
  const lines = [colour, cut].map(({ id }) => ({ serviceId: id, professionalId: 'any' as const, client: 0 }))
  const attempts = Array.from({ length: 8 }, () => create(ctx, visitInput({ lines })))
  const booked = (await Promise.allSettled(attempts)).flatMap((each) => (each.status === 'fulfilled' ? each.value : []))

  const taken = booked.flatMap(({ appointments }) => appointments)
  expect(booked.length).toBeGreaterThanOrEqual(2)
  for (const one of taken) {
    const meets = taken.filter(
      (other) => other.professionalId === one.professionalId && other.start < one.end && one.start < other.end,
    )
    // In the time in which a colour processes the same hands may cut.
    expect(meets.filter(({ serviceId }) => serviceId === one.serviceId)).toEqual([one])
  }
})
