import { describe, expect, it } from 'vitest'
import { sampleCatalogue } from '../testing/sample-catalogue'
import { professionalsFor, termsOf } from './offers'

describe('offers', () => {
  it('names only those who do the service', () => {
    expect(professionalsFor(sampleCatalogue, 'colour').map(({ id }) => id)).toEqual(['ana'])
    expect(professionalsFor(sampleCatalogue, undefined)).toEqual([])
  })

  it('shows the lowest price, as a lowest one, while anyone may do it', () => {
    expect(termsOf(sampleCatalogue, 'cut')).toMatchObject({ price: { amount: 18_000 }, varies: true })
    expect(termsOf(sampleCatalogue, 'colour')).toMatchObject({ price: { amount: 40_000 }, varies: false })
  })

  it("shows a professional's own duration and price", () => {
    expect(termsOf(sampleCatalogue, 'cut', 'berta')).toMatchObject({ durationMinutes: 60, price: { amount: 24_000 } })
  })

  it('knows nothing of a service nobody offers', () => {
    expect(termsOf(sampleCatalogue, 'gone')).toBeUndefined()
  })
})
