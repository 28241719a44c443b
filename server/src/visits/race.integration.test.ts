import type { AgendaEntry } from '@reservaplus/shared/agenda/entry'
import { collides } from '@reservaplus/shared/agenda/gap'
import { agendaEntriesOf } from '@reservaplus/shared/appointments/agenda-entries'
import { fromMinutes, parseInstant, toMinutes } from '@reservaplus/shared/time/instant'
import { expect, it } from 'vitest'

import { findAgendaDays } from '../agenda/repository'
import { findAppointmentsBetween } from '../appointments/range-repository'
import { useTestTable } from '../testing/table'
import { openVisitSalon, type VisitSalon } from '../testing/visit-salon'
import { cancel } from './change'
import { create } from './create'
import { reschedule } from './reschedule'

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

it('whatever is booked, moved and cancelled at once: the agenda holds what the appointments say, and nothing twice', async () => {
  const salon = await openVisitSalon()
  const { ctx, cut, colour, chair, ana, bea, professional, visitInput, byHand } = salon
  const lines = [colour, cut].map(({ id }) => ({ serviceId: id, professionalId: 'any' as const, client: 0 }))
  const at = (quarters: number) => fromMinutes(toMinutes(parseInstant('2026-11-24T12:00:00Z')) + quarters * 15)
  const first = await Promise.allSettled(
    [0, 3, 5, 8, 20, 24].map((step) => create(ctx, visitInput({ lines, start: at(step) }))),
  )
  const visits = first.flatMap((each) => (each.status === 'fulfilled' ? each.value : []))
  const busy = await Promise.allSettled([
    ...visits.map(({ id }, index) => reschedule(ctx, { id, start: at(20 + index * 2), professionals: 'any' })),
    ...visits.slice(0, 2).map(({ id }) => cancel(ctx, { id, reason: '' })),
    ...[1, 10, 22].map((step) => create(ctx, visitInput({ lines, start: at(step) }))),
    ...[4, 21].map((step) => byHand({ start: at(step), professionalId: 'any' })),
  ])
  const codes = busy.flatMap((each) => (each.status === 'rejected' ? [(each.reason as { code: string }).code] : []))
  expect(
    codes.filter((code) => !['SLOT_TAKEN', 'SLOT_NOT_OFFERED', 'INVALID_TRANSITION', 'BUSY'].includes(code)),
  ).toEqual([])

  const day = { from: parseInstant('2026-11-24T00:00:00Z'), to: parseInstant('2026-11-25T00:00:00Z'), limit: 100 }
  const { items } = await findAppointmentsBetween(ctx.organizationId, day)
  const expected = items.map((each) => ({ each, entries: agendaEntriesOf(each) }))
  for (const { id } of [ana, bea, professional, chair]) {
    const [found] = await findAgendaDays(ctx.organizationId, [{ resourceId: id, day: '2026-11-24' as never }])
    const own = expected.flatMap(({ each, entries }) => {
      if (each.professionalId === id) return entries.professional

      return each.resourceId === id ? entries.resource : []
    })
    const placesOf = (entries: readonly AgendaEntry[]) =>
      entries.map((each) => `${each.start} ${each.end} ${each.id}`).sort()
    expect(placesOf(found?.entries ?? [])).toEqual(placesOf(own))
    for (const one of own) expect(own.filter((other) => collides(one, other, 0))).toEqual([one])
  }
  expect(items.filter(({ status }) => status === 'confirmed').length).toBeGreaterThan(3)
})
