import { toMinutes } from '../time/instant'
import type { Instant } from '../time/schema'
import type { Message } from './schema'

/** How long SES's own report is awaited before a mail of unknown fate is sent again (docs/decisions/0005). */
export const settleMinutes = 10

/** What a worker may do that finds this message: send it, wait for what became of it, or nothing more. */
export const claimDecision = (existing: Message | undefined, now: Instant): 'send' | 'wait' | 'done' => {
  if (!existing || existing.status === 'refused') {
    return 'send'
  }
  if (existing.status !== 'sending') {
    return 'done'
  }

  return toMinutes(now) - toMinutes(existing.claimedAt) >= settleMinutes ? 'send' : 'wait'
}
