import { staffProcedures as apiKeys } from '../api-keys/staff-procedures'
import { dayMoveProcedures as dayMoves } from '../appointments/day-move-procedures'
import { staffProcedures as appointments } from '../appointments/staff-procedures'
import { staffProcedures as availability } from '../availability/staff-procedures'
import { staffProcedures as bulkOperations } from '../bulk-operations/staff-procedures'
import { staffProcedures as clients } from '../clients/staff-procedures'
import { staffProcedures as events } from '../events/staff-procedures'
import { staffProcedures as feeds } from '../feeds/staff-procedures'
import { staffProcedures as files } from '../files/staff-procedures'
import { staffProcedures as notes } from '../notes/staff-procedures'
import { staffProcedures as organizations } from '../organizations/staff-procedures'
import { staffProcedures as payments } from '../payments/staff-procedures'
import { staffProcedures as privacy } from '../privacy/staff-procedures'
import { staffProcedures as professionals } from '../professionals/staff-procedures'
import { staffProcedures as reports } from '../reports/staff-procedures'
import { staffProcedures as resources } from '../resources/staff-procedures'
import { staffProcedures as reviews } from '../reviews/staff-procedures'
import { staffProcedures as schedules } from '../schedules/staff-procedures'
import { staffProcedures as series } from '../series/staff-procedures'
import { staffProcedures as services } from '../services/staff-procedures'
import { staffProcedures as subscriptions } from '../subscriptions/staff-procedures'
import { staffProcedures as users } from '../users/staff-procedures'
import { staffProcedures as visits } from '../visits/staff-procedures'
import { staffProcedures as waitlist } from '../waitlist/staff-procedures'
import { staffProcedures as webhooks } from '../webhooks/staff-procedures'
import { router } from './initialize'

/** What team members and other systems' keys may call: the procedures of `api-staff`. */
export const staffRouter = router({
  apiKeys,
  appointments,
  availability,
  bulkOperations,
  clients,
  dayMoves,
  events,
  files,
  feeds,
  notes,
  organizations,
  payments,
  privacy,
  professionals,
  reports,
  resources,
  reviews,
  schedules,
  series,
  services,
  subscriptions,
  users,
  visits,
  waitlist,
  webhooks,
})
