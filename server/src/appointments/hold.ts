import type { Hold, HoldInput } from '@reservaplus/shared/appointments/schema'

import type { RequestContext } from '../app-context'

export declare const hold: (ctx: RequestContext, input: HoldInput) => Promise<Hold>
export declare const releaseHold: (
  ctx: RequestContext,
  input: { slug: string; holdToken: string },
) => Promise<Record<string, never>>
