import type { Role } from '@reservaplus/shared/permissions/roles'
import { create } from '../../resources/service'
import { type Expectation, everybody } from '../expectation'
import type { Scene } from '../scene'
import type { Tenant } from '../tenant'

const managers: readonly Role[] = ['owner', 'admin']

const box = { kind: 'room' as const, name: 'Box', description: '', quantity: 1, isActive: true }

/** One for each organization of the scene. */
const made = new WeakMap<Tenant, Promise<string>>()

const resourceOf = (tenant: Tenant): Promise<string> => {
  const known = made.get(tenant) ?? create(tenant.ctx, box).then(({ id }) => id)
  made.set(tenant, known)

  return known
}

const own = async (scene: Scene) => ({ id: await resourceOf(scene.own) })
const foreign = { id: (scene: Scene) => resourceOf(scene.other) }

export const resourcesExpectations: Readonly<Record<string, Expectation>> = {
  'resources.list': { allowed: everybody, input: () => ({}), foreign: {} },
  'resources.get': { allowed: everybody, input: own, foreign },
  'resources.conflicts': { allowed: everybody, input: own, foreign },
  'resources.create': { allowed: managers, input: () => ({ kind: 'chair', name: 'Sillón' }), foreign: {} },
  'resources.update': { allowed: managers, input: async (scene) => ({ ...(await own(scene)), quantity: 2 }), foreign },
  'resources.delete': {
    allowed: managers,
    input: async (scene) => ({ ...(await own(scene)), version: 999 }),
    effective: async ({ own: { ctx } }) => ({ id: (await create(ctx, { ...box, isActive: false })).id }),
    code: 'CONFLICT',
    foreign,
  },
  'resources.reorder': {
    allowed: managers,
    input: async (scene) => ({ ids: [(await own(scene)).id] }),
    foreign: { ids: async (scene) => [await resourceOf(scene.other)] },
  },
}
