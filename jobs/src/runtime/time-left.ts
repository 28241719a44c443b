import type { Context } from 'aws-lambda'

/** For the last part, and for what has to be written down after it. */
const reserveMilliseconds = 20_000

/** Work that goes on with the next run stops before it is stopped. */
export const timeLeft =
  ({ getRemainingTimeInMillis }: Pick<Context, 'getRemainingTimeInMillis'>) =>
  (): boolean =>
    getRemainingTimeInMillis() > reserveMilliseconds
