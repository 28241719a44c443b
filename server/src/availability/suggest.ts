import {
  earliest,
  howFree,
  nextAvailable,
  type SmartAvailability,
  type SmartInput,
  smartDays,
} from '@reservaplus/shared/availability/smart'
import { addDays } from '@reservaplus/shared/time/calendar'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import { localDateOf } from '@reservaplus/shared/time/zone'

import type { AppContext } from '../app-context'
import { findExisting } from '../organizations/find-existing'
import { findOffers, type Offers } from './find-days'

type Wanted = Pick<SmartInput, 'mode' | 'maxSlots' | 'from' | 'to'>
type Range = { from: LocalDate; to: LocalDate }

/** From when to when it is looked, and the answer in the mode that was asked for. */
export const answerIn = async (
  ctx: AppContext,
  { mode, maxSlots, ...asked }: Wanted,
  find: (range: Range) => Promise<Offers>,
): Promise<SmartAvailability> => {
  const organization = await findExisting(ctx)
  const from = asked.from ?? localDateOf(instantOf(ctx.clock.now()), organization.timeZone)
  const to = asked.to ?? addDays(from, smartDays - 1)
  const { timeZone, offers } = await find({ from, to })
  const range = { timeZone, from, to }

  switch (mode) {
    case 'next_available':
      return nextAvailable(offers, range, maxSlots)
    case 'earliest':
      return earliest(offers, range)
    case 'date_range':
      return howFree(offers, range)
  }
}

/** For the desk: what to offer somebody who asks "when would you have time?". */
export const suggest = (ctx: AppContext, input: SmartInput): Promise<SmartAvailability> => {
  const { mode, maxSlots: _maxSlots, order, ...asked } = input
  const isCompact = mode === 'next_available' && order === 'compact'

  return answerIn(ctx, input, (range) =>
    findOffers(ctx, { ...asked, ...range, audience: 'staff', ...(isCompact && { order }) }),
  )
}
