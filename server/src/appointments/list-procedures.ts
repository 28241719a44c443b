import {
  appointmentPage,
  calendarInput,
  calendarRange,
  listAppointmentsInput,
  ownDayInput,
  todayList,
  unconfirmedInput,
  unconfirmedList,
  upcomingInput,
  upcomingList,
} from '@reservaplus/shared/appointments/lists'
import { restGet } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { today, unconfirmed, upcoming } from './list-days'
import { list } from './read'
import { calendar } from './read-calendar'

export const listProcedures = {
  list: staffProcedure('appointments:read')
    .meta(restGet('/appointments', 'Appointments of at most 62 days'))
    .input(listAppointmentsInput)
    .output(appointmentPage)
    .query(({ ctx, input }) => list(ctx, input)),

  calendar: staffProcedure('appointments:read')
    .meta(restGet('/appointments/calendar', 'What a calendar of at most six weeks draws'))
    .input(calendarInput)
    .output(calendarRange)
    .query(({ ctx, input }) => calendar(ctx, input)),

  today: staffProcedure('appointments:read')
    .meta(restGet('/appointments/today', 'The day as the organization’s clock has it'))
    .input(ownDayInput)
    .output(todayList)
    .query(({ ctx, input }) => today(ctx, input)),

  upcoming: staffProcedure('appointments:read')
    .meta(restGet('/appointments/upcoming', 'What begins next'))
    .input(upcomingInput)
    .output(upcomingList)
    .query(({ ctx, input }) => upcoming(ctx, input)),

  unconfirmed: staffProcedure('appointments:read')
    .meta(restGet('/appointments/unconfirmed', 'Whom to call: what is not confirmed of tomorrow, or of another day'))
    .input(unconfirmedInput)
    .output(unconfirmedList)
    .query(({ ctx, input }) => unconfirmed(ctx, input)),
}
