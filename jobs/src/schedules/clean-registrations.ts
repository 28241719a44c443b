import { connectFilesBucket } from '@reservaplus/server/adapters/files-bucket'
import { connectUserPool } from '@reservaplus/server/adapters/user-pool'
import { systemRequest } from '@reservaplus/server/config/system-context'
import { removeAbandoned } from '@reservaplus/server/onboarding/remove-abandoned'
import { readEnv } from '../config/env'
import { connectToTable } from '../runtime/connect'
import { scheduleHandler } from '../runtime/schedule-handler'

connectToTable()
connectFilesBucket(readEnv('files'))
connectUserPool({ userPoolId: readEnv('accounts').USER_POOL_ID })

/** Finishes what somebody began to make and left, and takes away what was never finished, with its account. */
export const handler = scheduleHandler(({ isTimeLeft, fail }) =>
  removeAbandoned({ ctx: systemRequest('clean-registrations'), isTimeLeft }, ({ id }, error) =>
    fail({ registrationId: id }, error),
  ),
)
