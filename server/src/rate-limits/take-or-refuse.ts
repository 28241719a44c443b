import { AppError } from '@reservaplus/shared/errors/app-error'

import type { Clock } from '../app-context'
import { type BucketRules, takeToken } from './repository'

export type Allowance = {
  bucket: string
  rules: BucketRules
  /** One, where it is not said. */
  tokens?: number
}

/** 429, with the time in which the next token drops in. */
export const tooMany = ({ refillPerMinute }: BucketRules, message = 'Too many requests'): AppError =>
  new AppError('TOO_MANY_REQUESTS', message, { retryAfterSeconds: Math.ceil(60 / refillPerMinute) })

/** Costs a token whatever comes of it: what fails is limited too. What shall cost nothing then is for `spendTokens`. */
export const takeOrRefuse = async (
  { clock }: { clock: Clock },
  { bucket, rules, tokens }: Allowance,
  message?: string,
): Promise<void> => {
  if (!(await takeToken(bucket, rules, clock.now(), tokens))) throw tooMany(rules, message)
}
