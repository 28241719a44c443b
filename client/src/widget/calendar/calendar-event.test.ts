import { describe, expect, it } from 'vitest'
import { calendarFile, googleAddress } from './calendar-event'

const event = {
  uid: 'a1@reservaplus',
  start: '2026-11-24T12:30:00Z',
  end: '2026-11-24T13:15:00Z',
  title: 'Corte; color, y más · Salón Ñuñoa',
  place: 'Av. Irarrázaval 1234\nPiso 2',
}

describe('calendar file', () => {
  it('states the times in UTC, so that no zone can move them', () => {
    const file = calendarFile(event, '2026-11-23T10:00:00Z')
    expect(file).toContain('DTSTART:20261124T123000Z\r\n')
    expect(file).toContain('DTEND:20261124T131500Z\r\n')
    expect(file).toContain('UID:a1@reservaplus\r\n')
  })

  it('escapes what would end a value or a line', () => {
    const file = calendarFile(event, '2026-11-23T10:00:00Z')
    expect(file).toContain(String.raw`SUMMARY:Corte\; color\, y más · Salón Ñuñoa`)
    expect(file).toContain(String.raw`LOCATION:Av. Irarrázaval 1234\nPiso 2`)
  })

  it('folds lines at 75 bytes without cutting a letter', () => {
    const file = calendarFile({ ...event, title: 'ñandú 🌿 '.repeat(30) }, '2026-11-23T10:00:00Z')
    for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
    expect(file.replaceAll('\r\n ', '')).toContain('ñandú 🌿 '.repeat(30))
  })
})

describe('Google Calendar', () => {
  it('opens with the title and the times', () => {
    const address = new URL(googleAddress(event))
    expect(address.searchParams.get('dates')).toBe('20261124T123000Z/20261124T131500Z')
    expect(address.searchParams.get('text')).toBe(event.title)
  })
})
