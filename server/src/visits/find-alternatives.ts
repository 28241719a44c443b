import type { Alternative } from '@reservaplus/shared/availability/alternatives'
import type { Audience } from '@reservaplus/shared/availability/question'
import { minutesPerDay } from '@reservaplus/shared/time/calendar'
import { fromMinutes, toMinutes } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import { offeredVisits } from '@reservaplus/shared/visits/offer'
import { searchedDays, shownAlternatives } from '../appointments/decide-slot'
import type { LinesAsked, LinesGathered } from '../appointments/gather-lines'
import { exceptionDates } from '../availability/gather-question'
import { gatherVisitQuestion } from '../availability/gather-visit'
import { findDayExceptions } from '../schedules/repository'

export type VisitWanted = Pick<LinesAsked, 'lines' | 'start' | 'gapMinutes'> & {
  now: Instant
  audience: Audience
  ignoreIds?: readonly string[]
  /** Since when the times are held: notice and horizon are judged as of then. */
  boundsFrom?: Instant
}

/** The starts nearest to the one that is not free, each with who would begin. */
export const findAlternatives = async (gathered: LinesGathered, wanted: VisitWanted): Promise<Alternative[]> => {
  const { now, audience, ignoreIds, lines, gapMinutes = 0 } = wanted
  // Near a time that has passed nothing is free any more: what comes next is offered.
  const start = Math.max(wanted.start, toMinutes(now))
  const from = start - minutesPerDay
  const to = start + searchedDays * minutesPerDay
  const { organization } = gathered
  // The week around it has closures and days off that the visit itself did not ask for.
  const exceptions = await findDayExceptions(organization.id, exceptionDates(from, to))
  const asked = { lines, gapMinutes, from, to, now, audience, ignoreIds }
  const question = await gatherVisitQuestion(organization.id, { ...gathered, exceptions }, asked)
  const first = question.lines[0]?.candidates ?? []

  return offeredVisits(question, from, to)
    .sort((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start) || a.start - b.start)
    .slice(0, shownAlternatives)
    .sort((a, b) => a.start - b.start)
    .map((free) => ({
      professionalId: first[free.lines[0]?.candidate ?? 0]?.professional.id ?? '',
      start: fromMinutes(free.start),
    }))
}
