import { registerInput } from '@reservaplus/shared/onboarding/inputs'
import { publicOrganization } from '@reservaplus/shared/organizations/schema'
import * as z from 'zod'
import { register } from '../onboarding/create-account'
import { restCreate, restGet } from '../trpc/meta'
import { limitedOpenProcedure, publicProcedure } from '../trpc/procedures'
import { publicGet } from './service'

export const publicProcedures = {
  publicGet: publicProcedure
    .meta(restGet('/public/organizations/{slug}', 'What anyone may see of an organization'))
    .output(publicOrganization)
    .query(({ ctx, input }) => publicGet(ctx, input)),

  // Whoever has an account has an organization already: a further one begins with an owner of its own.
  create: limitedOpenProcedure
    .meta(restCreate('/organizations', 'A new organization and its owner: the same as registering'))
    .input(registerInput)
    .output(z.object({ email: z.string() }))
    .mutation(({ ctx, input }) => register(ctx, input)),
}
