import { log } from '../config/log'
import { unforeseen } from '../config/unforeseen'
import { toAppError, toTrpcError } from './errors'
import { t } from './initialize'

/** One log line a call, with ids only, and the one place where errors become tRPC's. */
export const observed = t.middleware(async ({ ctx, path, next }) => {
  const startedAt = performance.now()
  const result = await next()
  const call = {
    correlationId: ctx.correlationId,
    procedure: path,
    milliseconds: Math.round(performance.now() - startedAt),
  }
  if (result.ok) {
    log.info('called', call)
    return result
  }

  const error = toAppError(result.error)
  if (error.code === 'INTERNAL' || error.code === 'UNAVAILABLE') {
    log.error('failed', { ...call, code: error.code, ...unforeseen(result.error) })
  } else {
    log.info('refused', { ...call, code: error.code })
  }

  throw toTrpcError(result.error)
})
