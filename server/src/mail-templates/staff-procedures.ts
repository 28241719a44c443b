import {
  listTemplatesInput,
  mailBlocks,
  oneTemplate,
  previewTemplateInput,
  sentTestMail,
  templateList,
  templateView,
  updateTemplateInput,
} from '@reservaplus/shared/mail-templates/schema'
import { restGet, restPost, restPut } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { sendTest } from './send-test'
import { get, list, preview, reset, update } from './service'

export const staffProcedures = {
  list: staffProcedure('organization:read')
    .meta(restGet('/mail-templates', 'The words of the mails to clients, the organization’s own or ours'))
    .input(listTemplatesInput)
    .output(templateList)
    .query(({ ctx, input }) => list(ctx, input)),

  get: staffProcedure('organization:read')
    .meta(restGet('/mail-templates/{kind}/{locale}', 'The words of one mail in one language'))
    .input(oneTemplate)
    .output(templateView)
    .query(({ ctx, input }) => get(ctx, input)),

  update: staffProcedure('organization:write')
    .meta(restPut('/mail-templates/{kind}/{locale}', 'Other words; null brings back ours'))
    .input(updateTemplateInput)
    .output(templateView)
    .mutation(({ ctx, input }) => update(ctx, input)),

  reset: staffProcedure('organization:write')
    .meta(restPost('/mail-templates/{kind}/{locale}/reset', 'Our words again'))
    .input(oneTemplate)
    .output(templateView)
    .mutation(({ ctx, input }) => reset(ctx, input)),

  preview: staffProcedure('organization:write')
    .meta(restPost('/mail-templates/{kind}/{locale}/preview', 'How words would read that nobody has saved'))
    .input(previewTemplateInput)
    .output(mailBlocks)
    .mutation(({ ctx, input }) => preview(ctx, input)),

  sendTest: staffProcedure('organization:write')
    .meta(restPost('/mail-templates/{kind}/{locale}/test', 'The mail as it stands, to one’s own address'))
    .input(oneTemplate)
    .output(sentTestMail)
    .mutation(({ ctx, input }) => sendTest(ctx, input)),
}
