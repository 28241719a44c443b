import { ulid } from 'ulid'
import type { AppContext, Clock, RequestContext } from '../app-context'
import { createOrganization, type NewOrganization } from '../organizations/create'
import { newOrganization } from './samples'

/** Monday, eleven in the morning in Santiago. */
export const monday = '2026-11-23T14:00:00Z'

/** A clock that tests set; pauses between retries are short. */
export const testClock = (start = monday): Clock & { set(instant: string): void } => {
  let now = new Date(start)

  return {
    now: () => new Date(now),
    sleep: () => new Promise((resolve) => setTimeout(resolve, 2)),
    set: (instant) => {
      now = new Date(instant)
    },
  }
}

export const requestContext = (clock: Clock = testClock()): RequestContext => ({
  clock,
  newId: ulid,
  correlationId: 'test',
  config: { linkSecret: 'a secret of tests that is long enough', bookOrigin: 'http://book.localhost:3000' },
})

/** A new organization and its owner's context. */
export const openOrganization = async (
  overrides: Partial<NewOrganization> = {},
  clock: Clock = testClock(),
): Promise<AppContext> => {
  const request = requestContext(clock)
  const { id } = await createOrganization(request, newOrganization(overrides))

  return { ...request, organizationId: id, actor: { kind: 'staff', id: ulid() }, role: 'owner' }
}
