import type { Role } from '@reservaplus/shared/permissions/roles'
import { create } from '../../api-keys/service'
import type { Expectation } from '../expectation'
import type { Scene } from '../scene'
import type { Tenant } from '../tenant'

const managers: readonly Role[] = ['owner', 'admin']

const made = new WeakMap<Tenant, Promise<string>>()

/** One for each organization of the scene. */
const keyOf = (tenant: Tenant): Promise<string> => {
  const known =
    made.get(tenant) ??
    create(tenant.ctx, { name: 'Contabilidad', permissions: ['reports:read'] }).then(({ apiKey }) => apiKey.id)
  made.set(tenant, known)

  return known
}

const own = async (scene: Scene) => ({ id: await keyOf(scene.own) })
const foreign = { id: (scene: Scene) => keyOf(scene.other) }

export const apiKeysExpectations: Readonly<Record<string, Expectation>> = {
  'apiKeys.list': { allowed: managers, input: () => ({}), foreign: {} },
  'apiKeys.create': {
    allowed: managers,
    input: () => ({ name: 'Caja', permissions: ['appointments:read'] }),
    foreign: {},
  },
  'apiKeys.update': {
    allowed: managers,
    input: async (scene) => ({ ...(await own(scene)), name: 'Contabilidad nueva', version: 999 }),
    effective: async (scene) => ({ ...(await own(scene)), name: 'Contabilidad nueva' }),
    code: 'CONFLICT',
    foreign,
  },
  'apiKeys.revoke': {
    allowed: managers,
    input: async ({ own: { ctx } }) => ({
      id: (await create(ctx, { name: 'Por un rato', permissions: ['reports:read'] })).apiKey.id,
    }),
    foreign,
  },
}
