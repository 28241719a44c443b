import {
  registrationInput,
  saveAccountInput,
  saveHoursInput,
  saveOrganizationInput,
  savePlanInput,
  saveServicesInput,
  saveTeamInput,
  skipInput,
} from '@reservaplus/shared/onboarding/inputs'
import { registrationView, stepDefinition, stepDefinitions } from '@reservaplus/shared/onboarding/views'
import * as z from 'zod'

import { restGet, restPost, restPut } from '../trpc/meta'
import { limitedOpenProcedure, openProcedure } from '../trpc/procedures'
import { entryProcedures } from './entry-procedures'
import { get } from './read-registration'
import {
  reset,
  saveAccount,
  saveHours,
  saveOrganization,
  savePlan,
  saveServices,
  saveTeam,
  skip,
} from './update-answers'

/** From choosing a plan to the first booking; whoever has the registration's token may go on. */
export const publicProcedures = {
  steps: openProcedure
    .meta(restGet('/public/onboarding/steps', 'The steps in their order, what they need and which may be left out'))
    .input(z.object({}))
    .output(z.object({ items: z.array(stepDefinition) }))
    .query(() => ({ items: [...stepDefinitions] })),

  get: openProcedure
    .meta(restGet('/public/onboarding/{token}', 'A registration with its answers and how far it is'))
    .input(registrationInput)
    .output(registrationView)
    .query(({ ctx, input }) => get(ctx, input)),

  ...entryProcedures,

  savePlan: limitedOpenProcedure
    .meta(restPut('/public/onboarding/{token}/steps/plan', 'Another plan or billing cycle'))
    .input(savePlanInput)
    .output(registrationView)
    .mutation(({ ctx, input }) => savePlan(ctx, input)),

  saveAccount: limitedOpenProcedure
    .meta(restPut('/public/onboarding/{token}/steps/account', 'Name, phone and language of the owner'))
    .input(saveAccountInput)
    .output(registrationView)
    .mutation(({ ctx, input }) => saveAccount(ctx, input)),

  saveOrganization: limitedOpenProcedure
    .meta(
      restPut(
        '/public/onboarding/{token}/steps/organization',
        'The organization; its industry decides what the rest begins with',
      ),
    )
    .input(saveOrganizationInput)
    .output(registrationView)
    .mutation(({ ctx, input }) => saveOrganization(ctx, input)),

  saveTeam: limitedOpenProcedure
    .meta(restPut('/public/onboarding/{token}/steps/team', 'Who works there'))
    .input(saveTeamInput)
    .output(registrationView)
    .mutation(({ ctx, input }) => saveTeam(ctx, input)),

  saveServices: limitedOpenProcedure
    .meta(restPut('/public/onboarding/{token}/steps/services', 'What is offered'))
    .input(saveServicesInput)
    .output(registrationView)
    .mutation(({ ctx, input }) => saveServices(ctx, input)),

  saveHours: limitedOpenProcedure
    .meta(restPut('/public/onboarding/{token}/steps/hours', 'Opening hours and booking rules'))
    .input(saveHoursInput)
    .output(registrationView)
    .mutation(({ ctx, input }) => saveHours(ctx, input)),

  skip: limitedOpenProcedure
    .meta(restPost('/public/onboarding/{token}/skip', 'Leave a step out: it begins as the industry has it'))
    .input(skipInput)
    .output(registrationView)
    .mutation(({ ctx, input }) => skip(ctx, input)),

  reset: limitedOpenProcedure
    .meta(restPost('/public/onboarding/{token}/reset', 'Forget every answer and begin again with the same account'))
    .input(registrationInput)
    .output(registrationView)
    .mutation(({ ctx, input }) => reset(ctx, input)),
}
