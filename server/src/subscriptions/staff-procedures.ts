import {
  changeCycleInput,
  choosePlanInput,
  subscriptionDeedInput,
  subscriptionView,
  usageView,
} from '@reservaplus/shared/subscriptions/views'
import { restGet, restPost } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { cancel, choosePlan, resume } from './change'
import { get, usage } from './service'

export const staffProcedures = {
  get: staffProcedure('billing:read')
    .meta(restGet('/subscription', 'The subscription of the own organization'))
    .output(subscriptionView)
    .query(({ ctx }) => get(ctx)),

  // Every screen that adds something shows how many more there may be, and every desk sees why it cannot book.
  usage: staffProcedure('organization:read')
    .meta(restGet('/subscription/usage', 'How full the plan is'))
    .output(usageView)
    .query(({ ctx }) => usage(ctx)),

  choosePlan: staffProcedure('billing:write')
    .meta(restPost('/subscription/choose-plan', 'Choose another plan; of what is paid for, from the next period on'))
    .input(choosePlanInput)
    .output(subscriptionView)
    .mutation(({ ctx, input }) => choosePlan(ctx, input)),

  changeCycle: staffProcedure('billing:write')
    .meta(restPost('/subscription/change-cycle', 'Pay by the month or by the year'))
    .input(changeCycleInput)
    .output(subscriptionView)
    .mutation(({ ctx, input }) => choosePlan(ctx, input)),

  cancel: staffProcedure('billing:write')
    .meta(restPost('/subscription/cancel', 'Make the running period the last one'))
    .input(subscriptionDeedInput)
    .output(subscriptionView)
    .mutation(({ ctx, input }) => cancel(ctx, input)),

  resume: staffProcedure('billing:write')
    .meta(restPost('/subscription/resume', 'Take a cancellation back while the period lasts'))
    .input(subscriptionDeedInput)
    .output(subscriptionView)
    .mutation(({ ctx, input }) => resume(ctx, input)),
}
