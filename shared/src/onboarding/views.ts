import * as z from 'zod'
import { instant } from '../time/schema'
import { type Registration, registration } from './registration'
import { canSkip, needs, progressOf, type Step, steps } from './steps'

const step = z.enum(steps)

export const stepDefinition = z.object({
  step,
  /** What has to be there before. */
  needs: z.array(step),
  canSkip: z.boolean(),
  /** How long people take for it. */
  minutes: z.int(),
})
export type StepDefinition = z.infer<typeof stepDefinition>

const minutes: Readonly<Record<Step, number>> = {
  plan: 1,
  account: 2,
  confirm: 1,
  organization: 3,
  team: 3,
  services: 5,
  hours: 3,
  finish: 1,
}

export const stepDefinitions: readonly StepDefinition[] = steps.map((each) => ({
  step: each,
  needs: [...needs[each]],
  canSkip: canSkip(each),
  minutes: minutes[each],
}))

export const registrationView = registration
  .pick({
    planId: true,
    billingCycle: true,
    email: true,
    firstName: true,
    lastName: true,
    phone: true,
    locale: true,
    answers: true,
    expiresAt: true,
  })
  .extend({
    steps: z.array(z.object({ step, status: z.enum(['done', 'skipped', 'open', 'locked']), canSkip: z.boolean() })),
    current: step,
    percent: z.int(),
    minutesLeft: z.int(),
    /** Nothing is missing, unless things are being made already. */
    canFinish: z.boolean(),
    isFinished: z.boolean(),
  })
export type RegistrationView = z.infer<typeof registrationView>

export const registrationViewOf = (current: Registration): RegistrationView => {
  const { planId, billingCycle, email, firstName, lastName, phone, locale, answers, expiresAt } = current
  const progress = progressOf(current)
  const left = progress.steps.filter(({ status }) => status === 'open' || status === 'locked')

  return {
    planId,
    billingCycle,
    email,
    firstName,
    lastName,
    phone,
    locale,
    answers,
    expiresAt,
    ...progress,
    minutesLeft: left.reduce((sum, each) => sum + minutes[each.step], 0),
    canFinish: progress.current === 'finish' && current.finishedAt === undefined,
    isFinished: current.finishedAt !== undefined,
  }
}

/** Always the same, whether the address was new or not. */
export const startedRegistration = z.object({ token: z.string(), expiresAt: instant })
export type StartedRegistration = z.infer<typeof startedRegistration>

/** Whoever finishes asks again while it is not finished; the owner then signs in with the password they chose. */
export const finishedRegistration = z.object({
  isFinished: z.boolean(),
  email: z.string(),
  /** The public address, once there is one. */
  slug: z.string().optional(),
  /** Of the team: whose address belongs to somebody already. They are there, where they take appointments, unlinked. */
  notInvited: z.array(z.string()),
})
export type FinishedRegistration = z.infer<typeof finishedRegistration>
