import type { Expectation } from './expectation'
import { alertsExpectations } from './expectations/alerts'
import { apiKeysExpectations } from './expectations/api-keys'
import { appointmentsExpectations } from './expectations/appointments'
import { availabilityExpectations } from './expectations/availability'
import { bulkOperationsExpectations } from './expectations/bulk-operations'
import { clientsExpectations } from './expectations/clients'
import { eventsExpectations } from './expectations/events'
import { feedsExpectations } from './expectations/feeds'
import { filesExpectations } from './expectations/files'
import { mailTemplatesExpectations } from './expectations/mail-templates'
import { marketplaceExpectations } from './expectations/marketplace'
import { messagesExpectations } from './expectations/messages'
import { notesExpectations } from './expectations/notes'
import { onboardingExpectations } from './expectations/onboarding'
import { organizationsExpectations } from './expectations/organizations'
import { paymentAccountsExpectations } from './expectations/payment-accounts'
import { paymentsExpectations } from './expectations/payments'
import { privacyExpectations } from './expectations/privacy'
import { professionalsExpectations } from './expectations/professionals'
import { reportsExpectations } from './expectations/reports'
import { resourcesExpectations } from './expectations/resources'
import { reviewsExpectations } from './expectations/reviews'
import { schedulesExpectations } from './expectations/schedules'
import { selfServiceExpectations } from './expectations/self-service'
import { seriesExpectations } from './expectations/series'
import { servicesExpectations } from './expectations/services'
import { subscriptionsExpectations } from './expectations/subscriptions'
import { usersExpectations } from './expectations/users'
import { visitsExpectations } from './expectations/visits'
import { waitlistExpectations } from './expectations/waitlist'
import { webhooksExpectations } from './expectations/webhooks'
import { whatsappExpectations } from './expectations/whatsapp'

/** Every procedure of the router stands here, by noun; the matrix fails when one is missing. */
export const expectations: Readonly<Record<string, Expectation>> = {
  ...alertsExpectations,
  ...apiKeysExpectations,
  ...appointmentsExpectations,
  ...availabilityExpectations,
  ...bulkOperationsExpectations,
  ...clientsExpectations,
  ...eventsExpectations,
  ...filesExpectations,
  ...feedsExpectations,
  ...mailTemplatesExpectations,
  ...marketplaceExpectations,
  ...messagesExpectations,
  ...notesExpectations,
  ...onboardingExpectations,
  ...organizationsExpectations,
  ...paymentAccountsExpectations,
  ...paymentsExpectations,
  ...privacyExpectations,
  ...professionalsExpectations,
  ...reportsExpectations,
  ...resourcesExpectations,
  ...reviewsExpectations,
  ...schedulesExpectations,
  ...selfServiceExpectations,
  ...seriesExpectations,
  ...servicesExpectations,
  ...subscriptionsExpectations,
  ...usersExpectations,
  ...visitsExpectations,
  ...waitlistExpectations,
  ...webhooksExpectations,
  ...whatsappExpectations,
}
