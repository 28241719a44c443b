import type { ClientId, ProfessionalId, ServiceId } from '@reservaplus/shared/ids/schema'
import type { LocalDate, LocalDateTime } from '@reservaplus/shared/time/schema'
import { describe, expect, it } from 'vitest'
import { type NewAppointmentValues, parseNewAppointment } from './new-appointment-form'

const filled: NewAppointmentValues = {
  serviceId: '01KAMX3W4S5T6V7W8X9YZA1B2C' as ServiceId,
  professionalId: '01KAMX3W4S5T6V7W8X9YZA1B2D' as ProfessionalId,
  date: '2026-11-24' as LocalDate,
  time: '2026-11-24T10:00' as LocalDateTime,
  clientKind: 'existing',
  clientId: '01KAMX3W4S5T6V7W8X9YZA1B2E' as ClientId,
  firstName: '',
  lastName: '',
  phone: '',
  email: '',
  isWalkIn: false,
  internalNotes: '',
}
const context = { timeZone: 'America/Santiago', idempotencyKey: 'a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d' }

describe('parseNewAppointment', () => {
  it('sends the instant of the wall clock that was chosen', () => {
    expect(parseNewAppointment(filled, context)).toMatchObject({
      input: { start: '2026-11-24T13:00:00Z', client: { id: filled.clientId } },
    })
  })

  it('names what is missing by field', () => {
    const values = { ...filled, serviceId: undefined, time: undefined, clientId: undefined }

    expect(parseNewAppointment(values, context)).toEqual({
      problems: { serviceId: 'required', time: 'required', clientId: 'required' },
    })
  })

  it('explains the new client that is being typed, not the known one', () => {
    const values: NewAppointmentValues = { ...filled, clientKind: 'new', firstName: '', email: 'nobody' }

    expect(parseNewAppointment(values, context)).toEqual({ problems: { firstName: 'required', email: 'invalid' } })
  })

  it('leaves out what a new client did not give', () => {
    const values: NewAppointmentValues = { ...filled, clientKind: 'new', firstName: 'Ana', phone: ' ' }
    const parsed = parseNewAppointment(values, context)

    expect(parsed).toMatchObject({ input: { client: { firstName: 'Ana', lastName: '' } } })
    expect(parsed).not.toHaveProperty('input.client.phone')
  })
})
