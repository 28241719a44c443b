import { create } from '@reservaplus/server/appointments/create'
import { create as createClient } from '@reservaplus/server/clients/service'
import { findEventsOfSubject } from '@reservaplus/server/events/repository'
import { createProfessional } from '@reservaplus/server/professionals/create'
import { createService } from '@reservaplus/server/services/create'
import { openOrganization } from '@reservaplus/server/testing/context'
import { newProfessional, newService } from '@reservaplus/server/testing/samples'
import type { DomainEvent } from '@reservaplus/shared/events/schema'

let number = 0

/** An appointment of a new client, tomorrow where nothing else is said, in a salon of its own, and the events of it. */
export const booked = async ({ start = '2026-11-24T15:00:00Z' } = {}) => {
  number++
  const ctx = await openOrganization({ name: `Salón ${number}` })
  const service = await createService(ctx, newService())
  const professional = await createProfessional(ctx, newProfessional({ serviceIds: [service.id] }))
  const email = `cliente${number}@correo.example`
  const client = await createClient(ctx, { firstName: 'María José', lastName: 'Muñoz', email, phone: '+56961234567' })
  const appointment = await create(ctx, {
    serviceId: service.id,
    professionalId: professional.id,
    start,
    client: { id: client.id },
    isWalkIn: false,
    notes: '',
    internalNotes: '',
  })
  const eventOf = async (type: DomainEvent['type']) => {
    const events = await findEventsOfSubject(ctx.organizationId, { kind: 'appointment', id: appointment.id })
    const event = events.find((each) => each.type === type)
    if (!event) throw new Error(`There is no ${type}`)

    return event
  }

  return { ctx, email, appointment, eventOf, event: await eventOf('appointment.booked') }
}
