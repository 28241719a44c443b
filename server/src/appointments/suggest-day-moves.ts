import type { DayMoveProposals, ProposeDayMovesInput } from '@reservaplus/shared/appointments/day-moves'
import { dayMoveProposal, mostDayMoves } from '@reservaplus/shared/appointments/day-moves'
import { isMovable } from '@reservaplus/shared/appointments/lifecycle'
import { proposePlaces } from '@reservaplus/shared/appointments/propose-places'
import { shownTo } from '@reservaplus/shared/appointments/shown-to'
import { minutesPerDay } from '@reservaplus/shared/time/calendar'
import { fromMinutes, instantOf, toMinutes } from '@reservaplus/shared/time/instant'
import { dayRange, toLocal } from '@reservaplus/shared/time/zone'

import type { AppContext } from '../app-context'
import { findExisting } from '../organizations/find-existing'
import { narrowToOwn } from '../users/check-scope'
import { findDayPlaces } from './find-day-places'
import { findAppointmentsOfProfessional } from './range-repository'
import { assertKnown } from './read'

const searchedDays = 8
const shownBeside = 5

/** Somebody falls ill: where each of the day's appointments that is still ahead could go. Nothing is written. */
export const proposeDayMoves = async (ctx: AppContext, input: ProposeDayMovesInput): Promise<DayMoveProposals> => {
  const { organizationId } = ctx
  const professionalId = narrowToOwn(ctx, 'appointments:update', input.professionalId)
  const isNarrowed = narrowToOwn(ctx, 'appointments:update', 'any') !== 'any'
  const [organization] = await Promise.all([findExisting(ctx), assertKnown(organizationId, { professionalId })])
  const { timeZone } = organization
  const range = dayRange(input.date, timeZone)
  const now = instantOf(ctx.clock.now())
  const { items } = await findAppointmentsOfProfessional(organizationId, { ...range, professionalId, limit: 250 })
  const appointments = items.filter(({ status, start }) => isMovable(status) && start > now).slice(0, mostDayMoves)
  const from = Math.max(toMinutes(range.from), Math.ceil(toMinutes(now)))
  const to = toMinutes(range.from) + searchedDays * minutesPerDay
  const { leaving, team } = await findDayPlaces(ctx, {
    organization,
    appointments,
    only: isNarrowed ? professionalId : undefined,
    from,
    to,
    now,
  })
  const away = { professionalId, from: toMinutes(range.from), to: toMinutes(range.to) }
  const proposed = new Map(
    proposePlaces(leaving, { away, from, to, others: shownBeside }).map((each) => [each.id, each]),
  )
  const show = shownTo(ctx)
  const names = new Map<string, string>(team.map(({ id, name }) => [id, name]))

  return {
    timeZone,
    items: appointments.map((appointment) => {
      const { proposal, others = [] } = proposed.get(appointment.id) ?? {}
      const shown = (place: { professionalId: string; start: number }) => {
        const start = fromMinutes(place.start)
        const professionalName = names.get(place.professionalId) ?? ''

        return {
          professionalId: place.professionalId,
          professionalName,
          start,
          localStart: toLocal(start, timeZone),
          isSameTime: start === appointment.start,
        }
      }

      return dayMoveProposal.parse({
        ...show(appointment),
        ...(proposal && { proposal: shown(proposal) }),
        others: others.map(shown),
      })
    }),
  }
}
