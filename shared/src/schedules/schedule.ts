import * as z from 'zod'
import { actor, appointment } from '../appointments/schema'
import { idempotencyKey } from '../idempotency/schema'
import { blockId, organizationId, professionalId } from '../ids/schema'
import { professional } from '../professionals/schema'
import { dayNumberOf } from '../time/calendar'
import { instant, instantInput, localDate, timeZone } from '../time/schema'
import { dayException, weeklyHours } from './schema'

/** A professional's working week, and what of it clients may book. */
export const schedule = professional
  .pick({
    weeklyHours: true,
    timeZone: true,
    slotIntervalMinutes: true,
    minimumNoticeMinutes: true,
    horizonDays: true,
    acceptsBookings: true,
    version: true,
  })
  .extend({ professionalId })
export type Schedule = z.infer<typeof schedule>

export const scheduleSummary = schedule.omit({ weeklyHours: true }).extend({
  professionalName: z.string(),
  isActive: z.boolean(),
  weeklyMinutes: z.int(),
  /** Weekdays with working time, not intervals. */
  workingDays: z.int().min(0).max(7),
})

export const scheduleOverview = z.object({
  items: scheduleSummary.array(),
  professionals: z.int(),
  /** With at least one working day. */
  withSchedule: z.int(),
  acceptingBookings: z.int(),
  /** Whole percent of the active professionals who have a schedule. */
  completionPercent: z.int().min(0).max(100),
})
export type ScheduleOverview = z.infer<typeof scheduleOverview>

/** Appointments ahead that a change leaves outside working time: they stand until somebody moves or cancels them. */
export const outsideAppointment = appointment.pick({
  id: true,
  professionalId: true,
  professionalName: true,
  clientName: true,
  serviceName: true,
  start: true,
  end: true,
  status: true,
})
export type OutsideAppointment = z.infer<typeof outsideAppointment>

export const changedSchedule = z.object({ schedule, outside: outsideAppointment.array() })
export type ChangedSchedule = z.infer<typeof changedSchedule>

export const ofProfessional = z.object({ professionalId })

export const updateScheduleInput = ofProfessional.extend({
  version: z.int().optional(),
  weeklyHours: weeklyHours.partial().optional(),
  timeZone: timeZone.nullable().optional(),
  slotIntervalMinutes: z.int().min(5).max(240).optional(),
  minimumNoticeMinutes: z.int().min(0).max(43_200).nullable().optional(),
  horizonDays: z.int().min(1).max(365).nullable().optional(),
  acceptsBookings: z.boolean().optional(),
})
export type UpdateScheduleInput = z.infer<typeof updateScheduleInput>

export const duplicateScheduleInput = ofProfessional.extend({
  targetProfessionalId: professionalId,
  /** Days from today on that differ from the week; they replace none that the target has. */
  withExceptions: z.boolean().default(false),
})
export type DuplicateScheduleInput = z.infer<typeof duplicateScheduleInput>

const longestRange = 366

type Dates = { from: z.infer<typeof localDate>; to: z.infer<typeof localDate> }

/** Both dates included. */
const dates = z.object({ from: localDate, to: localDate })
const inOrder = ({ from, to }: Dates) => from <= to
const reversed = { error: 'Must not be before the start', path: ['to'] }
const withinAYear = ({ from, to }: Dates) => dayNumberOf(to) - dayNumberOf(from) < longestRange
const tooLong = { error: 'At most a year', path: ['to'] }

/** Without a professional: everybody's, closures too. */
export const listDaysInput = dates
  .extend({ professionalId: professionalId.optional() })
  .refine(inOrder, reversed)
  .refine(withinAYear, tooLong)
export const workedTimeInput = dates.extend({ professionalId }).refine(inOrder, reversed).refine(withinAYear, tooLong)

export const setDayInput = dayException.extend({
  intervals: dayException.shape.intervals.default([]),
  reason: dayException.shape.reason.default(''),
})
export type SetDayInput = z.infer<typeof setDayInput>
export const dayKey = dayException.pick({ professionalId: true, date: true })
export type DayKey = z.infer<typeof dayKey>
export const changedDay = z.object({ day: dayException, outside: outsideAppointment.array() })
export type ChangedDay = z.infer<typeof changedDay>

export const workedTimeOutput = z.object({
  days: z.array(z.object({ date: localDate, minutes: z.int() })),
  totalMinutes: z.int(),
})

export const holiday = z.object({ date: localDate, name: z.string(), isMandatory: z.boolean(), isClosed: z.boolean() })
export const holidaysInput = z.object({ year: z.int().min(2000).max(2100) })
export const closeHolidaysInput = z.object({ dates: z.array(localDate).min(1).max(40) })

/** Time that a professional is not to be booked in, beside appointments; guarded like one. */
export const block = z.object({
  id: blockId,
  organizationId,
  professionalId,
  start: instant,
  end: instant,
  reason: z.string().max(200),
  createdBy: actor,
  createdAt: instant,
  version: z.int(),
})
export type Block = z.infer<typeof block>

export const blockInput = z.object({
  professionalId,
  start: instantInput,
  end: instantInput,
  reason: z.string().trim().max(200).default(''),
  /** Also over appointments that are there; needs the permission to accept overlaps. */
  acceptOverlap: z.boolean().default(false),
  idempotencyKey: idempotencyKey.optional(),
})
export type BlockInput = z.infer<typeof blockInput>

export const longestBlockDays = 7
/** That are asked for at once. */
export const longestBlockListDays = 62

export const listBlocksInput = z.object({
  from: instantInput,
  to: instantInput,
  professionalId: professionalId.optional(),
})
