import { uploadTicket } from '@reservaplus/shared/files/schema'
import {
  changeSlugInput,
  checkSlugInput,
  confirmUploadInput,
  importSettingsInput,
  oneOrganizationInput,
  requestUploadInput,
  settingsDocument,
  slugCheck,
  updateOrganizationInput,
} from '@reservaplus/shared/organizations/inputs'
import { organization } from '@reservaplus/shared/organizations/schema'
import { restCreate, restGet, restPost, restPut } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { changeSlug, checkSlug } from './change-slug'
import { exportSettings, importSettings } from './read-settings'
import { confirmUpload, requestUpload } from './set-image'
import { update } from './update'

export const settingsProcedures = {
  update: staffProcedure('organization:write')
    .meta(restPut('/organizations/{id}', 'Change profile and settings, field by field: what is left out stays'))
    .input(updateOrganizationInput)
    .output(organization)
    .mutation(({ ctx, input }) => update(ctx, input)),

  changeSlug: staffProcedure('organization:write')
    .meta(restPost('/organizations/{id}/slug', 'Take another public address'))
    .input(changeSlugInput)
    .output(organization)
    .mutation(({ ctx, input }) => changeSlug(ctx, input)),

  checkSlug: staffProcedure('organization:write')
    .meta(restGet('/organizations/{id}/slug-check', 'Whether a public address is free, and one that is'))
    .input(checkSlugInput)
    .output(slugCheck)
    .query(({ ctx, input }) => checkSlug(ctx, input)),

  exportSettings: staffProcedure('organization:read')
    .meta(restGet('/organizations/{id}/settings', 'The settings as a document'))
    .input(oneOrganizationInput.pick({ id: true }))
    .output(settingsDocument)
    .query(({ ctx, input }) => exportSettings(ctx, input)),

  importSettings: staffProcedure('organization:write')
    .meta(restPut('/organizations/{id}/settings', 'Take settings over from a document, whole or in part'))
    .input(importSettingsInput)
    .output(organization)
    .mutation(({ ctx, input }) => importSettings(ctx, input)),

  requestUpload: staffProcedure('organization:write')
    .meta(restCreate('/organizations/{id}/uploads', 'Where to send a logo, a cover or an image of the gallery'))
    .input(requestUploadInput)
    .output(uploadTicket)
    .mutation(({ ctx, input }) => requestUpload(ctx, input)),

  confirmUpload: staffProcedure('organization:write')
    .meta(restPost('/organizations/{id}/uploads/confirm', 'Take over the image that was sent'))
    .input(confirmUploadInput)
    .output(organization)
    .mutation(({ ctx, input }) => confirmUpload(ctx, input)),
}
