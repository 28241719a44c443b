import { connectUserPool } from '@reservaplus/server/adapters/user-pool'
import { compareAccounts, settleAccountTasks } from '@reservaplus/server/users/sync-accounts'
import { readEnv } from '../config/env'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'

connectToTable()
connectUserPool({ userPoolId: readEnv('accounts').USER_POOL_ID })

/** The schedule's own input: every few minutes what was left undone, once a day everything. */
type ReconcileEvent = { compareAll?: boolean }

/** Brings the accounts of the user pool in step with the members in the table, which lead. */
export const handler = async ({ compareAll = false }: ReconcileEvent): Promise<void> => {
  const tasks = await settleAccountTasks()
  const all = compareAll ? await compareAccounts() : undefined

  if (tasks.settled > 0 || all) logger.info('Accounts reconciled', { ...tasks, ...all })
  const failed = tasks.failed + (all?.failed ?? 0)
  if (failed > 0) throw new Error(`${failed} accounts could not be brought in step`)
}
