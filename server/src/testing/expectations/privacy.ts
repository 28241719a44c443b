import type { Role } from '@reservaplus/shared/permissions/roles'
import { create } from '../../clients/service'
import { desk, type Expectation } from '../expectation'
import type { Scene } from '../scene'

const managers: readonly Role[] = ['owner', 'admin']

const ownClient = async ({ own, book }: Scene) => {
  await book()

  return { id: own.client.id }
}
const newClient = async ({ own: { ctx } }: Scene) => ({
  id: (await create(ctx, { firstName: 'Iris', lastName: '' })).id,
})
const foreign = { id: ({ other }: Scene) => other.client.id }

export const privacyExpectations: Readonly<Record<string, Expectation>> = {
  'privacy.consents': { allowed: desk, refusal: 'NOT_FOUND', input: ownClient, foreign },
  'privacy.recordConsent': {
    allowed: desk,
    input: async (scene) => ({ ...(await ownClient(scene)), purpose: 'data', given: true }),
    foreign,
  },
  'privacy.accesses': { allowed: managers, input: ownClient, foreign },
  'privacy.export': { allowed: managers, input: ownClient, foreign },
  'privacy.erase': {
    allowed: managers,
    input: async (scene) => ({ ...(await newClient(scene)), reason: 'client-request' }),
    foreign,
  },
  'privacy.erasures': { allowed: managers, input: () => ({}), foreign: {} },
  'privacy.retention': { allowed: managers, input: () => ({}), foreign: {} },
  'privacy.setRetention': { allowed: managers, input: () => ({ months: 36 }), foreign: {} },
  'privacy.retentionRuns': { allowed: managers, input: () => ({}), foreign: {} },
}
