import { parsePhone } from '../clients/phone'
import type { FieldIssue } from '../errors/app-error'
import { checkWeeklyHours } from '../schedules/check'
import { checkPrice } from '../services/check'
import { isTimeZone } from '../time/zone'
import { type Answers, type AskedStep, askedStep } from './answers'
import type { Registration } from './registration'

const repeated = (values: readonly (string | undefined)[]): number[] => {
  const folded = values.map((value) => value?.trim().toLowerCase())

  return folded.flatMap((value, index) => (value && folded.indexOf(value) < index ? [index] : []))
}

const teamIssues = ({ email, answers }: Registration, { owner, members }: Answers['team']): FieldIssue[] => {
  const isTaken = owner !== undefined || members.some(({ role }) => role === 'professional')
  const addresses = [email, ...members.map((each) => each.email)]

  return [
    ...(!isTaken ? [{ path: ['members'], message: 'Somebody has to take appointments' }] : []),
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

const servicesIssues = ({ answers }: Registration, { services }: Answers['services']): FieldIssue[] => {
  const currency = answers.organization?.currency

  return [
    ...repeated(services.map(({ name }) => name)).map((index) => ({
      path: ['services', index, 'name'],
      message: 'This name stands here twice',
    })),
    ...services.flatMap(({ price }, index) =>
      checkPrice(price, currency ?? price.currency, ['services', index, 'price']),
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

/** What no schema can say of an answer: what does not exist, does not fit, or must not stand there twice. Empty = fine. */
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
