import { type Appointment, appointment as appointmentSchema, dayView } from '@reservaplus/shared/appointments/schema'
import { someAppointment } from '@reservaplus/shared/testing/appointment-builder'
import type { LocalDateTime } from '@reservaplus/shared/time/schema'
import { describe, expect, it } from 'vitest'
import { type Refused, refusalText } from './refusal-text'

const camila = { id: '01KAMX3W4S5T6V7W8X9YZA1B2D', name: 'Camila Fuentes' }
const emilia = { id: '01KAMX3W4S5T6V7W8X9YZA1B2G', name: 'Emilia Vargas' }

const appointment = (overrides: Record<string, unknown> = {}): Appointment =>
  appointmentSchema.parse({
    ...someAppointment(),
    professionalId: emilia.id,
    professionalName: emilia.name,
    start: '2026-11-24T18:00:00Z',
    end: '2026-11-24T19:00:00Z',
    localStart: '2026-11-24T15:00',
    ...overrides,
  })

const colouring = appointment({
  id: '01KAMX3W4S5T6V7W8X9YZA1B2H',
  professionalId: camila.id,
  clientName: 'Lucas González',
  start: '2026-11-24T13:00:00Z',
  end: '2026-11-24T15:00:00Z',
  localStart: '2026-11-24T10:00',
  durationMinutes: 120,
  segments: [
    { kind: 'work', minutes: 30 },
    { kind: 'processing', minutes: 60 },
    { kind: 'work', minutes: 30 },
  ],
})

const column = {
  professionalId: camila.id,
  name: camila.name,
  specialty: '',
  color: '#0f766e',
  working: [
    { start: '2026-11-24T10:00', end: '2026-11-24T13:00' },
    { start: '2026-11-24T14:00', end: '2026-11-24T18:30' },
  ],
  breaks: [{ name: 'Colación', start: '2026-11-24T13:00', end: '2026-11-24T14:00' }],
}

const dayWith = (overrides: Record<string, unknown> = {}) =>
  dayView.parse({
    date: '2026-11-24',
    timeZone: 'America/Santiago',
    columns: [{ ...column, ...overrides }],
    appointments: [colouring],
    blocks: [],
  })

const textAt = (time: string, { problem, day = dayWith(), ...rest }: Partial<Refused>) =>
  refusalText(
    {
      problem: problem ?? { code: 'SLOT_NOT_OFFERED', details: { reason: 'closed' } },
      professional: camila,
      start: `2026-11-24T${time}` as LocalDateTime,
      appointment: appointment(),
      day,
      ...rest,
    },
    'es',
  )
const taken: Partial<Refused> = { problem: { code: 'SLOT_TAKEN', details: { reason: 'taken' } } }

describe('refusalText', () => {
  it('names who is being attended then', () => {
    expect(textAt('09:45', taken)).toBe('Camila Fuentes atiende a Lucas González de 10:00 a 12:00.')
  })

  it('does not blame a client who only waits', () => {
    expect(textAt('10:30', taken)).toMatch(/^Camila Fuentes ya tiene otra cita/)
  })

  it('names the break, the hours of the day, or why nobody works', () => {
    expect(textAt('12:30', {})).toBe('Camila Fuentes está en su pausa de 13:00 a 14:00 (Colación).')
    expect(textAt('18:00', {})).toBe('Camila Fuentes atiende ese día de 10:00 a 18:30.')
    const away = dayWith({ working: [], breaks: [], exception: { type: 'vacation', reason: '' } })
    expect(textAt('11:00', { day: away })).toBe('Camila Fuentes no atiende ese día: Vacaciones.')
  })

  it('does not read another day off the one on screen', () => {
    const start = '2026-11-25T13:00' as LocalDateTime
    expect(textAt('', { start })).toBe('Camila Fuentes no atiende a esa hora.')
  })

  it('says what the server says where the agenda shows nothing', () => {
    expect(textAt('10:00', { problem: { code: 'SLOT_NOT_OFFERED', details: { reason: 'past' } } })).toBe(
      'Esa hora ya pasó.',
    )
    expect(textAt('10:00', { problem: { code: 'CONFLICT', details: {} } })).toMatch(/mientras tanto/)
  })

  it('says that nobody is free when anybody would have done', () => {
    expect(textAt('10:00', { ...taken, professional: undefined })).toMatch(/no hay nadie libre/)
  })

  it('falls back to the code for a reason it has no words for', () => {
    expect(textAt('10:00', { problem: { code: 'SLOT_NOT_OFFERED', details: { reason: 'eclipse' } } })).toBe(
      'Esa hora no está disponible.',
    )
  })
})
