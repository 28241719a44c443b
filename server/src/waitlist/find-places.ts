import type { ProfessionalId } from '@reservaplus/shared/ids/schema'
import { addDays } from '@reservaplus/shared/time/calendar'
import { fromMinutes } from '@reservaplus/shared/time/instant'
import type { Instant, LocalDate } from '@reservaplus/shared/time/schema'
import { localDateOf, toLocal } from '@reservaplus/shared/time/zone'
import { fits, offerUntil, type Slot } from '@reservaplus/shared/waitlist/fit'
import type { WaitlistEntry } from '@reservaplus/shared/waitlist/schema'

import type { AppContext } from '../app-context'
import { findOffers } from '../availability/find-days'
import { findVisitOffers } from '../visits/find-days'

/** What became free; nothing said: anything may have. */
export type Freed = { professionalId?: ProfessionalId | undefined; start?: Instant | undefined }

/** Days that one question to the availability answers. */
const askedDays = 31

const earlier = (a: LocalDate, b: LocalDate) => (a < b ? a : b)
const later = (a: LocalDate, b: LocalDate) => (a > b ? a : b)

export type Asked = { freed: Freed; timeZone: string; now: Instant }

/** The days of the entry that are worth asking about; undefined: what became free is nothing to it. */
const daysFor = (entry: WaitlistEntry, { freed, timeZone, now }: Asked) => {
  const { professionalId } = freed
  if (professionalId && entry.professionalId !== 'any' && entry.professionalId !== professionalId) return undefined
  const day = freed.start && localDateOf(freed.start, timeZone)
  const from = later(entry.from, day ?? localDateOf(now, timeZone))
  const to = earlier(entry.to, day ?? addDays(from, askedDays - 1))

  return from <= to ? { from, to } : undefined
}

type Question = Pick<WaitlistEntry, 'services' | 'professionalId' | 'from' | 'to'>

export type FreePlaces = {
  /** That suit, the earliest first. */
  of: (entry: WaitlistEntry) => Promise<Slot[]>
  /** Something was taken: what is free is asked for anew. */
  forget: () => void
}

/** Many wait for the same: what is free is asked for once, until somebody takes of it. */
export const freePlaces = (ctx: AppContext, asked: Asked): FreePlaces => {
  const answers = new Map<string, Promise<Slot[]>>()

  const ask = async ({ services, professionalId, ...days }: Question): Promise<Slot[]> => {
    const [first, ...others] = services.map((each) => ({ ...each, professionalId, client: 'own' }))
    if (!first) return []
    const audience = 'client' as const
    const { offers } =
      others.length > 0
        ? await findVisitOffers(ctx, { ...days, lines: [first, ...others], gapMinutes: 0, audience })
        : await findOffers(ctx, { ...days, ...first, audience })

    return offers
      .flatMap(({ professionalId, starts }) =>
        starts.map((minutes) => ({ start: fromMinutes(minutes), professionalId })),
      )
      .map((place) => ({ ...place, local: toLocal(place.start, asked.timeZone) }))
      .filter(({ start }) => offerUntil(start, asked.now) !== undefined)
      .sort((a, b) => a.start.localeCompare(b.start))
  }

  return {
    of: async (entry) => {
      const days = daysFor(entry, asked)
      if (!days) return []
      const { services, professionalId } = entry
      // Of several services whoever has time now may do any.
      const freedOnly = services.length === 1 ? asked.freed.professionalId : undefined
      const question = { services, professionalId: freedOnly ?? professionalId, ...days }
      const key = JSON.stringify(question)
      const answer = answers.get(key) ?? ask(question)
      answers.set(key, answer)

      return (await answer).filter((slot) => fits(entry, slot))
    },
    forget: () => answers.clear(),
  }
}
