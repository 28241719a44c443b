import { AppError } from '@reservaplus/shared/errors/app-error'
import { verifyKey } from '../api-keys/verify-key'
import type { AppContext, RequestContext } from '../app-context'
import { createCallCounter } from './call-counter'

const failuresPerMinute = 30
const failures = createCallCounter({ limit: failuresPerMinute, windowMilliseconds: 60_000 })

type Caller = { apiKey: string | null; viewerAddress: string | undefined }

/** Nobody guesses a key; whoever tries all the same is not looked up any more, by each container for a minute. */
export const enterByKey = async (ctx: RequestContext, { apiKey, viewerAddress }: Caller): Promise<AppContext> => {
  const [caller, now] = [viewerAddress ?? 'unknown', ctx.clock.now().getTime()]
  const retryAfterSeconds = failures.look(caller, now)
  if (retryAfterSeconds > 0) throw new AppError('TOO_MANY_REQUESTS', 'Too many wrong keys', { retryAfterSeconds })

  try {
    return await verifyKey(ctx, apiKey)
  } catch (error) {
    if (error instanceof AppError && error.code === 'UNAUTHENTICATED') failures.count(caller, now)

    throw error
  }
}
