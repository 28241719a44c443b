import { type Chooser, type ChosenCall, key, person, pick, someStart } from './chooser'
import { staffStep } from './place-plan'

const someOffers = ({ place, random }: Chooser, count: number) =>
  Array.from({ length: count }, () => pick(place.offers, random)).flatMap((offer) => offer ?? [])

/** One after another for one client, by name or by whoever is free; or two people at the same time. */
export const chooseVisit = (chooser: Chooser): ChosenCall => {
  const { random } = chooser
  const isTogether = random() < 0.3
  const isByName = isTogether || random() < 0.5
  const offers = someOffers(chooser, isByName || random() < 0.7 ? 2 : 3)
  const keyed = key(chooser)

  return {
    call: 'visitCreate',
    input: {
      lines: offers.map(({ serviceId, professionalId }, index) => ({
        serviceId,
        professionalId: isByName ? professionalId : 'any',
        client: isTogether ? index : 0,
      })),
      clients: (isTogether ? offers : offers.slice(0, 1)).map(() => person(chooser)),
      start: someStart(chooser, staffStep),
      ...keyed,
    },
    isRepeatable: 'idempotencyKey' in keyed,
  }
}
