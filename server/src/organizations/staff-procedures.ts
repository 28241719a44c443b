import { oneOrganizationInput } from '@reservaplus/shared/organizations/inputs'
import { organization } from '@reservaplus/shared/organizations/schema'
import { restGet } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { lifecycleProcedures } from './lifecycle-procedures'
import { getById } from './read-settings'
import { get } from './service'
import { settingsProcedures } from './settings-procedures'

export const staffProcedures = {
  get: staffProcedure('organization:read')
    .meta(restGet('/organizations', 'The own organization'))
    .output(organization)
    .query(({ ctx }) => get(ctx)),

  getById: staffProcedure('organization:read')
    .meta(restGet('/organizations/{id}', 'The own organization, by its id'))
    .input(oneOrganizationInput.pick({ id: true }))
    .output(organization)
    .query(({ ctx, input }) => getById(ctx, input)),

  ...settingsProcedures,
  ...lifecycleProcedures,
}
