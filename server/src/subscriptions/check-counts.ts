import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import { counter } from '@reservaplus/shared/subscriptions/counters'
import { instantOf } from '@reservaplus/shared/time/instant'
import { localDateOf, monthRange } from '@reservaplus/shared/time/zone'

import type { Clock } from '../app-context'
import { pause } from '../db/retry'
import { findExisting } from '../organizations/find-existing'
import { countMade, countStanding } from './counted-repository'
import { countedMonth } from './counters'
import { correctCount, findCounts, type StoredCount } from './repository'

/** `stored` is what the counter says, `actual` what there is. `changing`: people were at work, the next run decides. */
export type Drift = { counted: string; stored: number; actual: number; outcome: 'repaired' | 'changing' }
export type CountsChecked = { checked: number; drifts: Drift[] }

type Look = { stored: StoredCount; actual: number }

const look = async (organizationId: OrganizationId, month: string, timeZone: string): Promise<Look[]> => {
  // First the counters, then what they count: whatever comes in between shows as a change of the counter.
  const counts = await findCounts(organizationId, countedMonth(month))
  const storedOf = (counted: string) =>
    counts.find((each) => each.counted === counted) ?? { counted, count: 0, changes: 0 }
  const standing = await countStanding(organizationId)
  const made = await countMade(organizationId, monthRange(month, timeZone))

  return [
    ...([...counter.options, 'storage'] as const).map((each) => ({ stored: storedOf(each), actual: standing[each] })),
    { stored: storedOf(countedMonth(month)), actual: made },
  ]
}

const isWrong = ({ stored, actual }: Look) => stored.count !== actual

/**
 * Proves that every counter of an organization says how many there are, and repairs one that does not. A difference counts
 * only when a second look finds the very same, and the repair only when nothing has changed since: a transaction that
 * is being written while we read is no drift.
 */
export const checkCounts = async (clock: Clock, organizationId: OrganizationId): Promise<CountsChecked> => {
  const organization = await findExisting({ organizationId }, { consistent: true })
  // While another system leads, or a move is under way, counts are the move's business.
  if (organization.writeMode !== 'open') return { checked: 0, drifts: [] }
  const month = localDateOf(instantOf(clock.now()), organization.timeZone).slice(0, 7)
  const lookAgain = () => look(organizationId, month, organization.timeZone)

  const first = await lookAgain()
  if (!first.some(isWrong)) return { checked: first.length, drifts: [] }
  await pause(clock, 1)
  const second = await lookAgain()

  const drifts: Drift[] = []
  for (const [index, { stored, actual }] of second.entries()) {
    const before = first[index]
    if (!isWrong({ stored, actual })) continue
    const isSteady = before?.actual === actual && before.stored.changes === stored.changes
    const isRepaired = isSteady && (await correctCount(organizationId, stored, actual))
    drifts.push({
      counted: stored.counted,
      stored: stored.count,
      actual,
      outcome: isRepaired ? 'repaired' : 'changing',
    })
  }

  return { checked: second.length, drifts }
}
