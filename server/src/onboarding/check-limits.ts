import { createHash } from 'node:crypto'
import { foldEmail } from '@reservaplus/shared/clients/fold'
import { AppError } from '@reservaplus/shared/errors/app-error'

import type { Clock } from '../app-context'
import { type BucketRules, takeToken } from '../rate-limits/repository'

/** For one address, whoever asks: a mailbox is not to be flooded, and codes are not to be guessed. */
const allowances = {
  mail: { capacity: 5, refillPerMinute: 0.1 },
  code: { capacity: 10, refillPerMinute: 0.2 },
  /** Whose addresses are taken is told to whoever sets up a team, but not to whoever goes through a list. */
  teamCheck: { capacity: 20, refillPerMinute: 0.5 },
} as const satisfies Record<string, BucketRules>

const hidden = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22)

/** Counted in the table, over all containers; `subject` is stored hashed. */
export const assertAllowed = async (
  { clock }: { clock: Clock },
  kind: keyof typeof allowances,
  subject: string,
): Promise<void> => {
  const bucket = `onboarding.${kind}#${hidden(foldEmail(subject))}`
  if (!(await takeToken(bucket, allowances[kind], clock.now()))) {
    throw new AppError('TOO_MANY_REQUESTS', 'Too many attempts', { retryAfterSeconds: 300 })
  }
}
