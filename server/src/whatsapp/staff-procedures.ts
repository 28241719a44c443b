import { updateWhatsappInput, whatsappSettings } from '@reservaplus/shared/whatsapp/schema'

import { restGet, restPut } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { getSettings, updateSettings } from './service'

export const staffProcedures = {
  settings: staffProcedure('organization:read')
    .meta(restGet('/whatsapp', 'Whether clients who agreed to it are written to by WhatsApp too'))
    .output(whatsappSettings)
    .query(({ ctx }) => getSettings(ctx)),

  updateSettings: staffProcedure('organization:write')
    .meta(restPut('/whatsapp', 'Write to them by WhatsApp too, or stop'))
    .input(updateWhatsappInput)
    .output(whatsappSettings)
    .mutation(({ ctx, input }) => updateSettings(ctx, input)),
}
