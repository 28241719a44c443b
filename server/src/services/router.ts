import { service } from '@reservaplus/shared/services/schema'
import { router } from '../trpc/initialize'
import { restGet } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { list } from './service'

export const servicesRouter = router({
  list: staffProcedure('services:read')
    .meta(restGet('/services', 'Every service that is not deleted'))
    .output(service.array())
    .query(({ ctx }) => list(ctx)),
})
