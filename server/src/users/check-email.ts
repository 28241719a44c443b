import { foldEmail } from '@reservaplus/shared/clients/fold'
import { AppError } from '@reservaplus/shared/errors/app-error'

import { userPool } from '../adapters/user-pool'
import type { AppContext } from '../app-context'
import { uniqueKinds } from '../db/keys'
import { findUniqueHolder } from '../db/unique'
import { takeToken } from '../rate-limits/repository'

/** For whoever fills in the form; who asks more often is going through a list. */
const allowance = { capacity: 20, refillPerMinute: 6 }

/** Whether an address can be invited: it is on no team, and nobody signs up with it. */
export const checkEmail = async (
  ctx: AppContext,
  { email }: { email: string },
): Promise<{ email: string; isTaken: boolean }> => {
  const bucket = `users.checkEmail#${ctx.organizationId}#${ctx.actor.id}`
  if (!(await takeToken(bucket, allowance, ctx.clock.now()))) {
    throw new AppError('TOO_MANY_REQUESTS', 'Too many addresses were asked about', { retryAfterSeconds: 10 })
  }
  const asked = foldEmail(email)
  const [holder, account] = await Promise.all([findUniqueHolder(uniqueKinds.teamEmail(asked)), userPool().find(asked)])

  return { email: asked, isTaken: holder !== undefined || account !== undefined }
}
