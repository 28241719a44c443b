import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import type { ChangedSchedule, DuplicateScheduleInput } from '@reservaplus/shared/schedules/schedule'
import { addDays } from '@reservaplus/shared/time/calendar'
import { instantOf } from '@reservaplus/shared/time/instant'
import { localDateOf } from '@reservaplus/shared/time/zone'
import type { AppContext } from '../app-context'
import { commitUpdate } from '../db/update'
import { findExisting } from '../organizations/find-existing'
import { findProfessional, professionalReplacement } from '../professionals/repository'
import { findDayExceptions } from './repository'
import { assertForEverybody, findScheduled, outsideAhead, toSchedule } from './service'
import { setDayException } from './set-exception'

const daysAhead = 366

/** Days that the target has already stay as they are, so that repeating it after a fault only adds what is missing. */
const copyDays = async (ctx: AppContext, source: Professional, target: Professional) => {
  const { timeZone } = await findExisting(ctx)
  const from = localDateOf(instantOf(ctx.clock.now()), timeZone)
  const days = await findDayExceptions(ctx.organizationId, { from, to: addDays(from, daysAhead) })
  const taken = new Set(days.filter(({ professionalId }) => professionalId === target.id).map(({ date }) => date))

  for (const { date, type, intervals, reason } of days.filter(({ professionalId }) => professionalId === source.id)) {
    if (taken.has(date)) continue
    const day = { professionalId: target.id, date, type, intervals, reason }
    await setDayException(ctx, day, { professionals: [target], timeZone })
  }
}

/** The week, zone, interval, notice and horizon of one professional for another; E-77. */
export const duplicate = async (ctx: AppContext, input: DuplicateScheduleInput): Promise<ChangedSchedule> => {
  const { professionalId, targetProfessionalId, withExceptions } = input
  assertForEverybody(ctx)
  if (professionalId === targetProfessionalId) {
    const message = 'Must be somebody else'
    throw new AppError('BAD_INPUT', message, { issues: [{ path: ['targetProfessionalId'], message }] })
  }
  const source = await findScheduled(ctx, 'schedules:read', { professionalId })
  await findScheduled(ctx, 'schedules:write', { professionalId: targetProfessionalId })

  const target = await commitUpdate<Professional>(ctx, {
    kind: 'schedule',
    read: () => findProfessional(ctx.organizationId, targetProfessionalId, { consistent: true }),
    change: ({ timeZone: _, minimumNoticeMinutes: __, horizonDays: ___, ...current }) => ({
      ...current,
      weeklyHours: source.weeklyHours,
      slotIntervalMinutes: source.slotIntervalMinutes,
      ...(source.timeZone !== undefined && { timeZone: source.timeZone }),
      ...(source.minimumNoticeMinutes !== undefined && { minimumNoticeMinutes: source.minimumNoticeMinutes }),
      ...(source.horizonDays !== undefined && { horizonDays: source.horizonDays }),
    }),
    writes: (next, current) => [professionalReplacement(next, current)],
  })
  if (withExceptions) await copyDays(ctx, source, target)

  return { schedule: toSchedule(target), outside: await outsideAhead(ctx, target) }
}

/** The organization's opening hours as the week; F-05: nobody stays without one by accident. */
export const useOpeningHours = async (
  ctx: AppContext,
  { professionalId }: { professionalId: Professional['id'] },
): Promise<ChangedSchedule> => {
  await findScheduled(ctx, 'schedules:write', { professionalId })
  const { openingHours } = await findExisting(ctx)
  const changed = await commitUpdate<Professional>(ctx, {
    kind: 'schedule',
    read: () => findProfessional(ctx.organizationId, professionalId, { consistent: true }),
    change: (current) => ({ ...current, weeklyHours: openingHours }),
    writes: (next, current) => [professionalReplacement(next, current)],
  })

  return { schedule: toSchedule(changed), outside: await outsideAhead(ctx, changed) }
}
