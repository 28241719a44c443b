import { dashboard, reportInput, reportSummary } from '@reservaplus/shared/reports/schema'
import { restGet } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { readDashboard } from './read-dashboard'
import { readSummary } from './read-summary'

export const staffProcedures = {
  dashboard: staffProcedure('appointments:read')
    .meta(restGet('/reports/dashboard', 'Today and this month at a glance; money for whoever may see it'))
    .output(dashboard)
    .query(({ ctx }) => readDashboard(ctx)),

  summary: staffProcedure('reports:read')
    .meta(
      restGet(
        '/reports/summary',
        'Visits that took place and their revenue, by client, service and team; occupancy; over at most 366 days',
      ),
    )
    .input(reportInput)
    .output(reportSummary)
    .query(({ ctx, input }) => readSummary(ctx, input)),
}
