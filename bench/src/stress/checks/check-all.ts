import { checkAgenda } from './agenda-equals-appointments'
import { checkEvents } from './event-chains'
import { checkHoldsKept } from './holds-kept'
import { checkAppointmentsApart, checkCapacity, checkHoldsApart } from './overlap'
import { checkPromises } from './promises'
import type { Check } from './violation'
import { checkClients, checkCounter, checkReferences } from './whole-items'

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
  checkCounter,
]

export const checkAll: Check = (evidence) => checks.flatMap((check) => check(evidence))
