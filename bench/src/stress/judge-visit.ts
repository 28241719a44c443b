import { toMinutes } from '@reservaplus/shared/time/instant'
import { instant } from '@reservaplus/shared/time/schema'
import * as z from 'zod'

import { isFree, isInHours, isInsideHours, type Seen, type Wanted } from './oracle'
import type { Place } from './place'

const asked = z.object({
  lines: z.array(z.object({ serviceId: z.string(), professionalId: z.string(), client: z.number() })),
  start: instant,
})

const areDistinct = (values: readonly (string | undefined)[]) => {
  const given = values.filter((value) => value !== undefined)

  return new Set(given).size === given.length
}

/** Each as soon as its client's last one has ended; undefined: who shall do it is not said, or they might meet. */
const placesOf = (input: unknown, { offers }: Place): { wanted: Wanted; isFirst: boolean }[] | undefined => {
  const { lines, start } = asked.parse(input)
  const chosen = lines.flatMap(
    ({ serviceId, professionalId }) =>
      offers.find((offer) => offer.serviceId === serviceId && offer.professionalId === professionalId) ?? [],
  )
  const areApart =
    areDistinct(chosen.map((each) => each.professionalId)) && areDistinct(chosen.map(({ chair }) => chair))
  if (chosen.length < lines.length || !areApart) return undefined
  const ends = new Map<number, number>()

  return chosen.map((offer, index) => {
    const client = lines[index]?.client ?? 0
    const from = ends.get(client) ?? toMinutes(start)
    ends.set(client, from + offer.durationMinutes)

    return { wanted: { ...offer, start: from }, isFirst: index === 0 }
  })
}

/** A visit by named professionals, one each, is refused rightly when one of its lines is not free or out of hours. */
export const judgeVisitRefusal = (input: unknown, place: Place, seen: Seen): string | undefined => {
  const places = placesOf(input, place)
  const isPossible = places?.every(
    ({ wanted, isFirst }) =>
      (isFirst
        ? isInHours(wanted.start, wanted.durationMinutes, 'staff')
        : isInsideHours(wanted.start, wanted.durationMinutes)) && isFree(wanted, seen),
  )

  return isPossible ? 'all of it is free' : undefined
}
