import type { Catalogue } from '@reservaplus/shared/availability/schema'
import type { Money } from '@reservaplus/shared/money/schema'

export const anyone = 'any'

export const professionalsFor = (catalogue: Catalogue, serviceId: string | undefined) => {
  const offering = new Set(
    catalogue.offers.filter((offer) => offer.serviceId === serviceId).map((offer) => String(offer.professionalId)),
  )

  return catalogue.professionals.filter(({ id }) => offering.has(id))
}

export type Terms = { durationMinutes: number; price: Money; varies: boolean }

/** What a service takes and costs with somebody: their own terms; the lowest, marked, while anyone may do it. */
export const termsOf = (
  catalogue: Catalogue,
  serviceId: string,
  professionalId: string = anyone,
): Terms | undefined => {
  const offers = catalogue.offers.filter((offer) => offer.serviceId === serviceId)
  const own = offers.find((offer) => offer.professionalId === professionalId)
  if (own) return { ...own, varies: false }
  const [cheapest] = [...offers].sort((a, b) => a.price.amount - b.price.amount)
  if (!cheapest) return undefined
  const varies = offers.some(
    ({ price, durationMinutes }) =>
      price.amount !== cheapest.price.amount || durationMinutes !== cheapest.durationMinutes,
  )

  return { ...cheapest, varies }
}
