import { parsePhone } from '../clients/phone'
import type { FieldIssue } from '../errors/app-error'
import { checkWeeklyHours } from '../schedules/check'
import { limitsOf } from '../subscriptions/plans'
import { isTimeZone } from '../time/zone'
import { type Answers, type AskedStep, askedStep } from './answers'
import type { Registration } from './registration'

const tooMany = (path: readonly (string | number)[], limit: number): FieldIssue => ({
  path,
  message: `The plan allows ${limit}`,
})

const repeated = (values: readonly (string | undefined)[]): number[] => {
  const folded = values.map((value) => value?.trim().toLowerCase())

  return folded.flatMap((value, index) => (value && folded.indexOf(value) < index ? [index] : []))
}

const teamIssues = ({ planId, email, answers }: Registration, { owner, members }: Answers['team']): FieldIssue[] => {
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
    ...members.flatMap(({ phone }, index) =>
      phoneIssues(phone, answers.organization?.country, ['members', index, 'phone']),
    ),
    ...repeated(addresses).map((index) => ({
      path: ['members', index - 1, 'email'],
      message: 'This address stands here twice',
    })),
  ]
}

const isPhone = (text: string, country?: string): boolean => {
  try {
    parsePhone(text, country)

    return true
  } catch {
    return false
  }
}

const phoneIssues = (text: string | undefined, country: string | undefined, path: FieldIssue['path']): FieldIssue[] =>
  text && !isPhone(text, country) ? [{ path, message: 'Not a phone number' }] : []

const organizationIssues = ({ timeZone, phone, country }: Answers['organization']): FieldIssue[] => [
  ...(isTimeZone(timeZone) ? [] : [{ path: ['timeZone'], message: 'No such time zone' }]),
  ...phoneIssues(phone, country, ['phone']),
]

const servicesIssues = ({ planId, answers }: Registration, { services }: Answers['services']): FieldIssue[] => {
  const limit = limitsOf({ plan: planId }).services
  const currency = answers.organization?.currency

  return [
    ...(limit !== undefined && services.length > limit ? [tooMany(['services'], limit)] : []),
    ...repeated(services.map(({ name }) => name)).map((index) => ({
      path: ['services', index, 'name'],
      message: 'This name stands here twice',
    })),
    ...services.flatMap(({ price }, index) =>
      currency !== undefined && price.currency !== currency
        ? [{ path: ['services', index, 'price', 'currency'], message: `The organization counts in ${currency}` }]
        : [],
    ),
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
    ...(given.organization ? organizationIssues(given.organization) : []),
    ...(given.team ? teamIssues(registration, given.team) : []),
    ...(given.services ? servicesIssues(registration, given.services) : []),
    ...(given.hours ? hoursIssues(given.hours) : []),
  ]
}

const allowed = <Asked extends AskedStep>(registration: Registration, step: Asked): FieldIssue[] => {
  const answer = registration.answers[step]

  return answer === undefined
    ? []
    : answerIssues<AskedStep>(registration, step, answer).map((issue) => ({ ...issue, path: [step, ...issue.path] }))
}

/** Every answer again: what was fine when it was given may not fit the plan or the currency that was chosen later. */
export const registrationIssues = (registration: Registration): FieldIssue[] => [
  ...phoneIssues(registration.phone, registration.answers.organization?.country, ['account', 'phone']),
  ...askedStep.options.flatMap((step) => allowed(registration, step)),
]
