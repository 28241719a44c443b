import { checkAgenda } from './agenda-equals-appointments'
import { checkEvents } from './event-chains'
import { checkHoldsKept } from './holds-kept'
import { checkMerges } from './merges'
import { checkAppointmentsApart, checkCapacity, checkHoldsApart } from './overlap'
import { checkPromises } from './promises'
import { checkSeries } from './series'
import type { Check } from './violation'
import { checkVisitCalls, checkVisits } from './visits'
import { checkWaitlist } from './waitlist'
import { checkClients, checkCounters, checkReferences } from './whole-items'

const checks: readonly Check[] = [
  checkAppointmentsApart,
  checkCapacity,
  checkHoldsApart,
  checkHoldsKept,
  checkAgenda,
  checkEvents,
  checkPromises,
  checkReferences,
  checkClients,
  checkCounters,
  checkVisits,
  checkVisitCalls,
  checkSeries,
  checkWaitlist,
  checkMerges,
]

export const checkAll: Check = (evidence) => checks.flatMap((check) => check(evidence))
