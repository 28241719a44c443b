import { shownBeside } from '@reservaplus/shared/appointments/shown-to'
import { farthestMinutes } from '@reservaplus/shared/availability/bounds'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { applyChanges } from '@reservaplus/shared/objects/apply-changes'
import { scopeOf } from '@reservaplus/shared/permissions/can'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import { checkWeeklyHours } from '@reservaplus/shared/schedules/check'
import type {
  ChangedSchedule,
  Schedule,
  ScheduleOverview,
  UpdateScheduleInput,
} from '@reservaplus/shared/schedules/schedule'
import { weeklyMinutes, workingDays } from '@reservaplus/shared/schedules/week'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'
import { isTimeZone } from '@reservaplus/shared/time/zone'
import type { AppContext } from '../app-context'
import { commitUpdate } from '../db/update'
import { findExisting } from '../organizations/find-existing'
import { findProfessional, findProfessionals, professionalReplacement } from '../professionals/repository'
import { narrowToOwn, ownsNothing } from '../users/check-scope'
import { findOutside } from './find-outside'

type OfProfessional = { professionalId: Professional['id'] }

export const toSchedule = ({ id, ...professional }: Professional): Schedule => ({
  professionalId: id,
  weeklyHours: professional.weeklyHours,
  timeZone: professional.timeZone,
  slotIntervalMinutes: professional.slotIntervalMinutes,
  minimumNoticeMinutes: professional.minimumNoticeMinutes,
  horizonDays: professional.horizonDays,
  acceptsBookings: professional.acceptsBookings,
  version: professional.version,
})

const noProfessional = () => new AppError('NOT_FOUND', 'There is no such professional')

/** Within what the person may see or change: somebody else's answers as if it were not there. */
export const findScheduled = async (
  ctx: AppContext,
  permission: 'schedules:read' | 'schedules:write',
  { professionalId }: OfProfessional,
): Promise<Professional> => {
  const id = narrowToOwn(ctx, permission, professionalId)
  const found = await findProfessional(ctx.organizationId, id, { consistent: true })
  if (!found) throw noProfessional()

  return found
}

/** What concerns more than one professional. */
export const assertForEverybody = ({ role }: AppContext): void => {
  if (role && scopeOf(role, 'schedules:write') !== 'all') throw new AppError('FORBIDDEN', 'Your role may not do this')
}

export const get = async (ctx: AppContext, input: OfProfessional): Promise<Schedule> =>
  toSchedule(await findScheduled(ctx, 'schedules:read', input))

const percent = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((part / whole) * 100))

export const overview = async (ctx: AppContext): Promise<ScheduleOverview> => {
  const own = ownsNothing(ctx, 'schedules:read') ? 'none' : narrowToOwn(ctx, 'schedules:read', undefined)
  const team = (await findProfessionals(ctx.organizationId)).filter(({ id }) => own === undefined || id === own)
  const items = team.map(({ weeklyHours, name, isActive, ...professional }) => {
    const { weeklyHours: _, ...facts } = toSchedule({ ...professional, weeklyHours, name, isActive })

    return {
      ...facts,
      professionalName: name,
      isActive,
      weeklyMinutes: weeklyMinutes(weeklyHours),
      workingDays: workingDays(weeklyHours),
    }
  })
  const active = items.filter(({ isActive }) => isActive)
  const scheduled = active.filter((each) => each.workingDays > 0)

  return {
    items,
    professionals: active.length,
    withSchedule: scheduled.length,
    acceptingBookings: scheduled.filter(({ acceptsBookings }) => acceptsBookings).length,
    completionPercent: percent(scheduled.length, active.length),
  }
}

const assertSound = ({ weeklyHours, timeZone }: Professional) => {
  const issues = checkWeeklyHours(weeklyHours).map(({ path, message }) => ({
    path: ['weeklyHours', ...path],
    message,
  }))
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    issues.push({ path: ['timeZone'], message: 'There is no such time zone' })
  }
  if (issues.length > 0) throw new AppError('BAD_INPUT', 'The schedule does not fit together', { issues })
}

/** Everything ahead that the schedule as it is now leaves outside. */
export const outsideAhead = async (ctx: AppContext, professional: Professional) => {
  const now = instantOf(ctx.clock.now())
  const { timeZone } = await findExisting(ctx)

  const range = { from: now, to: addMinutes(now, farthestMinutes), timeZone }

  return shownBeside(ctx, await findOutside(ctx.organizationId, [professional], range))
}

/** F-18: what is left out stays, a weekday that is left out too. */
export const update = async (
  ctx: AppContext,
  { professionalId, version, weeklyHours, ...changes }: UpdateScheduleInput,
): Promise<ChangedSchedule> => {
  await findScheduled(ctx, 'schedules:write', { professionalId })
  const changed = await commitUpdate<Professional>(ctx, {
    kind: 'schedule',
    version,
    read: () => findProfessional(ctx.organizationId, professionalId, { consistent: true }),
    change: (current) => {
      const next = {
        ...applyChanges<Professional>(current, changes),
        weeklyHours: applyChanges(current.weeklyHours, weeklyHours ?? {}),
      }
      assertSound(next)

      return next
    },
    writes: (next, current) => [professionalReplacement(next, current)],
  })

  return { schedule: toSchedule(changed), outside: await outsideAhead(ctx, changed) }
}
