import type { Role } from '@reservaplus/shared/permissions/roles'
import { ulid } from 'ulid'
import { deactivate } from '../../organizations/change-activity'
import { requestExport } from '../../organizations/export'
import { type Expectation, everybody, slugOf } from '../expectation'
import type { Scene } from '../scene'

const managers: readonly Role[] = ['owner', 'admin']
const owner: readonly Role[] = ['owner']

const id = ({ own }: Scene) => own.organization.id
const foreign = { id: ({ other }: Scene) => other.organization.id }

/** What would close the scene for everybody is asked with a version that is not there. */
const tooLate = { version: 999 }

export const organizationsExpectations: Readonly<Record<string, Expectation>> = {
  'organizations.templates': { allowed: 'anyone', input: () => ({}), foreign: {} },
  'organizations.publicGet': { allowed: 'anyone', input: (scene) => ({ slug: slugOf(scene) }), foreign: {} },
  'organizations.create': {
    allowed: 'anyone',
    input: () => ({
      email: `duena-${ulid().toLowerCase()}@correo.example`,
      firstName: 'Rosa',
      acceptsTerms: true,
      organization: { name: 'Salón Nuevo', industry: 'beauty', phone: '+56 9 6123 4567' },
    }),
    foreign: {},
  },
  'organizations.get': { allowed: everybody, input: () => ({}), foreign: {} },
  'organizations.getById': { allowed: everybody, input: (scene) => ({ id: id(scene) }), foreign },
  'organizations.update': {
    allowed: managers,
    input: (scene) => ({ id: id(scene), bookingRules: { reminderLeadHours: 12 } }),
    foreign,
  },
  'organizations.changeSlug': {
    allowed: managers,
    input: (scene) => ({ id: id(scene), slug: 'another-address', ...tooLate }),
    effective: (scene) => ({ id: id(scene), slug: `x${ulid().toLowerCase()}` }),
    code: 'CONFLICT',
    foreign,
  },
  'organizations.checkSlug': {
    allowed: managers,
    input: (scene) => ({ id: id(scene), slug: 'another-address' }),
    foreign,
  },
  'organizations.exportSettings': { allowed: everybody, input: (scene) => ({ id: id(scene) }), foreign },
  'organizations.importSettings': {
    allowed: managers,
    input: (scene) => ({ id: id(scene), document: { format: 'reservaplus-settings-1', accentColor: '#0f766e' } }),
    effective: (scene) => ({ id: id(scene), document: { format: 'reservaplus-settings-1', accentColor: '#b91c1c' } }),
    foreign,
  },
  'organizations.requestUpload': {
    allowed: managers,
    input: (scene) => ({ id: id(scene), purpose: 'logo', contentType: 'image/png', size: 1000 }),
    foreign,
  },
  'organizations.confirmUpload': {
    allowed: managers,
    input: (scene) => ({
      id: id(scene),
      purpose: 'logo',
      key: `uploads/${id(scene)}/logo/01JDCX000000000000000000UP.png`,
    }),
    code: 'BAD_INPUT',
    foreign: {
      ...foreign,
      key: ({ other }: Scene) => `uploads/${other.organization.id}/logo/01JDCX000000000000000000UP.png`,
    },
  },
  'organizations.deactivate': {
    allowed: owner,
    input: (scene) => ({ id: id(scene), ...tooLate }),
    effective: (scene) => ({ id: id(scene) }),
    code: 'CONFLICT',
    foreign,
  },
  'organizations.reactivate': {
    allowed: owner,
    input: (scene) => ({ id: id(scene) }),
    effective: async (scene) => ({ id: (await deactivate(scene.own.ctx, { id: scene.own.ctx.organizationId })).id }),
    foreign,
  },
  'organizations.requestDeletion': {
    allowed: owner,
    input: (scene) => ({ id: id(scene), confirmation: slugOf(scene), ...tooLate }),
    effective: (scene) => ({ id: id(scene), confirmation: slugOf(scene) }),
    code: 'CONFLICT',
    foreign,
  },
  'organizations.requestExport': { allowed: owner, input: (scene) => ({ id: id(scene) }), foreign },
  'organizations.listExports': { allowed: owner, input: (scene) => ({ id: id(scene) }), foreign },
  'organizations.getExport': {
    allowed: owner,
    input: async (scene) => ({ id: id(scene), exportId: (await requestExport(scene.own.ctx, { id: id(scene) })).id }),
    foreign: {
      ...foreign,
      exportId: async ({ other }: Scene) => (await requestExport(other.ctx, { id: other.organization.id })).id,
    },
  },
  'organizations.transferOwnership': {
    allowed: owner,
    // To whoever has it already: nothing changes hands.
    input: (scene) => ({ id: id(scene), userId: scene.own.userIdOf('owner') }),
    effective: (scene) => ({ id: id(scene), userId: scene.own.userIdOf('admin') }),
    foreign: { ...foreign, userId: ({ other }: Scene) => other.userIdOf('admin') },
  },
}
