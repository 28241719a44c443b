import * as z from 'zod'
import { professionalId } from '../ids/schema'
import { localDate, localTime } from '../time/schema'

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Weekday = (typeof weekdays)[number]

export const scheduleBreak = z.object({ name: z.string().min(1).max(60), start: localTime, end: localTime })
export type ScheduleBreak = z.infer<typeof scheduleBreak>

/** Half-open wall-clock interval; an `end` of `24:00` touches the next day. */
export const workingInterval = z.object({
  start: localTime,
  end: localTime,
  breaks: z.array(scheduleBreak).max(10).default([]),
})
export type WorkingInterval = z.infer<typeof workingInterval>

const day = z.array(workingInterval).max(6)

/** Several intervals a day; `checkWeeklyHours` tells overlaps, reversed times and breaks outside. */
export const weeklyHours = z.object({
  monday: day,
  tuesday: day,
  wednesday: day,
  thursday: day,
  friday: day,
  saturday: day,
  sunday: day,
})
export type WeeklyHours = z.infer<typeof weeklyHours>

export const exceptionType = z.enum(['unavailable', 'vacation', 'sick_leave', 'special_hours', 'holiday'])
export type ExceptionType = z.infer<typeof exceptionType>

/** One local day that differs from the week. Only `special_hours` has intervals; the others close the day. */
export const dayException = z.object({
  /** `ALL` closes or changes the day of every professional. */
  professionalId: z.union([professionalId, z.literal('ALL')]),
  date: localDate,
  type: exceptionType,
  intervals: z.array(workingInterval).max(6),
  reason: z.string().max(200),
})
export type DayException = z.infer<typeof dayException>
