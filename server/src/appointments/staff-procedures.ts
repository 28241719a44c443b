import { updateAppointmentInput, walkInInput } from '@reservaplus/shared/appointments/desk'
import { appointmentHistory, dayInput, deskAppointment } from '@reservaplus/shared/appointments/lists'
import { appointment, createAppointmentInput, dayView, rescheduleInput } from '@reservaplus/shared/appointments/schema'
import { shownTo } from '@reservaplus/shared/appointments/shown-to'
import { appointmentId } from '@reservaplus/shared/ids/schema'
import * as z from 'zod'
import { restCreate, restGet, restPatch, restPut } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { create, walkIn } from './create'
import { listProcedures } from './list-procedures'
import { get } from './read'
import { dayView as readDayView } from './read-day'
import { history } from './read-history'
import { reschedule } from './reschedule'
import { transitionProcedures } from './transition-procedures'
import { update } from './update'

const oneAppointment = z.object({ id: appointmentId })

export const staffProcedures = {
  dayView: staffProcedure('appointments:read')
    .meta(restGet('/appointments/day', 'A day by professional'))
    .input(dayInput)
    .output(dayView)
    .query(({ ctx, input }) => readDayView(ctx, input)),

  get: staffProcedure('appointments:read')
    .meta(restGet('/appointments/{id}', 'One appointment'))
    .input(oneAppointment)
    .output(deskAppointment)
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
    .mutation(async ({ ctx, input }) => shownTo(ctx)(await create(ctx, input))),

  walkIn: staffProcedure('appointments:create')
    .meta(restCreate('/appointments/walk-in', 'Somebody stands there: now, by whoever is free'))
    .input(walkInInput)
    .output(appointment)
    .mutation(async ({ ctx, input }) => shownTo(ctx)(await walkIn(ctx, input))),

  reschedule: staffProcedure('appointments:update')
    .meta(restPut('/appointments/{id}', 'Move an appointment'))
    .input(rescheduleInput)
    .output(appointment)
    .mutation(async ({ ctx, input }) => shownTo(ctx)(await reschedule(ctx, input))),

  update: staffProcedure('appointments:update')
    .meta(restPatch('/appointments/{id}', 'Its notes and its price; what is left out stays'))
    .input(updateAppointmentInput)
    .output(appointment)
    .mutation(async ({ ctx, input }) => shownTo(ctx)(await update(ctx, input))),

  ...listProcedures,
  ...transitionProcedures,
}
