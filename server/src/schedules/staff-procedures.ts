import {
  blockInput,
  block as blockOutput,
  changedDay,
  changedSchedule,
  closeHolidaysInput,
  dayKey,
  duplicateScheduleInput,
  holiday,
  holidaysInput,
  listBlocksInput,
  listDaysInput,
  ofProfessional,
  outsideAppointment,
  schedule,
  scheduleOverview,
  setDayInput,
  updateScheduleInput,
  workedTimeInput,
  workedTimeOutput,
} from '@reservaplus/shared/schedules/schedule'
import { dayException } from '@reservaplus/shared/schedules/schema'
import * as z from 'zod'
import { listOf } from '../trpc/list-of'
import { restCreate, restDelete, restGet, restPost, restPut } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { block, unblock } from './block'
import { removeDay, setDay } from './change-days'
import { closeHolidays, holidays } from './close-holidays'
import { duplicate, useOpeningHours } from './duplicate'
import { listBlocks } from './list-blocks'
import { listDays, workedTime } from './list-days'
import { get, overview, update } from './service'

export const staffProcedures = {
  overview: staffProcedure('schedules:read')
    .meta(restGet('/schedules', 'Every professional’s week in short, and how many have one'))
    .output(scheduleOverview)
    .query(({ ctx }) => overview(ctx)),

  get: staffProcedure('schedules:read')
    .meta(restGet('/schedules/{professionalId}', 'A professional’s working week'))
    .input(ofProfessional)
    .output(schedule)
    .query(({ ctx, input }) => get(ctx, input)),

  update: staffProcedure('schedules:write')
    .meta(restPut('/schedules/{professionalId}', 'Change some of it: what is left out stays, a weekday too'))
    .input(updateScheduleInput)
    .output(changedSchedule)
    .mutation(({ ctx, input }) => update(ctx, input)),

  duplicate: staffProcedure('schedules:write')
    .meta(restPost('/schedules/{professionalId}/duplicate', 'The same week for another professional'))
    .input(duplicateScheduleInput)
    .output(changedSchedule)
    .mutation(({ ctx, input }) => duplicate(ctx, input)),

  useOpeningHours: staffProcedure('schedules:write')
    .meta(restPost('/schedules/{professionalId}/use-opening-hours', 'The organization’s opening hours as the week'))
    .input(ofProfessional)
    .output(changedSchedule)
    .mutation(({ ctx, input }) => useOpeningHours(ctx, input)),

  workedTime: staffProcedure('schedules:read')
    .meta(restGet('/schedules/{professionalId}/worked-time', 'Working minutes of each day, breaks taken out'))
    .input(workedTimeInput)
    .output(workedTimeOutput)
    .query(({ ctx, input }) => workedTime(ctx, input)),

  listDays: staffProcedure('schedules:read')
    .meta(restGet('/schedule-days', 'Days that differ from the week; closures have professionalId ALL'))
    .input(listDaysInput)
    .output(listOf(dayException))
    .query(async ({ ctx, input }) => ({ items: await listDays(ctx, input) })),

  setDay: staffProcedure('schedules:write')
    .meta(
      restPut('/schedule-days/{professionalId}/{date}', 'Make a day differ from the week; ALL closes for everybody'),
    )
    .input(setDayInput)
    .output(changedDay)
    .mutation(({ ctx, input }) => setDay(ctx, input)),

  removeDay: staffProcedure('schedules:write')
    .meta(restDelete('/schedule-days/{professionalId}/{date}', 'The day is like every other of its weekday again'))
    .input(dayKey)
    .output(z.object({}))
    .mutation(({ ctx, input }) => removeDay(ctx, input)),

  holidays: staffProcedure('schedules:read')
    .meta(restGet('/holidays/{year}', 'National holidays of the organization’s country'))
    .input(holidaysInput)
    .output(listOf(holiday))
    .query(async ({ ctx, input }) => ({ items: await holidays(ctx, input) })),

  closeHolidays: staffProcedure('schedules:write')
    .meta(restPost('/holidays/close', 'Close on these holidays'))
    .input(closeHolidaysInput)
    .output(z.object({ outside: outsideAppointment.array() }))
    .mutation(({ ctx, input }) => closeHolidays(ctx, input)),

  listBlocks: staffProcedure('schedules:read')
    .meta(restGet('/blocks', 'Time taken out of the agenda by hand'))
    .input(listBlocksInput)
    .output(listOf(blockOutput))
    .query(async ({ ctx, input }) => ({ items: await listBlocks(ctx, input) })),

  block: staffProcedure('schedules:write')
    .meta(restCreate('/blocks', 'Take time out of the agenda'))
    .input(blockInput)
    .output(blockOutput)
    .mutation(({ ctx, input }) => block(ctx, input)),

  unblock: staffProcedure('schedules:write')
    .meta(restDelete('/blocks/{id}', 'Give blocked time back'))
    .input(blockOutput.pick({ id: true }))
    .output(z.object({}))
    .mutation(({ ctx, input }) => unblock(ctx, input)),
}
