import { registerInput } from '@reservaplus/shared/onboarding/inputs'
import { publicOrganization } from '@reservaplus/shared/organizations/schema'
import { industryTemplateView, industryTemplateViews } from '@reservaplus/shared/organizations/template-view'
import * as z from 'zod'
import { register } from '../onboarding/create-account'
import { restCreate, restGet } from '../trpc/meta'
import { limitedOpenProcedure, openProcedure, publicProcedure } from '../trpc/procedures'
import { publicGet } from './service'

export const publicProcedures = {
  publicGet: publicProcedure
    .meta(restGet('/public/organizations/{slug}', 'What anyone may see of an organization'))
    .output(publicOrganization)
    .query(({ ctx, input }) => publicGet(ctx, input)),

  templates: openProcedure
    .meta(restGet('/public/industry-templates', 'What an organization of each industry begins with'))
    .input(z.object({}))
    .output(z.object({ items: z.array(industryTemplateView) }))
    .query(() => ({ items: industryTemplateViews() })),

  // Whoever has an account has an organization already: a further one begins with an owner of its own.
  create: limitedOpenProcedure
    .meta(restCreate('/organizations', 'A new organization and its owner: the same as registering'))
    .input(registerInput)
    .output(z.object({ email: z.string() }))
    .mutation(({ ctx, input }) => register(ctx, input)),
}
