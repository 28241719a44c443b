import { foldEmail } from '@reservaplus/shared/clients/fold'

import { userPool } from '../adapters/user-pool'
import type { AppContext } from '../app-context'
import { uniqueKinds } from '../db/keys'
import { findUniqueHolder } from '../db/unique'
import { emailCheckAllowance } from '../rate-limits/allowances'
import { takeOrRefuse } from '../rate-limits/take-or-refuse'

/** Whether an address can be invited: it is on no team, and nobody signs up with it. */
export const checkEmail = async (
  ctx: AppContext,
  { email }: { email: string },
): Promise<{ email: string; isTaken: boolean }> => {
  await takeOrRefuse(ctx, emailCheckAllowance(ctx.organizationId, ctx.actor.id), 'Too many addresses were asked about')
  const asked = foldEmail(email)
  const [holder, account] = await Promise.all([findUniqueHolder(uniqueKinds.teamEmail(asked)), userPool().find(asked)])

  return { email: asked, isTaken: holder !== undefined || account !== undefined }
}
