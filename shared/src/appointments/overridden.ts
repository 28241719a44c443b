import type { EffectiveService } from '../availability/effective'
import type { Appointment } from './schema'

type Agreed = Pick<EffectiveService, 'price' | 'durationMinutes'>

/** What of it is not as the catalogue has it; undefined: all of it is. */
export const overriddenIn = (agreed: Agreed, usual: Agreed): Appointment['overridden'] => {
  const overridden = [
    ...(agreed.price.amount === usual.price.amount ? [] : ['price' as const]),
    ...(agreed.durationMinutes === usual.durationMinutes ? [] : ['duration' as const]),
  ]

  return overridden.length > 0 ? overridden : undefined
}
