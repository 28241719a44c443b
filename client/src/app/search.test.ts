import { localDate } from '@reservaplus/shared/time/schema'
import { describe, expect, it } from 'vitest'
import { parseAgendaSearch, parseClientsSearch, parseSignInSearch } from './search'

describe('parseAgendaSearch', () => {
  it.each(['2026-02-30', '2026-13-01', '2026-99-99', '0001-01-01', '9999-12-31', 'foo', 20261124, undefined])(
    'drops what is no calendar day of the API, over what the router read: %s',
    (date) => {
      expect(localDate.safeParse(date).success).toBe(false)
      expect({ date, ...parseAgendaSearch({ date }) }).toEqual({ date: undefined })
    },
  )

  it.each(['1900-01-01', '2028-02-29', '2199-12-31'])('keeps a calendar day of the API: %s', (date) => {
    expect(localDate.safeParse(date).success).toBe(true)
    expect(parseAgendaSearch({ date })).toEqual({ date })
  })

  it('drops what is no id, over what the router read', () => {
    const search = { professional: '../x', appointment: 7 }

    expect({ ...search, ...parseAgendaSearch(search) }).toEqual({})
  })

  it('keeps day, professional and appointment', () => {
    const search = {
      date: '2026-11-24',
      professional: '01KAMX3W4S5T6V7W8X9YZA1B2C',
      appointment: '01KAMX3W4S5T6V7W8X9YZA1B2D',
    }

    expect(parseAgendaSearch({ ...search, other: '1' })).toEqual(search)
  })
})

describe('parseClientsSearch', () => {
  it('keeps the client that is open and drops what is no id', () => {
    expect(parseClientsSearch({ client: '01KAMX3W4S5T6V7W8X9YZA1B2C' })).toEqual({
      client: '01KAMX3W4S5T6V7W8X9YZA1B2C',
    })
    expect({ client: '../x', ...parseClientsSearch({ client: '../x' }) }).toEqual({})
  })
})

describe('parseSignInSearch', () => {
  it('comes back to a place inside the app', () => {
    expect(parseSignInSearch({ from: '/app/agenda?date=2026-11-24' })).toEqual({ from: '/app/agenda?date=2026-11-24' })
  })

  it.each(['https://elsewhere.example/app/', '//elsewhere.example/app/', '/app/sign-in', '/public/x', 7])(
    'never leads elsewhere: %s',
    (from) => {
      expect({ from, ...parseSignInSearch({ from }) }).toEqual({})
    },
  )
})
