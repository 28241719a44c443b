import { AppError } from '@reservaplus/shared/errors/app-error'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'
import * as z from 'zod'
import { signToken, verifyToken } from '../adapters/signed-token'
import type { AppContext } from '../app-context'

/** As long as the provider's own code is good. */
const minutes = 10
const audience = 'payment-account'

const claims = z.object({
  aud: z.literal(audience),
  organizationId: z.string(),
  userId: z.string(),
  version: z.int(),
  exp: z.int(),
})

/**
 * Goes to the provider and comes back with its answer: for the person who asked, in their organization, and for the account
 * as it is now, so that whatever is done with it ends it.
 */
export const signState = (ctx: AppContext, version: number) => {
  const expiresAt = addMinutes(instantOf(ctx.clock.now()), minutes)
  const state = signToken(ctx.config.linkSecret, {
    aud: audience,
    organizationId: ctx.organizationId,
    userId: ctx.actor.id,
    version,
    exp: Date.parse(expiresAt) / 1000,
  } satisfies z.infer<typeof claims>)

  return { state, expiresAt }
}

/** The version it was made for. */
export const verifyState = ({ config, clock, organizationId, actor }: AppContext, state: string): number => {
  const { data } = claims.safeParse(verifyToken(config.linkSecret, state))
  const isOwn = data?.organizationId === organizationId && data.userId === actor.id
  if (!data || !isOwn || data.exp * 1000 <= clock.now().getTime()) {
    throw new AppError('LINK_INVALID', 'This did not begin here, or long ago: connect again')
  }

  return data.version
}
