import { ulid } from 'ulid'
import { deactivate } from '../../users/change-activity'
import { invite } from '../../users/invite'
import { type Expectation, everybody, foreignProfessional } from '../expectation'
import type { Scene } from '../scene'

const managers = ['owner', 'admin'] as const

const newPerson = () => ({
  email: `${ulid().toLowerCase()}@equipo.example`,
  firstName: 'Rosa',
  lastName: 'Pérez',
  role: 'admin' as const,
  sendMail: false,
})

/** Somebody of whom no other test knows. */
const newMember = async ({ own }: Scene) => ({ id: (await invite(own.ctx, newPerson())).member.id })

const onMember = (more: Record<string, unknown> = {}): Expectation => ({
  allowed: managers,
  input: async (scene) => ({ ...(await newMember(scene)), ...more }),
  foreign: { id: ({ other }) => other.userIdOf('staff') },
})

const avatarOf = ({ organization }: Scene['own']) => `uploads/${organization.id}/avatar/01JDCX000000000000000000UP.png`

export const usersExpectations: Readonly<Record<string, Expectation>> = {
  'users.session': { allowed: everybody, input: () => ({}), foreign: {} },
  'users.signOutEverywhere': { allowed: everybody, input: () => ({}), effective: () => ({}), foreign: {} },
  'users.me': { allowed: everybody, input: () => ({}), foreign: {} },
  'users.updateMe': { allowed: everybody, input: () => ({ address: 'Avenida Italia 1234' }), foreign: {} },
  'users.requestAvatar': {
    allowed: everybody,
    input: () => ({ contentType: 'image/png', size: 1000 }),
    foreign: {},
  },
  'users.confirmAvatar': {
    allowed: everybody,
    input: ({ own }) => ({ key: avatarOf(own) }),
    code: 'BAD_INPUT',
    foreign: { key: ({ other }) => avatarOf(other) },
  },
  'users.adoptEmail': { allowed: everybody, input: () => ({}), foreign: {} },
  'users.roles': { allowed: everybody, input: () => ({ locale: 'pt' }), foreign: {} },
  'users.list': { allowed: managers, input: () => ({}), foreign: {} },
  'users.checkEmail': { allowed: managers, input: () => ({ email: 'nadie@equipo.example' }), foreign: {} },
  'users.get': onMember(),
  'users.invite': { allowed: managers, input: newPerson, foreign: { professionalId: foreignProfessional } },
  'users.resendInvite': {
    ...onMember({ sendMail: false }),
    // Within the same second it would be the same invitation.
    effective: async ({ own: { ctx } }) => {
      const clock = { now: () => new Date(Date.now() - 3_600_000) }

      return { id: (await invite({ ...ctx, clock }, newPerson())).member.id, sendMail: false }
    },
  },
  'users.update': {
    ...onMember({ firstName: 'Rosita' }),
    foreign: { id: ({ other }) => other.userIdOf('staff'), professionalId: foreignProfessional },
  },
  'users.changeRole': onMember({ role: 'reception' }),
  'users.deactivate': onMember(),
  'users.reactivate': {
    ...onMember(),
    effective: async (scene) => {
      const member = await newMember(scene)
      await deactivate(scene.own.ctx, member)

      return member
    },
  },
  'users.resetMfa': onMember(),
  'users.remove': onMember(),
}
