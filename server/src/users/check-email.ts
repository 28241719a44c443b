import { foldEmail } from '@reservaplus/shared/clients/fold'

import type { AppContext } from '../app-context'
import { standingOf } from '../onboarding/check-address'
import { emailCheckAllowance } from '../rate-limits/allowances'
import { takeOrRefuse } from '../rate-limits/take-or-refuse'

/** Whether an address can be invited: it is on no team, and nobody who has proven it signs up with it. */
export const checkEmail = async (
  ctx: AppContext,
  { email }: { email: string },
): Promise<{ email: string; isTaken: boolean }> => {
  await takeOrRefuse(ctx, emailCheckAllowance(ctx.organizationId, ctx.actor.id), 'Too many addresses were asked about')
  const asked = foldEmail(email)
  const { standing } = await standingOf(asked)

  return { email: asked, isTaken: standing === 'taken' || standing === 'unused' }
}
