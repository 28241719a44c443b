import { describe, expect, it } from 'vitest'
import { readMessage } from './messages'

const height = { type: 'reservaplus:height', height: 700.2, byPerson: true }

describe('readMessage', () => {
  it('reads a height, rounded up to whole pixels', () => {
    expect(readMessage(height)).toEqual({ type: 'reservaplus:height', height: 701, byPerson: true })
  })

  it.each([
    ['nothing', null],
    ['a text', 'reservaplus:height'],
    ['another type', { type: 'height', height: 700, byPerson: true }],
    ['no height', { type: 'reservaplus:height', byPerson: true }],
    ['a height as text', { ...height, height: '700' }],
    ['a height of zero', { ...height, height: 0 }],
    ['a negative height', { ...height, height: -1 }],
    ['no number', { ...height, height: Number.NaN }],
    ['an endless height', { ...height, height: Number.POSITIVE_INFINITY }],
    ['a height beyond reason', { ...height, height: 20_001 }],
    ['a booking without a start', { type: 'reservaplus:booked', serviceId: 's' }],
  ])('ignores %s', (_case, data) => {
    expect(readMessage(data)).toBeUndefined()
  })

  it('takes anything but true as not by a person', () => {
    expect(readMessage({ ...height, byPerson: 'yes' })).toMatchObject({ byPerson: false })
  })

  it('passes on nothing but the known fields of a booking', () => {
    const message = { type: 'reservaplus:booked', serviceId: 's', start: '2026-11-24T12:00:00Z', email: 'a@b.cl' }
    expect(readMessage(message)).toEqual({
      type: 'reservaplus:booked',
      serviceId: 's',
      start: '2026-11-24T12:00:00Z',
    })
  })
})
