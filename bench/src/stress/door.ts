import type { AppContext, RequestContext } from '@reservaplus/server/app-context'

import type { Answered, Held } from './ledger'
import type { Place } from './place'

export type Door = { request: RequestContext; place: Place; op: string }
export type Answer = {
  answer?: Answered
  held?: Held & { token: string }
  /** The visit, series, entry of the waiting list or bulk operation that was made. */
  made?: string
}

/** Each operation by hand has an actor of its own, so that its event names it. */
export const atDesk = ({ request, place, op }: Door): AppContext => ({
  ...request,
  organizationId: place.organizationId,
  actor: { kind: 'staff', id: op },
  role: 'owner',
})
