import { apiKeysRouter } from '../api-keys/router'
import { appointmentsRouter } from '../appointments/router'
import { availabilityRouter } from '../availability/router'
import { clientsRouter } from '../clients/router'
import { eventsRouter } from '../events/router'
import { marketplaceRouter } from '../marketplace/router'
import { authRouter } from '../onboarding/auth-router'
import { onboardingRouter } from '../onboarding/router'
import { organizationsRouter } from '../organizations/router'
import { paymentsRouter } from '../payments/router'
import { professionalsRouter } from '../professionals/router'
import { reportsRouter } from '../reports/router'
import { resourcesRouter } from '../resources/router'
import { schedulesRouter } from '../schedules/router'
import { servicesRouter } from '../services/router'
import { plansRouter } from '../subscriptions/plans-router'
import { subscriptionsRouter } from '../subscriptions/router'
import { usersRouter } from '../users/router'
import { webhooksRouter } from '../webhooks/router'
import { router } from './initialize'

export const appRouter = router({
  apiKeys: apiKeysRouter,
  appointments: appointmentsRouter,
  auth: authRouter,
  availability: availabilityRouter,
  clients: clientsRouter,
  events: eventsRouter,
  marketplace: marketplaceRouter,
  onboarding: onboardingRouter,
  organizations: organizationsRouter,
  payments: paymentsRouter,
  plans: plansRouter,
  professionals: professionalsRouter,
  reports: reportsRouter,
  resources: resourcesRouter,
  schedules: schedulesRouter,
  services: servicesRouter,
  subscriptions: subscriptionsRouter,
  users: usersRouter,
  webhooks: webhooksRouter,
})

export type AppRouter = typeof appRouter
