import { cancel as cancelAppointment, complete } from '@reservaplus/server/appointments/change'
import { findEventsOfSubject } from '@reservaplus/server/events/repository'
import { arrive } from '@reservaplus/server/testing/arrive'
import { monday } from '@reservaplus/server/testing/context'
import { useTestTable } from '@reservaplus/server/testing/table'
import { openVisitSalon, type VisitSalon } from '@reservaplus/server/testing/visit-salon'
import { cancel } from '@reservaplus/server/visits/change'
import { create } from '@reservaplus/server/visits/create'
import { reschedule } from '@reservaplus/server/visits/reschedule'
import type { DomainEvent } from '@reservaplus/shared/events/schema'
import type { VisitWithLines } from '@reservaplus/shared/visits/schema'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { useMailCloud } from '../testing/mail-cloud'
import { deliverBatch, noticeOf, type QueueHandler } from '../testing/queue'

const table = useTestTable()
const cloud = useMailCloud((name, value) => vi.stubEnv(name, value))

let sendMail: QueueHandler
let salon: VisitSalon
beforeAll(async () => {
  vi.stubEnv('TABLE_NAME', table().tableName)
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', table().endpoint)
  sendMail = (await import('./send-mail')).handler as QueueHandler
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(monday) })
  salon = await openVisitSalon()
})

const book = (name: string, day: string, clients = 1) => {
  const { cut, colour, visitInput } = salon
  const line = (serviceId: typeof cut.id, client: number) => ({ serviceId, professionalId: 'any' as const, client })

  return create(
    salon.ctx,
    visitInput({
      lines: [
        line(colour.id, 0),
        line(cut.id, 0),
        ...Array.from({ length: clients - 1 }, (_, index) => line(cut.id, index + 1)),
      ],
      clients: Array.from({ length: clients }, (_, index) => ({
        firstName: 'Ana',
        lastName: '',
        email: `${name}${index}@correo.example`,
      })),
      start: `2026-11-${day}T13:00:00Z`,
    }),
  )
}

const deliver = async (visit: VisitWithLines, type: DomainEvent['type']) => {
  const events = await Promise.all(
    visit.appointments.map(({ id }) => findEventsOfSubject(salon.ctx.organizationId, { kind: 'appointment', id })),
  )

  // Last first: they come in any order.
  return deliverBatch(
    sendMail,
    events
      .flat()
      .filter((each) => each.type === type)
      .map(noticeOf)
      .reverse(),
  )
}
const bodiesTo = (name: string) => cloud.mailsTo(`${name}@correo.example`).map(({ body }) => body.text)

describe('the mail about a visit', () => {
  it('is one for all that a client has in it, with one calendar file; a friend gets their own', async () => {
    const visit = await book('uno', '24', 2)
    expect(await deliver(visit, 'appointment.booked')).toEqual([])

    expect(bodiesTo('uno0')).toEqual([expect.stringMatching(/10:00: Color.*11:00: Corte de pelo/s)])
    expect(bodiesTo('uno1')).toEqual([expect.stringContaining('Servicio: Corte de pelo')])
  })

  it('tells of a move and of a cancellation of the whole visit once each', async () => {
    const visit = await book('dos', '25')
    const moved = await reschedule(salon.ctx, { id: visit.id, start: '2026-11-26T13:00:00Z', professionals: 'same' })
    await deliver(moved, 'appointment.rescheduled')
    await deliver(await cancel(salon.ctx, { id: visit.id, reason: '' }), 'appointment.cancelled')

    expect(cloud.mailsTo('dos0@correo.example').map(({ subject }) => subject)).toEqual([
      expect.stringContaining('cambió'),
      expect.stringContaining('fue cancelada'),
    ])
  })

  it('leaves out what is no longer true: the rest is told all the same', async () => {
    const visit = await book('tres', '27')
    const [first] = visit.appointments
    if (!first) throw new Error('A visit has lines')
    await cancelAppointment(salon.ctx, { id: first.id, reason: '' })
    await deliver(visit, 'appointment.booked')

    expect(bodiesTo('tres0')).toEqual([expect.stringContaining('Corte de pelo')])
    expect(bodiesTo('tres0')[0]).not.toContain('Color')
  })

  it('asks each client once how it was, whichever of their services ends first', async () => {
    const visit = await book('ocho', '27', 2)
    for (const { id } of visit.appointments.toReversed()) {
      await arrive(salon.ctx, { id })
      await complete(salon.ctx, { id })
    }
    // While one of them is at it, the other waits for its turn.
    await deliver(visit, 'appointment.completed')
    expect(await deliver(visit, 'appointment.completed')).toEqual([])
    expect([bodiesTo('ocho0'), bodiesTo('ocho1')]).toEqual([
      [expect.stringContaining('/my/review/')],
      [expect.stringContaining('/my/review/')],
    ])
  })
})
