import { uploadTicket } from '@reservaplus/shared/files/schema'
import {
  appointmentsAheadInput,
  appointmentsAheadPage,
  changeServicesInput,
  confirmPhotoInput,
  createProfessionalInput,
  deactivatedProfessional,
  listProfessionalsInput,
  oneProfessional,
  reorderProfessionalsInput,
  requestPhotoInput,
  updateProfessionalInput,
} from '@reservaplus/shared/professionals/inputs'
import { professional } from '@reservaplus/shared/professionals/schema'
import { professionalShownTo, shownProfessional } from '@reservaplus/shared/professionals/shown-to'
import * as z from 'zod'
import { listOf } from '../trpc/list-of'
import { restCreate, restDelete, restGet, restPost, restPut } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { add } from './add'
import { changeServices } from './change-services'
import { listAhead } from './list-ahead'
import { remove } from './remove'
import { get, list } from './service'
import { activate, deactivate } from './set-active'
import { setOrder } from './set-order'
import { confirmPhoto, requestPhoto } from './set-photo'
import { update } from './update'

const read = staffProcedure('professionals:read')
const write = staffProcedure('professionals:write')

export const staffProcedures = {
  list: read
    .meta(restGet('/professionals', 'Every professional, active or not'))
    .input(listProfessionalsInput)
    .output(listOf(shownProfessional))
    .query(async ({ ctx, input }) => ({ items: (await list(ctx, input)).map(professionalShownTo(ctx)) })),

  get: read
    .meta(restGet('/professionals/{id}', 'One professional'))
    .input(oneProfessional.pick({ id: true }))
    .output(shownProfessional)
    .query(async ({ ctx, input }) => professionalShownTo(ctx)(await get(ctx, input))),

  create: write
    .meta(restCreate('/professionals', 'Add a professional'))
    .input(createProfessionalInput)
    .output(professional)
    .mutation(({ ctx, input }) => add(ctx, input)),

  update: write
    .meta(restPut('/professionals/{id}', 'Change a professional; what is left out stays, null clears'))
    .input(updateProfessionalInput)
    .output(professional)
    .mutation(({ ctx, input }) => update(ctx, input)),

  changeServices: write
    .meta(restPut('/professionals/{id}/services', 'Assign and unassign; what is not named stays as it is'))
    .input(changeServicesInput)
    .output(professional)
    .mutation(({ ctx, input }) => changeServices(ctx, input)),

  deactivate: write
    .meta(restPost('/professionals/{id}/deactivate', 'Take no more bookings; answers which appointments are ahead'))
    .input(oneProfessional)
    .output(deactivatedProfessional)
    .mutation(({ ctx, input }) => deactivate(ctx, input)),

  activate: write
    .meta(restPost('/professionals/{id}/activate', 'Take bookings again'))
    .input(oneProfessional)
    .output(professional)
    .mutation(({ ctx, input }) => activate(ctx, input)),

  appointmentsAhead: write
    .meta(restGet('/professionals/{id}/appointments-ahead', 'What is still ahead of a professional, a page at a time'))
    .input(appointmentsAheadInput)
    .output(appointmentsAheadPage)
    .query(({ ctx, input }) => listAhead(ctx, input)),

  delete: write
    .meta(restDelete('/professionals/{id}', 'Delete who is not active and never had an appointment'))
    .input(oneProfessional)
    .output(z.object({}))
    .mutation(({ ctx, input }) => remove(ctx, input)),

  reorder: write
    .meta(restPost('/professionals/reorder', 'In which order the team stands'))
    .input(reorderProfessionalsInput)
    .output(listOf(professional))
    .mutation(async ({ ctx, input }) => ({ items: await setOrder(ctx, input) })),

  requestPhoto: write
    .meta(restPost('/professionals/{id}/photo', 'Where to send a picture'))
    .input(requestPhotoInput)
    .output(uploadTicket)
    .mutation(({ ctx, input }) => requestPhoto(ctx, input)),

  confirmPhoto: write
    .meta(restPut('/professionals/{id}/photo', 'Show the picture that was sent'))
    .input(confirmPhotoInput)
    .output(professional)
    .mutation(({ ctx, input }) => confirmPhoto(ctx, input)),
}
