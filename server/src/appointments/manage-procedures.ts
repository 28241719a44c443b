import { manageCancelInput, manageDaysInput, manageRescheduleInput } from '@reservaplus/shared/appointments/manage'
import { ownAppointment } from '@reservaplus/shared/appointments/schema'
import { availability } from '@reservaplus/shared/availability/schema'
import { restGet, restPost } from '../trpc/meta'
import { limitedLinkProcedure, linkProcedure } from '../trpc/procedures'
import { manageCancel, manageDays, manageGet, manageReschedule } from './manage'
import { manageAccept } from './manage-accept'
import { manageConfirm } from './manage-confirm'

export const manageProcedures = {
  manageGet: linkProcedure
    .meta(restGet('/public/manage/{token}', 'The appointment that a link opens'))
    .output(ownAppointment)
    .query(({ ctx, input }) => manageGet(ctx, input)),

  manageDays: linkProcedure
    .meta(restGet('/public/manage/{token}/availability', 'Free times to move the appointment to'))
    .input(manageDaysInput)
    .output(availability)
    .query(({ ctx, input }) => manageDays(ctx, input)),

  manageReschedule: limitedLinkProcedure
    .meta(restPost('/public/manage/{token}/reschedule', 'Move the appointment'))
    .input(manageRescheduleInput)
    .output(ownAppointment)
    .mutation(({ ctx, input }) => manageReschedule(ctx, input)),

  manageCancel: limitedLinkProcedure
    .meta(restPost('/public/manage/{token}/cancel', 'Cancel the appointment'))
    .input(manageCancelInput)
    .output(ownAppointment)
    .mutation(({ ctx, input }) => manageCancel(ctx, input)),

  manageAccept: limitedLinkProcedure
    .meta(restPost('/public/manage/{token}/accept', 'Agree to where the salon has moved it'))
    .output(ownAppointment)
    .mutation(({ ctx, input }) => manageAccept(ctx, input)),

  manageConfirm: limitedLinkProcedure
    .meta(restPost('/public/manage/{token}/confirm', 'Say that one comes'))
    .output(ownAppointment)
    .mutation(({ ctx, input }) => manageConfirm(ctx, input)),
}
