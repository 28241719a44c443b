import { AppError } from '../errors/app-error'
import type { Instant } from '../time/schema'
import type { AskedStep } from './answers'
import type { Registration } from './registration'

/** In the order of the screens. */
export const steps = ['plan', 'account', 'confirm', 'organization', 'team', 'services', 'hours', 'finish'] as const
export type Step = (typeof steps)[number]

export type StepStatus = 'done' | 'skipped' | 'open' | 'locked'
export type StepState = { step: Step; status: StepStatus; canSkip: boolean }

/** Each of these begins with something sensible: the owner alone, the industry's services and hours. */
const skippable: ReadonlySet<Step> = new Set<AskedStep>(['team', 'services', 'hours'])

export const canSkip = (step: Step): boolean => skippable.has(step)

/** What has to be there before a step may be answered. */
export const needs: Readonly<Record<Step, readonly Step[]>> = {
  plan: [],
  account: [],
  confirm: ['account'],
  organization: ['confirm'],
  team: ['organization'],
  services: ['organization'],
  hours: ['organization'],
  finish: ['organization', 'team', 'services', 'hours'],
}

const isAnswered = ({ answers }: Registration, step: Step) =>
  step in answers && answers[step as AskedStep] !== undefined

const isDone = (registration: Registration, step: Step): boolean => {
  switch (step) {
    case 'plan':
    case 'account':
      return true
    case 'confirm':
      return registration.confirmedAt !== undefined
    case 'finish':
      return registration.finishedAt !== undefined
    default:
      return isAnswered(registration, step) || registration.skipped.some((each) => each === step)
  }
}

const statusOf = (registration: Registration, step: Step): StepStatus => {
  if (!isAnswered(registration, step) && registration.skipped.some((each) => each === step)) return 'skipped'
  if (isDone(registration, step)) return 'done'

  return needs[step].every((each) => isDone(registration, each)) ? 'open' : 'locked'
}

export const stepStates = (registration: Registration): StepState[] =>
  steps.map((step) => ({ step, status: statusOf(registration, step), canSkip: canSkip(step) }))

export type Progress = { steps: StepState[]; current: Step; percent: number }

export const progressOf = (registration: Registration): Progress => {
  const states = stepStates(registration)
  const left = states.filter(({ status }) => status === 'open' || status === 'locked')

  return {
    steps: states,
    current: left[0]?.step ?? 'finish',
    percent: Math.round(((steps.length - left.length) / steps.length) * 100),
  }
}

const refused = (message: string) => new AppError('INVALID_TRANSITION', message)

/** How long it waits, on whatever device. */
export const registrationDays = 7

export const assertNotExpired = ({ expiresAt }: Registration, now: Instant): void => {
  if (expiresAt <= now) throw new AppError('NOT_FOUND', 'There is no such registration')
}

/** Every step may be answered again until everything is made; before its turn, none. */
export const assertOpen = (registration: Registration, step: Step, now: Instant): void => {
  assertNotExpired(registration, now)
  if (registration.finishedAt !== undefined) throw refused('This registration is finished')
  if (registration.creation) throw refused('The organization is being made already')
  if (statusOf(registration, step) === 'locked') throw refused(`Something comes before "${step}"`)
}
