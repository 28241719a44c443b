import { organization, publicOrganization } from '@reservaplus/shared/organizations/schema'
import { router } from '../trpc/initialize'
import { restGet } from '../trpc/meta'
import { publicProcedure, staffProcedure } from '../trpc/procedures'
import { lifecycleProcedures } from './lifecycle-procedures'
import { get, publicGet } from './service'
import { settingsProcedures } from './settings-procedures'

export const organizationsRouter = router({
  publicGet: publicProcedure
    .meta(restGet('/public/organizations/{slug}', 'What anyone may see of an organization'))
    .output(publicOrganization)
    .query(({ ctx, input }) => publicGet(ctx, input)),

  get: staffProcedure('organization:read')
    .meta(restGet('/organizations', 'The own organization'))
    .output(organization)
    .query(({ ctx }) => get(ctx)),

  ...settingsProcedures,
  ...lifecycleProcedures,
})
