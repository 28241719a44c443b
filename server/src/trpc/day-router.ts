import { staffProcedures as alerts } from '../alerts/staff-procedures'
import { dayMoveProcedures as dayMoves } from '../appointments/day-move-procedures'
import { staffProcedures as appointments } from '../appointments/staff-procedures'
import { staffProcedures as availability } from '../availability/staff-procedures'
import { staffProcedures as clients } from '../clients/staff-procedures'
import { staffProcedures as files } from '../files/staff-procedures'
import { staffProcedures as notes } from '../notes/staff-procedures'
import { staffProcedures as payments } from '../payments/staff-procedures'
import { handoverProcedures as handovers } from '../professionals/handover-procedures'
import { staffProcedures as series } from '../series/staff-procedures'
import { staffProcedures as visits } from '../visits/staff-procedures'
import { staffProcedures as waitlist } from '../waitlist/staff-procedures'
import { router } from './initialize'

/**
 * What the desk does all day: the procedures of `api-day`. A noun stands here or in office-router.ts; one that stands here
 * is also named in infra/staff-routes.cjs (its addresses below `/v1`) and in client/src/lib/day-nouns.ts.
 */
export const dayRouter = router({
  alerts,
  appointments,
  availability,
  clients,
  dayMoves,
  files,
  handovers,
  notes,
  payments,
  series,
  visits,
  waitlist,
})
