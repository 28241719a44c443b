import type { Counter } from '../subscriptions/counters'
import { limitsOf } from '../subscriptions/plans'
import { type Answers, type AskedStep, askedStep } from './answers'
import type { Registration } from './registration'

/** What an answer asks for beyond the plan. */
export type PlanExcess = { step: AskedStep; counter: Counter; limit: number; current: number; path: readonly string[] }

type Asked = readonly [counter: Counter, current: number]

/** F-24: "professionals" is whoever takes appointments, the owner too; "users" is whoever signs in. */
const askedOfTeam = ({ owner, members }: Answers['team']): Asked[] => {
  const count = (role: string) => members.filter((each) => each.role === role).length

  return [
    ['users', members.filter(({ email }) => email).length + 1],
    ['professionals', count('professional') + (owner ? 1 : 0)],
    ['receptionists', count('reception')],
    ['staff', count('staff')],
  ]
}

const askedBy = (given: Partial<Answers>): Asked[] => [
  ...(given.team ? askedOfTeam(given.team) : []),
  ...(given.services ? [['services', given.services.services.length] as const] : []),
]

const fields: Readonly<Partial<Record<AskedStep, string>>> = { team: 'members', services: 'services' }

/** Of one answer; the first that is too much. */
export const planExcess = <Step extends AskedStep>(
  { planId }: Pick<Registration, 'planId'>,
  step: Step,
  answer: Answers[Step],
): PlanExcess | undefined => {
  const limits = limitsOf({ plan: planId })
  const excess = askedBy({ [step]: answer }).flatMap(([counter, current]) => {
    const limit = limits[counter]

    return limit !== undefined && current > limit ? [{ counter, limit, current }] : []
  })[0]

  return excess && { ...excess, step, path: [fields[step] ?? step] }
}

/** Of all of them: the plan may have been chosen after they were given. */
export const registrationExcess = (registration: Registration): PlanExcess | undefined =>
  askedStep.options
    .map((step) => {
      const answer = registration.answers[step]

      return answer && planExcess<AskedStep>(registration, step, answer)
    })
    .find((excess) => excess !== undefined)
