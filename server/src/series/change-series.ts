import { shownTo } from '@reservaplus/shared/appointments/shown-to'
import { canTakeOver } from '@reservaplus/shared/availability/effective'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { BulkOperationId, ProfessionalId, SeriesId } from '@reservaplus/shared/ids/schema'
import { occurrencesBetween } from '@reservaplus/shared/series/occurrences'
import { endedBefore, forgetUnplaced, withDue } from '@reservaplus/shared/series/progress'
import { formatRecurrence, parseRecurrence } from '@reservaplus/shared/series/recurrence'
import type { CancelSeriesInput, ChangedSeries, Series, UpdateSeriesInput } from '@reservaplus/shared/series/schema'
import { addDays } from '@reservaplus/shared/time/calendar'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import { localDateOf } from '@reservaplus/shared/time/zone'

import type { AppContext } from '../app-context'
import { newBulkOperation } from '../bulk-operations/start-operation'
import { commitUpdate } from '../db/update'
import { findExisting } from '../organizations/find-existing'
import { findProfessional } from '../professionals/repository'
import { findService } from '../services/repository'
import { narrowToOwn } from '../users/check-scope'
import type { SeriesStepInput } from './change-step'
import { seriesReplacement } from './repository'
import { findReached } from './service'

type Change = {
  id: SeriesId
  from: LocalDate | undefined
  version: number | undefined
  next: (current: Series, from: LocalDate) => Series | Promise<Series>
  /** What happens to an appointment that stands in the agenda already; nothing, when this is absent. */
  step: (next: Series, date: LocalDate) => SeriesStepInput['items'][number] | undefined
  reason: string
}

const datesAhead = ({ rule, startsOn, madeUntil }: Series, from: LocalDate): LocalDate[] =>
  madeUntil === undefined ? [] : occurrencesBetween(parseRecurrence(rule), startsOn, { from, to: madeUntil })

/** The series and the order to let the agenda follow, in one transaction: whoever sees the one finds the other. */
const commitSeriesChange = async (ctx: AppContext, change: Change): Promise<ChangedSeries> => {
  const { timeZone } = await findExisting(ctx)
  const today = localDateOf(instantOf(ctx.clock.now()), timeZone)
  const from = change.from && change.from > today ? change.from : today
  let bulkOperationId: BulkOperationId | undefined

  const series = await commitUpdate<Series>(ctx, {
    kind: 'series',
    read: () => findReached(ctx, change.id, 'appointments:update'),
    version: change.version,
    change: (current) => change.next(current, from),
    writes: (next, current) => {
      const items = datesAhead(current, from).flatMap((date) => change.step(next, date) ?? [])
      const input: SeriesStepInput = {
        ...{ seriesId: change.id, items, reason: change.reason },
        ...(current.changedBy && { after: current.changedBy }),
      }
      const operation =
        items.length === 0 ? undefined : newBulkOperation(ctx, { kind: 'series-change', input, total: items.length })
      bulkOperationId = operation?.operation.id

      const followed = { ...next, ...(bulkOperationId && { changedBy: bulkOperationId }) }

      return [seriesReplacement(followed, current), ...(operation?.writes ?? [])]
    },
  })

  return { series: shownTo(ctx)(series), ...(bulkOperationId && { bulkOperationId }) }
}

/** Another rule counts anew from the date of the change; what was chosen for single dates after it goes with the old one. */
const withRule = (current: Series, rule: string, from: LocalDate): Series => {
  const startsOn = from > current.startsOn ? from : current.startsOn
  const madeUntil = addDays(startsOn, -1)
  const hasMade = current.madeUntil !== undefined && current.startsOn < startsOn
  const { madeUntil: _before, ...rest } = forgetUnplaced(current, from)

  return {
    ...rest,
    rule: formatRecurrence(parseRecurrence(rule)),
    startsOn,
    choices: current.choices.filter(({ date }) => date < from),
    ...(hasMade && { madeUntil }),
  }
}

const updated = (
  { localTime, professionalId, rule, notes, internalNotes }: UpdateSeriesInput,
  current: Series,
  from: LocalDate,
): Series =>
  withDue({
    ...(rule === undefined ? current : withRule(current, rule, from)),
    ...(localTime && { localTime }),
    ...(professionalId && { professionalId }),
    ...(notes !== undefined && { notes }),
    ...(internalNotes !== undefined && { internalNotes }),
  })

/** Who takes over must be able to; what stands in the agenda is asked about again, one by one. */
const assertAble = async (ctx: AppContext, { serviceId }: Series, id: ProfessionalId) => {
  const [service, professional] = await Promise.all([
    findService(ctx.organizationId, serviceId),
    findProfessional(ctx.organizationId, id),
  ])
  if (!service || !professional || !canTakeOver(service, professional)) {
    throw new AppError('NOT_FOUND', 'There is no such professional')
  }
}

// A date between would be made as the change wants it, before the change begins.
const assertReached = ({ madeUntil, startsOn }: Series, from: LocalDate) => {
  if (from <= (madeUntil ?? startsOn)) return
  const message = 'A series can be changed from a date on that stands in the agenda'
  throw new AppError('BAD_INPUT', message, { issues: [{ path: ['from'], message }] })
}

/** This one and those that follow, or all that lie ahead: another hour, professional or rule. */
export const update = (ctx: AppContext, input: UpdateSeriesInput): Promise<ChangedSeries> => {
  const { localTime, rule } = input
  const professionalId = input.professionalId && narrowToOwn(ctx, 'appointments:update', input.professionalId)
  const moves = localTime !== undefined || professionalId !== undefined

  return commitSeriesChange(ctx, {
    id: input.id,
    from: input.from,
    version: input.version,
    next: async (current, from) => {
      if (input.from) assertReached(current, from)
      if (professionalId) await assertAble(ctx, current, professionalId)

      return updated({ ...input, ...(professionalId && { professionalId }) }, current, from)
    },
    step: (next, date) => {
      const recurrence = parseRecurrence(next.rule)
      const stays =
        rule === undefined || occurrencesBetween(recurrence, next.startsOn, { from: date, to: date }).length > 0
      if (!stays) return { date, cancel: true }

      return moves ? { date, localTime: next.localTime, professionalId: next.professionalId } : undefined
    },
    reason: '',
  })
}

/** This one and those that follow, or all that lie ahead. */
export const cancel = (ctx: AppContext, { id, from, version, reason }: CancelSeriesInput): Promise<ChangedSeries> =>
  commitSeriesChange(ctx, {
    id,
    from,
    version,
    next: endedBefore,
    step: (_next, date) => ({ date, cancel: true }),
    reason,
  })
