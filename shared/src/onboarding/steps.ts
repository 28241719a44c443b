import { AppError, type FieldIssue } from '../errors/app-error'
import { checkWeeklyHours } from '../schedules/check'
import { limitsOf } from '../subscriptions/plans'
import type { Instant } from '../time/schema'
import type { Answers, AskedStep } from './answers'
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
const needs: Readonly<Record<Step, readonly Step[]>> = {
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

/** Every step may be answered again until everything is made; before its turn, none. */
export const assertOpen = (registration: Registration, step: Step, now: Instant): void => {
  if (registration.expiresAt <= now) throw new AppError('NOT_FOUND', 'There is no such registration')
  if (registration.finishedAt !== undefined) throw refused('This registration is finished')
  if (registration.creation?.done.length) throw refused('The organization is being made already')
  if (statusOf(registration, step) === 'locked') throw refused(`Something comes before "${step}"`)
}

const tooMany = (path: readonly (string | number)[], limit: number): FieldIssue => ({
  path,
  message: `The plan allows ${limit}`,
})

const repeated = (values: readonly (string | undefined)[]): number[] => {
  const folded = values.map((value) => value?.trim().toLowerCase())

  return folded.flatMap((value, index) => (value && folded.indexOf(value) < index ? [index] : []))
}

const teamIssues = ({ planId, email }: Registration, { owner, members }: Answers['team']): FieldIssue[] => {
  const limits = limitsOf({ plan: planId })
  const count = (role: string) => members.filter((each) => each.role === role).length
  const taking = count('professional') + (owner ? 1 : 0)
  const over = (is: number, limit: number | undefined) =>
    limit !== undefined && is > limit ? [tooMany(['members'], limit)] : []
  const addresses = [email, ...members.map((each) => each.email)]

  return [
    ...(taking === 0 ? [{ path: ['members'], message: 'Somebody has to take appointments' }] : []),
    ...over(members.filter((each) => each.email).length + 1, limits.users),
    ...over(taking, limits.professionals),
    ...over(count('reception'), limits.receptionists),
    ...over(count('staff'), limits.staff),
    ...members.flatMap((each, index) =>
      each.role !== 'professional' && !each.email
        ? [{ path: ['members', index, 'email'], message: 'Whoever signs in needs an address' }]
        : [],
    ),
    ...repeated(addresses).map((index) => ({
      path: ['members', index - 1, 'email'],
      message: 'This address stands here twice',
    })),
  ]
}

const servicesIssues = ({ planId }: Registration, { services }: Answers['services']): FieldIssue[] => {
  const limit = limitsOf({ plan: planId }).services

  return [
    ...(limit !== undefined && services.length > limit ? [tooMany(['services'], limit)] : []),
    ...repeated(services.map(({ name }) => name)).map((index) => ({
      path: ['services', index, 'name'],
      message: 'This name stands here twice',
    })),
  ]
}

const hoursIssues = ({ openingHours }: Answers['hours']): FieldIssue[] => {
  if (!openingHours) return []
  const isOpen = Object.values(openingHours).some((day) => day.length > 0)
  const issues = checkWeeklyHours(openingHours).map(({ path, message }) => ({
    path: ['openingHours', ...path],
    message,
  }))

  return isOpen ? issues : [...issues, { path: ['openingHours'], message: 'At least one day must be open' }]
}

/** What no schema can say of an answer: the plan's limits, and what must not stand there twice. Empty = fine. */
export const answerIssues = <Asked extends AskedStep>(
  registration: Registration,
  step: Asked,
  answer: Answers[Asked],
): FieldIssue[] => {
  const given: Partial<Answers> = { [step]: answer }

  return [
    ...(given.team ? teamIssues(registration, given.team) : []),
    ...(given.services ? servicesIssues(registration, given.services) : []),
    ...(given.hours ? hoursIssues(given.hours) : []),
  ]
}
