import { connectUserPool } from '@reservaplus/server/adapters/user-pool'
import { compareAccounts, settleAccountTasks } from '@reservaplus/server/users/sync-accounts'
import { AppError } from '@reservaplus/shared/errors/app-error'
import * as z from 'zod'
import { readEnv } from '../config/env'
import { connectToTable } from '../runtime/connect'
import { scheduleHandler } from '../runtime/schedule-handler'

connectToTable()
connectUserPool({ userPoolId: readEnv('accounts').USER_POOL_ID })

/** The schedule's own input: every few minutes what was left undone, once a day everything. */
const asksForAll = (input: unknown) => z.object({ compareAll: z.literal(true) }).safeParse(input).success

/** Brings the accounts of the user pool in step with the members in the table, which lead. */
export const handler = scheduleHandler(async ({ input, fail }) => {
  const tasks = await settleAccountTasks()
  const all = asksForAll(input) ? await compareAccounts() : undefined
  const failed = tasks.failed + (all?.failed ?? 0)
  if (failed > 0) fail({ accounts: failed }, new AppError('UNAVAILABLE', 'Accounts could not be brought in step'))

  return { ...tasks, ...all }
})
