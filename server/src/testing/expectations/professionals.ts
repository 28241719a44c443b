import type { Role } from '@reservaplus/shared/permissions/roles'
import { deactivate } from '../../professionals/set-active'
import { type Expectation, everybody, foreignAppointment, foreignProfessional, foreignService } from '../expectation'
import type { Scene } from '../scene'

const managers: readonly Role[] = ['owner', 'admin']

const id = ({ own }: Scene) => own.colleague.id
const foreign = { id: foreignProfessional }
const foreignUser = ({ other }: Scene) => other.userIdOf('admin')

/** What would take somebody out of the scene is asked with a version that is not there. */
const tooLate = (scene: Scene) => ({ id: id(scene), version: 999 })

const inactive = async ({ own }: Scene) => {
  await deactivate(own.ctx, { id: own.colleague.id })

  return { id: own.colleague.id }
}

export const professionalsExpectations: Readonly<Record<string, Expectation>> = {
  'professionals.list': { allowed: everybody, input: () => ({}), foreign: {} },
  'professionals.get': { allowed: everybody, input: (scene) => ({ id: id(scene) }), foreign },
  'professionals.create': {
    allowed: managers,
    input: () => ({ name: 'Carla Vidal' }),
    foreign: { userId: foreignUser, services: (scene) => [{ serviceId: foreignService(scene) }] },
  },
  'professionals.update': {
    allowed: managers,
    input: (scene) => ({ id: id(scene), specialty: 'Color' }),
    effective: (scene) => ({ id: id(scene), specialty: 'Barba' }),
    foreign: { ...foreign, userId: foreignUser },
  },
  'professionals.changeServices': {
    allowed: managers,
    input: (scene) => ({ id: id(scene), assign: [{ serviceId: scene.own.service.id }] }),
    effective: (scene) => ({ id: id(scene), unassign: [scene.own.service.id] }),
    foreign: {
      ...foreign,
      assign: (scene) => [{ serviceId: foreignService(scene) }],
      unassign: (scene) => [foreignService(scene)],
    },
  },
  'professionals.deactivate': {
    allowed: managers,
    input: tooLate,
    effective: (scene) => ({ id: id(scene) }),
    code: 'CONFLICT',
    foreign,
  },
  'professionals.activate': {
    allowed: managers,
    input: (scene) => ({ id: id(scene) }),
    effective: inactive,
    foreign,
  },
  'professionals.appointmentsAhead': { allowed: managers, input: (scene) => ({ id: id(scene) }), foreign },
  'handovers.reassign': {
    allowed: managers,
    input: (scene) => ({ id: id(scene) }),
    effective: async ({ own, book }) => {
      await book()

      return { id: own.professional.id, toProfessionalId: own.colleague.id }
    },
    foreign: {
      ...foreign,
      toProfessionalId: foreignProfessional,
      appointmentIds: async (scene) => [await foreignAppointment.id(scene)],
    },
  },
  'professionals.delete': { allowed: managers, input: tooLate, effective: inactive, code: 'CONFLICT', foreign },
  'professionals.reorder': {
    allowed: managers,
    input: (scene) => ({ ids: [id(scene)] }),
    foreign: { ids: (scene) => [foreignProfessional(scene)] },
  },
  'professionals.requestPhoto': {
    allowed: managers,
    input: (scene) => ({ id: id(scene), contentType: 'image/png', size: 1000 }),
    foreign,
  },
  'professionals.confirmPhoto': {
    allowed: managers,
    input: (scene) => ({
      id: id(scene),
      key: `uploads/${scene.own.organization.id}/photo/01JDCX000000000000000000UP.png`,
    }),
    code: 'BAD_INPUT',
    foreign: {
      ...foreign,
      key: ({ other }: Scene) => `uploads/${other.organization.id}/photo/01JDCX000000000000000000UP.png`,
    },
  },
}
