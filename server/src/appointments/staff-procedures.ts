import {
  appointment,
  appointmentHistory,
  appointmentPage,
  createAppointmentInput,
  dayInput,
  dayView,
  listAppointmentsInput,
  rescheduleInput,
} from '@reservaplus/shared/appointments/schema'
import { appointmentId } from '@reservaplus/shared/ids/schema'
import * as z from 'zod'
import { restCreate, restGet, restPut } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { create } from './create'
import { get, history, list } from './read'
import { dayView as readDayView } from './read-day'
import { reschedule } from './reschedule'
import { transitionProcedures } from './transition-procedures'

const oneAppointment = z.object({ id: appointmentId })

export const staffProcedures = {
  dayView: staffProcedure('appointments:read')
    .meta(restGet('/appointments/day', 'A day by professional'))
    .input(dayInput)
    .output(dayView)
    .query(({ ctx, input }) => readDayView(ctx, input)),

  list: staffProcedure('appointments:read')
    .meta(restGet('/appointments', 'Appointments of at most 62 days'))
    .input(listAppointmentsInput)
    .output(appointmentPage)
    .query(({ ctx, input }) => list(ctx, input)),

  get: staffProcedure('appointments:read')
    .meta(restGet('/appointments/{id}', 'One appointment'))
    .input(oneAppointment)
    .output(appointment)
    .query(({ ctx, input }) => get(ctx, input)),

  history: staffProcedure('appointments:read')
    .meta(restGet('/appointments/{id}/history', 'What happened to an appointment'))
    .input(oneAppointment)
    .output(appointmentHistory)
    .query(({ ctx, input }) => history(ctx, input)),

  create: staffProcedure('appointments:create')
    .meta(restCreate('/appointments', 'Book for a client'))
    .input(createAppointmentInput)
    .output(appointment)
    .mutation(({ ctx, input }) => create(ctx, input)),

  reschedule: staffProcedure('appointments:update')
    .meta(restPut('/appointments/{id}', 'Move an appointment'))
    .input(rescheduleInput)
    .output(appointment)
    .mutation(({ ctx, input }) => reschedule(ctx, input)),

  ...transitionProcedures,
}
