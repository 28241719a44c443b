import { create } from '../../feeds/service'
import { type Expectation, everybody, foreignProfessional } from '../expectation'
import type { Scene } from '../scene'
import type { Tenant } from '../tenant'

const feedOf = async ({ ctx }: Tenant) => (await create(ctx, { name: 'Agenda' })).feed.id

export const feedsExpectations: Readonly<Record<string, Expectation>> = {
  'feeds.list': { allowed: everybody, input: () => ({}), foreign: {} },
  'feeds.create': {
    allowed: everybody,
    input: () => ({ name: 'Agenda' }),
    foreign: { professionalId: foreignProfessional },
  },
  'feeds.revoke': {
    // Whoever opened it may close it too.
    allowed: ['owner', 'admin'],
    refusal: 'NOT_FOUND',
    input: async ({ own }) => ({ id: await feedOf(own) }),
    foreign: { id: ({ other }: Scene) => feedOf(other) },
  },
}
