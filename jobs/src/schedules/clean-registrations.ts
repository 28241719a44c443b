import { connectFilesBucket } from '@reservaplus/server/adapters/files-bucket'
import { connectUserPool } from '@reservaplus/server/adapters/user-pool'
import { systemRequest } from '@reservaplus/server/config/system-context'
import { removeAbandoned } from '@reservaplus/server/onboarding/remove-abandoned'
import type { ScheduledHandler } from 'aws-lambda'
import { readEnv } from '../config/env'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'
import { timeLeft } from '../runtime/time-left'

connectToTable()
connectFilesBucket(readEnv('files'))
connectUserPool({ userPoolId: readEnv('accounts').USER_POOL_ID })

/** Finishes what somebody began to make and left, and takes away what was never finished, with its account. */
export const handler: ScheduledHandler = async (_event, context) => {
  let failed = 0
  const cleaned = await removeAbandoned(
    { ctx: systemRequest('clean-registrations'), isTimeLeft: timeLeft(context) },
    ({ id }, error) => {
      failed += 1
      logger.error('A registration could not be cleaned up', {
        registrationId: id,
        error: error instanceof Error ? error.name : '',
      })
    },
  )

  logger.info('Registrations cleaned up', { ...cleaned, failed })
  if (failed > 0) throw new Error(`${failed} registrations could not be cleaned up`)
}
