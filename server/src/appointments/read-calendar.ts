import { statusColors } from '@reservaplus/shared/appointments/colors'
import {
  type CalendarEntry,
  type CalendarInput,
  calendarEntry,
  longestCalendarDays,
} from '@reservaplus/shared/appointments/lists'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { shownTo } from '@reservaplus/shared/appointments/shown-to'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { addDays } from '@reservaplus/shared/time/calendar'
import { dayRange, toLocal } from '@reservaplus/shared/time/zone'

import type { AppContext } from '../app-context'
import { refuseCursor } from '../db/page'
import { findExisting } from '../organizations/find-existing'
import { findProfessionals } from '../professionals/repository'
import { narrowToOwn, ownsNothing } from '../users/check-scope'
import { findRange, type RangeAsked } from './range-repository'
import { assertKnown } from './read'

/** What one answer holds: a month of twelve professionals who are busy. */
const mostShown = 3000
const pageSize = 500

const assertShort = ({ from, to }: CalendarInput): void => {
  if (from <= to && addDays(from, longestCalendarDays) > to) return
  const message = `A range of at most ${longestCalendarDays} days`
  throw new AppError('BAD_INPUT', message, { issues: [{ path: ['to'], message }] })
}

const findShown = async ({ organizationId }: AppContext, asked: Omit<RangeAsked, 'limit'>) => {
  const items: Appointment[] = []
  let { cursor } = asked
  do {
    const page = await findRange(organizationId, { ...asked, cursor, limit: pageSize })
    items.push(...page.items)
    cursor = page.cursor
  } while (cursor !== undefined && items.length < mostShown)

  return { items, cursor }
}

const noColor = '#6f7b87'

const entryOf =
  (colors: ReadonlyMap<string, string>) =>
  (appointment: Appointment): CalendarEntry =>
    calendarEntry.parse({
      ...appointment,
      localEnd: toLocal(appointment.end, appointment.timeZone),
      professionalColor: colors.get(appointment.professionalId) ?? noColor,
      statusColor: statusColors[appointment.status],
    })

/** E-60 Local days, both included: what a calendar draws and no more, coloured by professional and by status. */
export const calendar = async (ctx: AppContext, input: CalendarInput) => {
  assertShort(input)
  const organization = await findExisting(ctx)
  const { timeZone } = organization
  if (ownsNothing(ctx, 'appointments:read')) {
    refuseCursor(input)

    return { timeZone, items: [] }
  }

  const professionalId = narrowToOwn(ctx, 'appointments:read', input.professionalId)
  const { serviceId, status, cursor: begin } = input
  const range = { from: dayRange(input.from, timeZone).from, to: dayRange(input.to, timeZone).to }
  const [team, { items, cursor }] = await Promise.all([
    findProfessionals(ctx.organizationId),
    findShown(ctx, { ...range, professionalId, serviceId, status, cursor: begin }),
    assertKnown(ctx.organizationId, { professionalId, serviceId }),
  ])
  const colors = new Map<string, string>(team.map(({ id, color }) => [id, color]))

  return { timeZone, items: items.map(shownTo(ctx)).map(entryOf(colors)), ...(cursor !== undefined && { cursor }) }
}
