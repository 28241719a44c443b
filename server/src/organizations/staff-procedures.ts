import { organization } from '@reservaplus/shared/organizations/schema'
import { restGet } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { lifecycleProcedures } from './lifecycle-procedures'
import { get } from './service'
import { settingsProcedures } from './settings-procedures'

export const staffProcedures = {
  get: staffProcedure('organization:read')
    .meta(restGet('/organizations', 'The own organization'))
    .output(organization)
    .query(({ ctx }) => get(ctx)),

  ...settingsProcedures,
  ...lifecycleProcedures,
}
