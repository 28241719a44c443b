import { describe, expect, it } from 'vitest'
import { restTable } from './every-route'
import { matchRoute } from './match-route'

const procedureAt = (method: string, path: string) => {
  const match = matchRoute(restTable, method, path)

  return 'entry' in match ? [match.entry.procedure, match.parameters] : match.allowed
}

describe('matchRoute', () => {
  it('F-04 F-53 finds an address without parameters before one with', () => {
    expect(procedureAt('GET', '/appointments/day')).toEqual(['appointments.dayView', {}])
    expect(procedureAt('GET', '/appointments/x')).toEqual(['appointments.get', { id: 'x' }])
  })

  it('F-04 F-53 finds every route by its own address', () => {
    for (const { method, path, procedure } of restTable) {
      expect(procedureAt(method, path.replaceAll(/[{}]/g, ''))[0]).toBe(procedure)
    }
  })

  it('decodes parameters once', () => {
    expect(procedureAt('GET', '/appointments/a%2Fb%2520')).toEqual(['appointments.get', { id: 'a/b%20' }])
  })

  it('refuses an address that is not properly encoded', () => {
    expect(() => matchRoute(restTable, 'GET', '/appointments/%E0%A4%A')).toThrowError(
      expect.objectContaining({ code: 'BAD_INPUT' }),
    )
  })

  it('tells which methods an address has', () => {
    expect(procedureAt('DELETE', '/appointments/x')).toEqual(['GET', 'PUT', 'PATCH'])
    expect(procedureAt('GET', '/nothing')).toEqual([])
    expect(procedureAt('GET', '/appointments/')).toEqual([])
  })
})
