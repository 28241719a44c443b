import { openTime } from '../schedules/open-time'
import { type Stretch, type StretchSearch, searchIn } from '../schedules/stretches'
import { minutesPerDay } from '../time/calendar'
import { localDayAt, zoneTable } from '../time/zone-table'
import { type StartBounds, startBounds } from './bounds'
import { startsAfterBusy, startsTaken, startsWithoutResource } from './obstacles'
import type { SlotQuestion } from './question'

/** A question worked out for a range of starts: judging one start is then a few look-ups. */
export type PreparedQuestion = {
  question: SlotQuestion
  bounds: StartBounds
  /** Working time. */
  open: readonly Stretch[]
  /** Working time cut where counting in steps begins anew. */
  counted: readonly Stretch[]
  countedAt: StretchSearch
  openAt: StretchSearch
  takenAt: StretchSearch
  withoutResourceAt: StretchSearch
  afterBusy: ReadonlySet<number>
}

// What can reach into a start's judgement: the day before (an interval joined over midnight), and a service of a day
// with its buffers after it.
const daysBefore = 2
const daysAfter = 3

export const prepareQuestion = (question: SlotQuestion, from: number, to: number): PreparedQuestion => {
  const table = zoneTable(question.zone, from - daysBefore * minutesPerDay, to + daysAfter * minutesPerDay)
  const { stretches, counted } = openTime(
    { weeklyHours: question.professional.weeklyHours, exceptions: question.exceptions, closures: question.closures },
    { table, fromDay: localDayAt(table, from) - daysBefore, toDay: localDayAt(table, to) + daysAfter },
  )

  return {
    question,
    bounds: startBounds(question),
    open: stretches,
    counted,
    countedAt: searchIn(counted),
    openAt: searchIn(stretches),
    takenAt: searchIn(startsTaken(question)),
    withoutResourceAt: searchIn(startsWithoutResource(question)),
    afterBusy: startsAfterBusy(question),
  }
}
