import { staffProcedures as apiKeys } from '../api-keys/staff-procedures'
import { staffProcedures as bulkOperations } from '../bulk-operations/staff-procedures'
import { staffProcedures as events } from '../events/staff-procedures'
import { staffProcedures as feeds } from '../feeds/staff-procedures'
import { staffProcedures as mailTemplates } from '../mail-templates/staff-procedures'
import { staffProcedures as messages } from '../notifications/staff-procedures'
import { staffProcedures as organizations } from '../organizations/staff-procedures'
import { staffProcedures as paymentAccounts } from '../payment-accounts/staff-procedures'
import { staffProcedures as privacy } from '../privacy/staff-procedures'
import { staffProcedures as professionals } from '../professionals/staff-procedures'
import { staffProcedures as reports } from '../reports/staff-procedures'
import { staffProcedures as resources } from '../resources/staff-procedures'
import { staffProcedures as reviews } from '../reviews/staff-procedures'
import { staffProcedures as schedules } from '../schedules/staff-procedures'
import { staffProcedures as services } from '../services/staff-procedures'
import { staffProcedures as subscriptions } from '../subscriptions/staff-procedures'
import { staffProcedures as users } from '../users/staff-procedures'
import { staffProcedures as webhooks } from '../webhooks/staff-procedures'
import { staffProcedures as whatsapp } from '../whatsapp/staff-procedures'
import { router } from './initialize'

/** Everything else that team members and other systems' keys may call: the procedures of `api-office`. */
export const officeRouter = router({
  apiKeys,
  bulkOperations,
  events,
  feeds,
  mailTemplates,
  messages,
  organizations,
  paymentAccounts,
  privacy,
  professionals,
  reports,
  resources,
  reviews,
  schedules,
  services,
  subscriptions,
  users,
  webhooks,
  whatsapp,
})
