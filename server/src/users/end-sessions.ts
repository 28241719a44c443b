import { setTimeout as delay } from 'node:timers/promises'

import { organizationId, type UserId, userId } from '@reservaplus/shared/ids/schema'
import { instantOf } from '@reservaplus/shared/time/instant'

import type { ChangeContext } from '../app-context'
import { commitUpdate } from '../db/update'
import { findUser, userReplacement } from './repository'

// A sign-in is dated to the second: one of this very second is one from before.
const afterThisSecond = (now: Date) => instantOf(new Date(now.getTime() + 1000))

type Shown = { version?: number | undefined }

/**
 * Every token from a sign-in before now is refused from now on; a renewed one keeps the date of its sign-in. It is done
 * when the person can sign in again: a sign-in of this very second would be refused, and theirs may come next.
 */
export const endSessions = async (ctx: ChangeContext, id: UserId, { version }: Shown = {}): Promise<void> => {
  await commitUpdate(ctx, {
    kind: 'user',
    version,
    read: () => findUser(ctx.organizationId, id),
    change: (current) => ({ ...current, sessionsValidFrom: afterThisSecond(ctx.clock.now()) }),
    writes: (next, current) => [userReplacement(next, current)],
  })
  await delay(1000 - ctx.clock.now().getMilliseconds())
}

type Account = { organizationId?: string | undefined; userId: string }

/** The same for whoever an account of the user pool is, in their own name: nobody, when it belongs to no member. */
export const endSessionsOf = async (ctx: Pick<ChangeContext, 'clock' | 'newId'>, account: Account): Promise<void> => {
  const organization = organizationId.safeParse(account.organizationId)
  const id = userId.safeParse(account.userId)
  if (!organization.success || !id.success || !(await findUser(organization.data, id.data))) return
  await endSessions({ ...ctx, organizationId: organization.data, actor: { kind: 'staff', id: id.data } }, id.data)
}
