import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { Audience } from '@reservaplus/shared/availability/question'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { limitsOf } from '@reservaplus/shared/subscriptions/plans'
import { onlineQuota } from '@reservaplus/shared/subscriptions/quota'
import { isRunning } from '@reservaplus/shared/subscriptions/status'
import { addDays } from '@reservaplus/shared/time/calendar'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import { localDateOf } from '@reservaplus/shared/time/zone'

import type { AppContext } from '../app-context'
import { countedMonth } from '../subscriptions/counters'
import { findCountsSeen, findSubscription } from '../subscriptions/repository'

// The desk asks for times again and again: that its subscription runs is believed for a minute. Who books is asked anew.
const believedMilliseconds = 60_000
const mostBelieved = 1000
const believed = new Map<OrganizationId, number>()

const deskMayBook = async ({ organizationId, clock }: AppContext): Promise<boolean> => {
  const now = clock.now()
  if ((believed.get(organizationId) ?? 0) > now.getTime()) return true
  const subscription = await findSubscription(organizationId)
  if (!subscription || !isRunning(subscription, instantOf(now))) return false
  if (believed.size >= mostBelieved) believed.clear()
  believed.set(organizationId, now.getTime() + believedMilliseconds)

  return true
}

const monthOf = (date: LocalDate) => countedMonth(date.slice(0, 7))

type Asked = {
  audience: Audience
  moving?: Appointment | undefined
  /** Being read too: which month it is, its zone says. */
  organization: Promise<Organization | undefined>
  /** How many are wanted at once. */
  appointments?: number
}

const clientsMayBook = async (
  { organizationId, clock }: AppContext,
  { organization, appointments = 1 }: Asked,
): Promise<boolean> => {
  const now = instantOf(clock.now())
  const utc = localDateOf(now, 'UTC')
  // Wherever the salon is, its month is yesterday's, today's or tomorrow's.
  const [subscription, counts, found] = await Promise.all([
    findSubscription(organizationId),
    findCountsSeen(organizationId, monthOf(addDays(utc, -1)), monthOf(addDays(utc, 1))),
    organization,
  ])
  if (!subscription || !found || !isRunning(subscription, now)) return false
  const limit = limitsOf(subscription).monthlyAppointments
  const month = monthOf(localDateOf(now, found.timeZone))
  const { count = 0 } = counts.find(({ counted }) => counted === month) ?? {}

  return limit === undefined || count + appointments <= onlineQuota(limit)
}

/**
 * F-25: what could not be booked is not offered. Without a subscription nobody makes anything new; clients neither when
 * the part of the month that is theirs is used up, of which the desk is told when it books. What there is still moves.
 */
export const takesNewBookings = async (ctx: AppContext, asked: Asked): Promise<boolean> => {
  if (asked.moving) return true

  return asked.audience === 'client' ? clientsMayBook(ctx, asked) : deskMayBook(ctx)
}
