import type { ProfessionalId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { type Permission, scopeOf } from '@reservaplus/shared/permissions/can'
import { may } from '@reservaplus/shared/permissions/may'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import { availableMinutes } from '@reservaplus/shared/reports/available'
import type { DayFigures } from '@reservaplus/shared/reports/day-figures'
import { onlyOf } from '@reservaplus/shared/reports/totals'
import { daysBetween } from '@reservaplus/shared/time/calendar'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import type { AppContext } from '../app-context'
import { findExisting } from '../organizations/find-existing'
import { findProfessionals } from '../professionals/repository'
import { findDayExceptions } from '../schedules/repository'
import { narrowToOwn } from '../users/check-scope'
import { findDayFigures } from './day-repository'
import { findFirstTimers } from './first-visit-repository'

/** Whose figures alone this person may see; undefined: everybody's. */
export const onlyFigures = (ctx: AppContext, permission: Permission): ProfessionalId | undefined =>
  narrowToOwn(ctx, permission, undefined)

/** Nobody sees the money of others whose appointments they see, and no key the money that it was not given. */
export const showsRevenue = (ctx: AppContext, only: ProfessionalId | undefined): boolean =>
  may(ctx, 'revenue:read') &&
  (ctx.role === undefined || scopeOf(ctx.role, 'revenue:read') === 'all' || only !== undefined)

export type RangeRead = {
  organization: Organization
  team: Professional[]
  /** Every day of the range. */
  days: DayFigures[]
  firstTimers: { clientId: string; date: LocalDate }[]
}

/** One round of queries, one of which reads the days. Nothing was booked on a day that has no figures. */
export const readRange = async (
  ctx: AppContext,
  { from, to, only }: { from: LocalDate; to: LocalDate; only: ProfessionalId | undefined },
): Promise<RangeRead> => {
  const { organizationId } = ctx
  const [organization, team, exceptions, written, firstTimers] = await Promise.all([
    findExisting(ctx),
    findProfessionals(organizationId),
    findDayExceptions(organizationId, { from, to }),
    findDayFigures(organizationId, { from, to }),
    findFirstTimers(organizationId, { from, to }),
  ])
  const { timeZone } = organization
  const known = new Map(written.map((day) => [day.date, day]))
  const available = availableMinutes(team, { from, to, timeZone, exceptions })
  const days = daysBetween(from, to).map(
    (date) => known.get(date) ?? { date, sheets: [], available: available.get(date) ?? {} },
  )

  return { organization, team, days: only ? onlyOf(days, only) : days, firstTimers }
}
