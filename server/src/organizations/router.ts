import { registerInput } from '@reservaplus/shared/onboarding/inputs'
import { organization, publicOrganization } from '@reservaplus/shared/organizations/schema'
import * as z from 'zod'
import { register } from '../onboarding/create-account'
import { router } from '../trpc/initialize'
import { restCreate, restGet } from '../trpc/meta'
import { limitedOpenProcedure, publicProcedure, staffProcedure } from '../trpc/procedures'
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

  // Whoever has an account has an organization already: a further one begins with an owner of its own.
  create: limitedOpenProcedure
    .meta(restCreate('/organizations', 'A new organization and its owner: the same as registering'))
    .input(registerInput)
    .output(z.object({ email: z.string() }))
    .mutation(({ ctx, input }) => register(ctx, input)),

  ...settingsProcedures,
  ...lifecycleProcedures,
})
