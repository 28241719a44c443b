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
import { localDateOf } from '@reservaplus/shared/time/zone'

import type { AppContext } from '../app-context'
import { findExisting } from '../organizations/find-existing'
import { findOffers } from './find-days'

/** For the desk: what to offer somebody who asks "when would you have time?". */
export const suggest = async (ctx: AppContext, input: SmartInput): Promise<SmartAvailability> => {
  const { mode, maxSlots, ...asked } = input
  const organization = await findExisting(ctx)
  const from = asked.from ?? localDateOf(instantOf(ctx.clock.now()), organization.timeZone)
  const to = asked.to ?? addDays(from, smartDays - 1)
  const { timeZone, offers } = await findOffers(ctx, { ...asked, from, to, audience: 'staff' })
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
