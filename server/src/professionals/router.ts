import { professional } from '@reservaplus/shared/professionals/schema'
import { router } from '../trpc/initialize'
import { restGet } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { list } from './service'

export const professionalsRouter = router({
  list: staffProcedure('professionals:read')
    .meta(restGet('/professionals', 'Every professional, active or not'))
    .output(professional.array())
    .query(({ ctx }) => list(ctx)),
})
