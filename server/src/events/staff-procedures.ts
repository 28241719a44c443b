import { auditPage, listEventsInput } from '@reservaplus/shared/events/audit'
import { restGet } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { list } from './service'

export const staffProcedures = {
  list: staffProcedure('audit:read')
    .meta(restGet('/events', 'Who changed what: of one subject or by one actor, newest first, 24 months back'))
    .input(listEventsInput)
    .output(auditPage)
    .query(({ ctx, input }) => list(ctx, input)),
}
