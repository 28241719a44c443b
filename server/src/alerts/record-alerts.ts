import { alertsOf, type Recipient } from '@reservaplus/shared/alerts/recipients'
import type { Alert } from '@reservaplus/shared/alerts/schema'
import type { EventId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { instantOf } from '@reservaplus/shared/time/instant'

import type { Clock } from '../app-context'
import { findEvent } from '../events/repository'
import { assertNotMoving } from '../organizations/check-writable'
import { findOrganization } from '../organizations/repository'
import { findUsersOfOrganization } from '../users/repository'
import { createAlert } from './repository'

export type ToldAlert = Alert & Pick<Recipient, 'reach'>

/**
 * Writes down what an event tells the team. The answer holds what was new: each once, however often the event arrives,
 * so that no device is pushed to twice.
 */
export const recordAlerts = async (
  { clock }: { clock: Clock },
  { organizationId, eventId }: { organizationId: OrganizationId; eventId: EventId },
): Promise<ToldAlert[]> => {
  const [event, organization, team] = await Promise.all([
    findEvent(organizationId, eventId),
    findOrganization(organizationId, { consistent: true }),
    findUsersOfOrganization(organizationId),
  ])
  if (!event || !organization || organization.writeMode === 'moved') return []
  assertNotMoving(organization)
  const told = alertsOf(event, team)
  if (!told) return []

  const createdAt = instantOf(clock.now())
  const written = await Promise.all(
    told.recipients.map(async ({ member, reach }): Promise<ToldAlert[]> => {
      const item = { ...told.facts, id: event.id, organizationId, userId: member.id, createdAt }

      return (await createAlert(item)) ? [{ ...item, reach }] : []
    }),
  )

  return written.flat()
}
