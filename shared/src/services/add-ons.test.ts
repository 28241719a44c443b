import { describe, expect, it } from 'vitest'
import { effectiveService } from '../availability/effective'
import { type AddOnId, addOnId, serviceId } from '../ids/schema'
import { chosenAddOns } from './add-ons'
import type { ServiceAddOn } from './schema'

const price = (amount: number) => ({ amount, currency: 'CLP' }) as const
const addOn = (index: number, durationMinutes: number): ServiceAddOn => ({
  id: addOnId.parse(`add-on-00000000000000${index}`),
  name: `Extra ${index}`,
  durationMinutes,
  price: price(1000 * index),
})
const [wash, mask] = [addOn(1, 10), addOn(2, 20)]
const service = { durationMinutes: 45, addOns: [wash, mask] }

describe('chosenAddOns', () => {
  it('are those of the service, each once, in its order', () => {
    expect(chosenAddOns(service)).toEqual([])
    expect(chosenAddOns(service, [mask.id, wash.id, mask.id])).toEqual([wash, mask])
  })

  it('of another service are not there', () => {
    expect(() => chosenAddOns(service, ['add-on-000000000000009' as AddOnId])).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND' }),
    )
  })

  it('do not last longer than a day with their service', () => {
    expect(() => chosenAddOns({ ...service, durationMinutes: 1425 }, [mask.id])).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT' }),
    )
  })
})

describe('a service with extras', () => {
  const colour = {
    id: serviceId.parse('service-00000000000001'),
    durationMinutes: 90,
    segments: [
      { kind: 'work' as const, minutes: 30 },
      { kind: 'processing' as const, minutes: 30 },
      { kind: 'work' as const, minutes: 30 },
    ],
    price: price(20_000),
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
  }
  const as = (own: object, addOns: ServiceAddOn[]) =>
    effectiveService(colour, { serviceOverrides: { [colour.id]: own } }, addOns)

  it('is longer and dearer, by what they are, after the professional’s own time and price', () => {
    expect(as({}, [wash, mask])).toMatchObject({ durationMinutes: 120, price: price(23_000) })
    expect(as({ durationMinutes: 60, price: price(15_000) }, [wash])).toMatchObject({
      durationMinutes: 70,
      price: price(16_000),
    })
  })

  it('does them at its end; the parts still fill the duration', () => {
    expect(as({}, [wash]).segments.map(({ minutes }) => minutes)).toEqual([30, 30, 40])
    expect(as({ durationMinutes: 60 }, [wash]).segments.map(({ minutes }) => minutes)).toEqual([15, 30, 25])
  })
})
