import * as z from 'zod'
import {
  accountAnswer,
  askedStep,
  hoursAnswer,
  organizationAnswer,
  planAnswer,
  servicesAnswer,
  teamAnswer,
} from './answers'
import { password } from './password'

/** Of a browser that began or resumed a registration; whoever has it may go on. */
export const registrationToken = z.string().regex(/^[0-9A-Za-z-]{20,36}\.[0-9A-Za-z_-]{43}$/)

const email = z.email().max(254)
/** As it was mailed. */
const code = z.string().trim().min(4).max(20)

export const startInput = z.object({
  ...planAnswer.shape,
  ...accountAnswer.shape,
  email,
  /** Goes to the user pool and nowhere else. */
  password,
  acceptsTerms: z.literal(true),
})
export type StartInput = z.infer<typeof startInput>

export const registrationInput = z.object({ token: registrationToken })

export const confirmInput = registrationInput.extend({
  code,
  /** Needed when the address had an account that never became a salon: it replaces that account's password. */
  password: password.optional(),
})
export type ConfirmInput = z.infer<typeof confirmInput>

export const emailInput = z.object({ email })
export const emailCodeInput = z.object({ email, code, password })
export type EmailCodeInput = z.infer<typeof emailCodeInput>

/** Only says what is wrong, writes nothing. */
const validateOnly = z.boolean().default(false)

const saved = <Answer extends z.ZodType>(answer: Answer) => registrationInput.extend({ answer, validateOnly })

export const savePlanInput = saved(planAnswer)
export const saveAccountInput = saved(accountAnswer)
export const saveOrganizationInput = saved(organizationAnswer)
export const saveTeamInput = saved(teamAnswer)
export const saveServicesInput = saved(servicesAnswer)
export const saveHoursInput = saved(hoursAnswer)

export const skipInput = registrationInput.extend({ step: askedStep })
export const finishInput = registrationInput.extend({ validateOnly })

/** Organization and owner in one call; the rest begins as the industry has it. */
export const registerInput = z
  .object({
    planId: planAnswer.shape.planId.default('basico'),
    billingCycle: planAnswer.shape.billingCycle,
    email,
    ...accountAnswer.shape,
    acceptsTerms: z.literal(true),
    organization: z.object({
      ...organizationAnswer.shape,
      /** Absent: the owner's. */
      email: email.optional(),
      phone: organizationAnswer.shape.phone
        .optional()
        .describe('Needed here or as the owner’s `phone`: one of the two'),
    }),
  })
  .refine(({ phone, organization }) => phone !== '' || organization.phone !== undefined, {
    error: 'A phone number is needed, the owner’s or the organization’s',
    path: ['organization', 'phone'],
  })
export type RegisterInput = z.infer<typeof registerInput>
