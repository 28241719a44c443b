import { AppError } from '@reservaplus/shared/errors/app-error'
import { plansInOrder } from '@reservaplus/shared/subscriptions/plans'
import { planView, planViewOf } from '@reservaplus/shared/subscriptions/views'
import * as z from 'zod'
import { restGet } from '../trpc/meta'
import { openProcedure } from '../trpc/procedures'

export const plansProcedures = {
  list: openProcedure
    .meta(restGet('/public/plans', 'The plans, those that are announced only too'))
    .input(z.object({}))
    .output(z.object({ items: z.array(planView) }))
    .query(() => ({ items: plansInOrder.map(planViewOf) })),

  get: openProcedure
    .meta(restGet('/public/plans/{id}', 'One plan'))
    .input(z.object({ id: z.string().max(40) }))
    .output(planView)
    .query(({ input }) => {
      const plan = plansInOrder.find(({ id }) => id === input.id)
      if (!plan) throw new AppError('NOT_FOUND', 'There is no such plan')

      return planViewOf(plan)
    }),
}
