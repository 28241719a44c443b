import {
  confirmInput,
  emailCodeInput,
  emailInput,
  finishInput,
  registrationInput,
  startInput,
} from '@reservaplus/shared/onboarding/inputs'
import { finishedRegistration, registrationView, startedRegistration } from '@reservaplus/shared/onboarding/views'
import * as z from 'zod'

import { restCreate, restPost } from '../trpc/meta'
import { limitedOpenProcedure } from '../trpc/procedures'
import { finish } from './close-registration'
import { confirm, resume } from './confirm-address'
import { start } from './create-registration'
import { resendCode, sendResumeCode } from './send-code'

/** In and out of a registration: what sends mails, takes codes, makes things. */
export const entryProcedures = {
  start: limitedOpenProcedure
    .meta(restCreate('/public/onboarding', 'Begin: a plan, an address, a password. Mails a code'))
    .input(startInput)
    .output(startedRegistration)
    .mutation(({ ctx, input }) => start(ctx, input)),

  confirm: limitedOpenProcedure
    .meta(restPost('/public/onboarding/{token}/confirm', 'Prove the address with the code that was mailed'))
    .input(confirmInput)
    .output(registrationView)
    .mutation(({ ctx, input }) => confirm(ctx, input)),

  resendCode: limitedOpenProcedure
    .meta(restPost('/public/onboarding/{token}/code', 'Mail another code'))
    .input(registrationInput)
    .output(z.object({}))
    .mutation(({ ctx, input }) => resendCode(ctx, input)),

  resume: limitedOpenProcedure
    .meta(restPost('/public/onboarding/resume', 'Mail a code to whoever began and did not finish'))
    .input(emailInput)
    .output(z.object({}))
    .mutation(({ ctx, input }) => sendResumeCode(ctx, input)),

  resumeWithCode: limitedOpenProcedure
    .meta(restPost('/public/onboarding/resume/code', 'Go on here with the code that was mailed and a password'))
    .input(emailCodeInput)
    .output(startedRegistration)
    .mutation(({ ctx, input }) => resume(ctx, input)),

  finish: limitedOpenProcedure
    .meta(
      restPost(
        '/public/onboarding/{token}/finish',
        'Make everything; asked again until it is finished. It signs nobody in: that takes the password',
      ),
    )
    .input(finishInput)
    .output(finishedRegistration)
    .mutation(({ ctx, input }) => finish(ctx, input)),
}
