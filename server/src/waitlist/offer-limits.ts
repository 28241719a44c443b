import type { ClientId } from '@reservaplus/shared/ids/schema'
import type { Slot } from '@reservaplus/shared/waitlist/fit'
import type { WaitlistEntry } from '@reservaplus/shared/waitlist/schema'

/** Of one professional's day: what is offered is kept from everybody else, and nobody has paid for it. */
const mostOfDay = 2

type Offered = Pick<WaitlistEntry, 'clientId' | 'offer'>

export type OfferLimits = {
  hasOffer: (entry: Pick<WaitlistEntry, 'clientId'>) => boolean
  allows: (slot: Pick<Slot, 'professionalId' | 'local'>) => boolean
  count: (entry: Offered) => void
}

/** One offer for each client at a time, however much they wait for, and few of a day: the list takes no day away. */
export const offerLimits = (open: readonly Offered[]): OfferLimits => {
  const clients = new Set<ClientId>()
  const ofDays = new Map<string, number>()
  const dayOf = (professionalId: string, local: string) => `${professionalId}#${local.slice(0, 10)}`
  const count = ({ clientId, offer }: Offered) => {
    if (!offer) return
    clients.add(clientId)
    for (const professionalId of new Set(offer.lines.map((line) => line.professionalId))) {
      const day = dayOf(professionalId, offer.localStart)
      ofDays.set(day, (ofDays.get(day) ?? 0) + 1)
    }
  }
  for (const entry of open) count(entry)

  return {
    hasOffer: ({ clientId }) => clients.has(clientId),
    allows: ({ professionalId, local }) => (ofDays.get(dayOf(professionalId, local)) ?? 0) < mostOfDay,
    count,
  }
}
