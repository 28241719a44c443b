import { publicProcedures as appointments } from '../appointments/public-procedures'
import { publicProcedures as availability } from '../availability/public-procedures'
import { publicProcedures as marketplace } from '../marketplace/public-procedures'
import { authProcedures as auth } from '../onboarding/auth-procedures'
import { publicProcedures as onboarding } from '../onboarding/public-procedures'
import { publicProcedures as organizations } from '../organizations/public-procedures'
import { publicProcedures as payments } from '../payments/public-procedures'
import { publicProcedures as reviews } from '../reviews/public-procedures'
import { publicProcedures as selfService } from '../self-service/public-procedures'
import { plansProcedures as plans } from '../subscriptions/plans-procedures'
import { publicProcedures as visits } from '../visits/public-procedures'
import { publicProcedures as waitlist } from '../waitlist/public-procedures'
import { router } from './initialize'

/** What guests, holders of a link and whoever sets up an organization may call: the procedures of `api-public`. */
export const publicRouter = router({
  appointments,
  auth,
  availability,
  marketplace,
  onboarding,
  organizations,
  payments,
  plans,
  reviews,
  selfService,
  visits,
  waitlist,
})
