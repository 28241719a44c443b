import { describe, expect, it } from 'vitest'
import { changesOf } from './changes'

const service = { id: 's', version: 1, name: 'Corte', price: { amount: 15_000, currency: 'CLP' } }

describe('changesOf', () => {
  it('F-52 tells field by field what became what', () => {
    expect(changesOf('service', service, { ...service, version: 2, name: 'Corte y lavado' })).toEqual({
      name: { before: 'Corte', after: 'Corte y lavado' },
    })
  })

  it('compares by value', () => {
    expect(changesOf('service', service, { ...service, price: { ...service.price } })).toEqual({})
  })

  it('has no before for what is new, and no after for what is gone', () => {
    expect(changesOf('service', undefined, { name: 'Corte' })).toEqual({ name: { after: 'Corte' } })
    expect(changesOf('service', { name: 'Corte' }, undefined)).toEqual({ name: { before: 'Corte' } })
  })

  it('only says that a personal field changed', () => {
    expect(changesOf('user', { email: 'a@x.cl', role: 'staff' }, { email: 'b@x.cl', role: 'admin' })).toEqual({
      email: {},
      role: { before: 'staff', after: 'admin' },
    })
    expect(changesOf('client', { firstName: 'Ana' }, { firstName: 'Eva' })).toEqual({ firstName: {} })
    const reasons = { hiddenReason: 'Ana está enferma', reported: { reason: 'Ana no vino' } }
    expect(changesOf('review', {}, reasons)).toEqual({ hiddenReason: {}, reported: {} })
  })
})
