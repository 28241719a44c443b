import { emailCodeInput, emailInput, registerInput } from '@reservaplus/shared/onboarding/inputs'
import { startedRegistration } from '@reservaplus/shared/onboarding/views'
import * as z from 'zod'

import { restCreate, restPost } from '../trpc/meta'
import { limitedOpenProcedure } from '../trpc/procedures'
import { resetPassword, resume } from './confirm-address'
import { register } from './create-account'
import { forgotPassword } from './send-code'

/** No answer tells whether an address has an account. Signing in is between browser and user pool. */
export const authProcedures = {
  register: limitedOpenProcedure
    .meta(restCreate('/auth/register', 'An organization and its owner, who gets a temporary password by mail'))
    .input(registerInput)
    .output(z.object({ email: z.string() }))
    .mutation(({ ctx, input }) => register(ctx, input)),

  confirm: limitedOpenProcedure
    .meta(restPost('/auth/confirm', 'Prove an address with its code, choose a password, go on setting up'))
    .input(emailCodeInput)
    .output(startedRegistration)
    .mutation(({ ctx, input }) => resume(ctx, input)),

  forgotPassword: limitedOpenProcedure
    .meta(restPost('/auth/forgot-password', 'Mail a code for another password, or the invitation again'))
    .input(emailInput)
    .output(z.object({}))
    .mutation(({ ctx, input }) => forgotPassword(ctx, input)),

  resetPassword: limitedOpenProcedure
    .meta(restPost('/auth/reset-password', 'Another password, with the code that was mailed'))
    .input(emailCodeInput)
    .output(z.object({}))
    .mutation(({ ctx, input }) => resetPassword(ctx, input)),
}
