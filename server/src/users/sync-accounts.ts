import { type OrganizationId, organizationId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'

import { ulid } from 'ulid'

import { type PoolAccount, userPool } from '../adapters/user-pool'
import { clock } from '../config/clock'
import { log } from '../config/log'
import { findOrganization } from '../organizations/repository'
import { findUser } from './repository'
import { isInStep, type SyncContext, syncAccount } from './sync-account'
import {
  type AccountTask,
  accountTaskShards,
  closeAccountTask,
  findAccountTasks,
  postponeAccountTask,
} from './task-repository'

const runContext: SyncContext = { clock, newId: ulid }

/** Younger tasks are those of requests that are still at work. */
const minimumAgeSeconds = 60
const pageSize = 25

export type Settled = { settled: number; failed: number }

const settle = async (ctx: SyncContext, task: AccountTask): Promise<boolean> => {
  try {
    await syncAccount(ctx, task)

    return await closeAccountTask(task)
  } catch (error) {
    const { organizationId, userId } = task
    log.error('an account stays behind its member', {
      organizationId,
      userId,
      error: error instanceof Error ? error.name : '',
    })
    await postponeAccountTask(task, ctx.clock.now())

    return false
  }
}

/** What requests have left undone: accounts that must follow their member, or go because they have none. */
export const settleAccountTasks = async (ctx = runContext): Promise<Settled> => {
  const olderThan = new Date(ctx.clock.now().getTime() - minimumAgeSeconds * 1000)
  const total: Settled = { settled: 0, failed: 0 }

  for (const shard of accountTaskShards) {
    for (;;) {
      const tasks = await findAccountTasks(shard, olderThan, pageSize)
      const outcomes = await Promise.all(tasks.map((task) => settle(ctx, task)))
      const settled = outcomes.filter(Boolean).length
      total.settled += settled
      total.failed += outcomes.length - settled
      // The index lags a little: with failures among them, asking at once would find the same again.
      if (tasks.length < pageSize || settled < tasks.length) break
    }
  }

  return total
}

/** An account that is this young may belong to an invitation or a registration under way. */
const orphanAgeMinutes = 60

type Organizations = Map<OrganizationId, Promise<Organization | undefined>>

const differs = async (ctx: SyncContext, account: PoolAccount, known: Organizations): Promise<boolean> => {
  const owner = organizationId.safeParse(account.organizationId).data
  if (!owner) return false
  const organization = known.get(owner) ?? findOrganization(owner)
  known.set(owner, organization)
  const [member, found] = await Promise.all([findUser(owner, account.userId), organization])
  if (!member) return ctx.clock.now().getTime() - account.createdAt.getTime() > orphanAgeMinutes * 60_000

  return found !== undefined && !isInStep(member, found, account)
}

export type Compared = { compared: number; repaired: number; failed: number }

/** Every account held against its member: finds what nobody wrote a task for, such as a change made by hand. */
export const compareAccounts = async (ctx = runContext): Promise<Compared> => {
  const total: Compared = { compared: 0, repaired: 0, failed: 0 }
  const known: Organizations = new Map()
  let cursor: string | undefined

  const repair = async (account: PoolAccount): Promise<void> => {
    const { email, userId } = account
    try {
      if (!(await differs(ctx, account, known))) return
      await syncAccount(ctx, { email, userId, organizationId: organizationId.parse(account.organizationId) })
      total.repaired += 1
    } catch (error) {
      total.failed += 1
      log.error('an account could not be repaired', { userId, error: error instanceof Error ? error.name : '' })
    }
  }

  do {
    const page = await userPool().list({ cursor })
    await Promise.all(page.items.map(repair))
    total.compared += page.items.length
    cursor = page.cursor
  } while (cursor !== undefined)

  return total
}
