import { listMessagesInput, messagePage } from '@reservaplus/shared/notifications/schema'

import { restGet } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { list } from './service'

export const staffProcedures = {
  list: staffProcedure('audit:read')
    .meta(restGet('/messages', 'What was sent by mail and WhatsApp, and whether it arrived, newest first'))
    .input(listMessagesInput)
    .output(messagePage)
    .query(({ ctx, input }) => list(ctx, input)),
}
