import { AppError } from '@reservaplus/shared/errors/app-error'

import type { Clock } from '../app-context'
import { takeToken } from '../rate-limits/repository'
import type { Allowance } from '../rate-limits/spend-tokens'

/** Costs a token whatever comes of it: what fails is what is to be limited. */
export const assertAllowed = async ({ clock }: { clock: Clock }, { bucket, rules }: Allowance): Promise<void> => {
  if (!(await takeToken(bucket, rules, clock.now()))) {
    throw new AppError('TOO_MANY_REQUESTS', 'Too many attempts', {
      retryAfterSeconds: Math.ceil(60 / rules.refillPerMinute),
    })
  }
}
