import { describe, expect, it } from 'vitest'
import { type ServiceId, serviceId } from '../ids/schema'
import { assignService, unassignService } from './assign'
import type { Professional } from './schema'

const [cut, colour] = ['service-00000000000001', 'service-00000000000002'].map((id) => serviceId.parse(id)) as [
  ServiceId,
  ServiceId,
]
const price = { amount: 20_000, currency: 'CLP' } as const
const nobody: Pick<Professional, 'serviceIds' | 'serviceOverrides'> = { serviceIds: [], serviceOverrides: {} }

describe('assignments', () => {
  it('are made once and leave the others as they are', () => {
    const both = assignService(assignService(nobody, { serviceId: cut, durationMinutes: 50 }), { serviceId: colour })

    expect(assignService(both, { serviceId: cut })).toEqual(both)
    expect(both).toEqual({ serviceIds: [cut, colour], serviceOverrides: { [cut]: { durationMinutes: 50 } } })
    expect(unassignService(both, colour)).toEqual(assignService(nobody, { serviceId: cut, durationMinutes: 50 }))
  })

  it('keep an own duration or price that is not spoken of, and lose what is null', () => {
    const own = assignService(nobody, { serviceId: cut, durationMinutes: 50, price })

    expect(assignService(own, { serviceId: cut, price: null }).serviceOverrides).toEqual({
      [cut]: { durationMinutes: 50 },
    })
    expect(assignService(own, { serviceId: cut, price: null, durationMinutes: null }).serviceOverrides).toEqual({})
  })

  it('take the own duration and price along when they end', () => {
    expect(unassignService(assignService(nobody, { serviceId: cut, price }), cut)).toEqual(nobody)
  })
})
