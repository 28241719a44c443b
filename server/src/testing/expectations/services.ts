import type { Role } from '@reservaplus/shared/permissions/roles'
import { ulid } from 'ulid'
import { create } from '../../resources/service'
import { createService } from '../../services/create'
import { type Expectation, everybody, foreignProfessional, foreignService } from '../expectation'
import { newService } from '../samples'
import type { Scene } from '../scene'

const managers: readonly Role[] = ['owner', 'admin']

const id = ({ own }: Scene) => own.service.id
const foreign = { id: foreignService }
const price = { amount: 9000, currency: 'CLP' }

const foreignResource = async ({ other }: Scene) =>
  (await create(other.ctx, { kind: 'room', name: 'Box', description: '', quantity: 1, isActive: true })).id
const foreignExtra = () => [{ id: ulid(), name: 'Masaje', durationMinutes: 10, price }]

export const servicesExpectations: Readonly<Record<string, Expectation>> = {
  'services.list': { allowed: everybody, input: () => ({}), foreign: {} },
  'services.get': { allowed: everybody, input: (scene) => ({ id: id(scene) }), foreign },
  'services.professionals': { allowed: everybody, input: (scene) => ({ id: id(scene) }), foreign },
  'services.create': {
    allowed: managers,
    input: () => ({ name: 'Cejas', durationMinutes: 20, price }),
    foreign: {
      resourceId: foreignResource,
      addOns: foreignExtra,
      professionals: (scene) => [{ professionalId: foreignProfessional(scene) }],
    },
  },
  'services.update': {
    allowed: managers,
    input: (scene) => ({ id: id(scene), description: 'Con lavado' }),
    foreign: { ...foreign, resourceId: foreignResource, addOns: foreignExtra },
  },
  'services.changeProfessionals': {
    allowed: managers,
    input: (scene) => ({ id: id(scene), assign: [{ professionalId: scene.own.colleague.id }] }),
    effective: (scene) => ({ id: id(scene), unassign: [scene.own.colleague.id] }),
    foreign: {
      ...foreign,
      assign: (scene) => [{ professionalId: foreignProfessional(scene) }],
      unassign: (scene) => [foreignProfessional(scene)],
    },
  },
  // What would take the service out of the scene is asked with a version that is not there.
  'services.delete': {
    allowed: managers,
    input: (scene) => ({ id: id(scene), force: true, version: 999 }),
    effective: (scene) => ({ id: id(scene), force: true }),
    code: 'CONFLICT',
    foreign,
  },
  'services.reorder': {
    allowed: managers,
    input: (scene) => ({ ids: [id(scene)] }),
    effective: async ({ own }) => ({ ids: [(await createService(own.ctx, newService())).id, own.service.id] }),
    foreign: { ids: (scene) => [foreignService(scene)] },
  },
}
