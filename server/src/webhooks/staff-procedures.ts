import {
  createWebhookInput,
  deliveryPage,
  listDeliveriesInput,
  oneWebhookInput,
  removeWebhookInput,
  resendDeliveryInput,
  sentTest,
  updateWebhookInput,
  webhook,
  webhookDelivery,
  webhookWithSecret,
} from '@reservaplus/shared/webhooks/schema'
import * as z from 'zod'
import { listOf } from '../trpc/list-of'
import { restCreate, restDelete, restGet, restPost, restPut } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { listDeliveries, resendDelivery } from './list-deliveries'
import { create, get, list, remove, rotateSecret, test, update } from './service'

export const staffProcedures = {
  list: staffProcedure('integrations:read')
    .meta(restGet('/webhooks', 'Where other systems are told what happens'))
    .output(listOf(webhook))
    .query(async ({ ctx }) => ({ items: await list(ctx) })),

  get: staffProcedure('integrations:read')
    .meta(restGet('/webhooks/{id}', 'One webhook'))
    .input(oneWebhookInput)
    .output(webhook)
    .query(({ ctx, input }) => get(ctx, input)),

  create: staffProcedure('integrations:write')
    .meta(restCreate('/webhooks', 'Tell another system what happens; the answer has the secret that signs'))
    .input(createWebhookInput)
    .output(webhookWithSecret)
    .mutation(({ ctx, input }) => create(ctx, input)),

  update: staffProcedure('integrations:write')
    .meta(restPut('/webhooks/{id}', 'Change a webhook, switch it on or off; what is left out stays'))
    .input(updateWebhookInput)
    .output(webhook)
    .mutation(({ ctx, input }) => update(ctx, input)),

  rotateSecret: staffProcedure('integrations:write')
    .meta(restPost('/webhooks/{id}/rotate-secret', 'Another secret; for a day the old one signs as well'))
    .input(oneWebhookInput)
    .output(webhookWithSecret)
    .mutation(({ ctx, input }) => rotateSecret(ctx, input)),

  delete: staffProcedure('integrations:write')
    .meta(restDelete('/webhooks/{id}', 'Remove a webhook; what is on its way is dropped'))
    .input(removeWebhookInput)
    .output(z.object({}))
    .mutation(({ ctx, input }) => remove(ctx, input)),

  test: staffProcedure('integrations:write')
    .meta(restPost('/webhooks/{id}/test', 'Send it an event of type webhook.test'))
    .input(oneWebhookInput)
    .output(sentTest)
    .mutation(({ ctx, input }) => test(ctx, input)),

  deliveries: staffProcedure('integrations:read')
    .meta(restGet('/webhooks/{id}/deliveries', 'What was sent and how it was answered, newest first, 30 days back'))
    .input(listDeliveriesInput)
    .output(deliveryPage)
    .query(({ ctx, input }) => listDeliveries(ctx, input)),

  resendDelivery: staffProcedure('integrations:write')
    .meta(restPost('/webhooks/{id}/deliveries/{deliveryId}/resend', 'Send it once more, within a minute'))
    .input(resendDeliveryInput)
    .output(webhookDelivery)
    .mutation(({ ctx, input }) => resendDelivery(ctx, input)),
}
