import type { AppErrorCode } from '@reservaplus/shared/errors/app-error'
import type { Role } from '@reservaplus/shared/permissions/roles'
import { ulid } from 'ulid'
import type { Scene } from './scene'

type Input = Record<string, unknown>

export type Expectation = {
  /** Written out, not asked of the permission table: the two must agree. `anyone` needs no token at all. */
  allowed: readonly Role[] | 'anyone'
  input: (scene: Scene) => Promise<Input> | Input
  /** What the others get when it is not FORBIDDEN. */
  refusal?: AppErrorCode
  /** What an allowed caller gets; absent: an answer. */
  code?: AppErrorCode
  /** Every id of the input as another organization's, by the path of its field. */
  foreign: Readonly<Record<string, (scene: Scene) => Promise<unknown> | unknown>>
}

const everybody: readonly Role[] = ['owner', 'admin', 'reception', 'professional', 'staff']
// A member of staff has what is their own: nothing, as long as they are no professional.
const desk: readonly Role[] = ['owner', 'admin', 'reception', 'professional']

const date = '2026-12-01'
const range = { from: '2026-12-01', to: '2026-12-07' }
const guest = { firstName: 'Eva', lastName: 'Mora', email: 'eva.mora@correo.example', phone: '+56 9 8765 4321' }

const foreignAppointment = { id: async ({ book, other }: Scene) => (await book(other)).id }
const foreignService = ({ other }: Scene) => other.service.id
const foreignProfessional = ({ other }: Scene) => other.professional.id
const slugOf = ({ own }: Scene) => own.organization.slug

const onAppointment = (
  prepare: (scene: Scene) => Promise<{ id: string }> = ({ book }) => book(),
  allowed = desk,
): Expectation => ({
  allowed,
  input: async (scene) => ({ id: (await prepare(scene)).id }),
  foreign: foreignAppointment,
})

// A link that names one organization and the appointment of another.
const foreignLink = { token: async (scene: Scene) => scene.linkTo(await scene.book(scene.other), scene.own) }

const byLink = (more: (scene: Scene) => Input = () => ({})): Expectation => ({
  allowed: 'anyone',
  input: async (scene) => ({ token: await scene.linkTo(await scene.book()), ...more(scene) }),
  foreign: foreignLink,
})

const slot = (scene: Scene) => ({
  slug: slugOf(scene),
  serviceId: scene.own.service.id,
  professionalId: scene.own.professional.id,
  start: scene.nextStart(),
})
const foreignSlot = { serviceId: foreignService, professionalId: foreignProfessional }

/** Every procedure of the router stands here; the matrix fails when one is missing. */
export const expectations: Readonly<Record<string, Expectation>> = {
  'organizations.publicGet': { allowed: 'anyone', input: (scene) => ({ slug: slugOf(scene) }), foreign: {} },
  'organizations.get': { allowed: everybody, input: () => ({}), foreign: {} },

  'users.session': { allowed: everybody, input: () => ({}), foreign: {} },
  'users.signOutEverywhere': { allowed: everybody, input: () => ({}), foreign: {} },

  'professionals.list': { allowed: everybody, input: () => ({}), foreign: {} },
  'services.list': { allowed: everybody, input: () => ({}), foreign: {} },

  'clients.list': { allowed: everybody, input: () => ({}), foreign: {} },
  'clients.get': {
    allowed: desk,
    refusal: 'NOT_FOUND',
    input: async ({ own, book }) => {
      await book()

      return { id: own.client.id }
    },
    foreign: { id: ({ other }) => other.client.id },
  },
  'clients.visits': {
    allowed: desk,
    refusal: 'NOT_FOUND',
    input: async ({ own, book }) => {
      await book()

      return { id: own.client.id }
    },
    foreign: { id: ({ other }) => other.client.id },
  },
  'clients.create': {
    allowed: desk,
    input: () => ({ firstName: 'Luz', lastName: 'Vera', email: `${ulid().toLowerCase()}@correo.example` }),
    foreign: {},
  },

  'availability.catalogue': { allowed: 'anyone', input: (scene) => ({ slug: slugOf(scene) }), foreign: {} },
  'availability.publicDays': {
    allowed: 'anyone',
    input: (scene) => ({ slug: slugOf(scene), serviceId: scene.own.service.id, professionalId: 'any', ...range }),
    foreign: foreignSlot,
  },
  'availability.days': {
    allowed: everybody,
    input: ({ own }) => ({ serviceId: own.service.id, professionalId: 'any', ...range }),
    foreign: foreignSlot,
  },
  'availability.day': {
    allowed: everybody,
    input: ({ own }) => ({ serviceId: own.service.id, professionalId: own.professional.id, date }),
    foreign: foreignSlot,
  },

  'appointments.hold': {
    allowed: 'anyone',
    input: (scene) => ({ ...slot(scene), browserToken: ulid() }),
    foreign: foreignSlot,
  },
  'appointments.releaseHold': {
    allowed: 'anyone',
    input: (scene) => ({ slug: slugOf(scene), holdToken: 'none' }),
    foreign: {},
  },
  'appointments.publicBook': {
    allowed: 'anyone',
    input: (scene) => ({ ...slot(scene), client: guest }),
    foreign: foreignSlot,
  },
  'appointments.manageGet': byLink(),
  'appointments.manageDays': {
    ...byLink(() => range),
    foreign: { ...foreignLink, professionalId: foreignProfessional },
  },
  'appointments.manageReschedule': {
    ...byLink(({ nextStart }) => ({ start: nextStart() })),
    foreign: { ...foreignLink, professionalId: foreignProfessional },
  },
  'appointments.manageCancel': byLink(),

  'appointments.dayView': {
    allowed: everybody,
    input: () => ({ date }),
    foreign: { professionalId: foreignProfessional },
  },
  'appointments.list': {
    allowed: everybody,
    input: () => ({ from: '2026-12-01T00:00:00Z', to: '2026-12-08T00:00:00Z' }),
    foreign: { professionalId: foreignProfessional },
  },
  'appointments.get': onAppointment(undefined, everybody),
  'appointments.history': onAppointment(undefined, everybody),
  'appointments.create': {
    allowed: everybody,
    input: ({ own, nextStart }) => ({
      serviceId: own.service.id,
      professionalId: own.professional.id,
      start: nextStart(),
      // A known client may be somebody else's: who sees only their own is tested in appointments/own-scope.
      client: { firstName: 'Luz', lastName: 'Vera' },
    }),
    foreign: { ...foreignSlot, client: ({ other }) => ({ id: other.client.id }) },
  },
  'appointments.reschedule': {
    ...onAppointment(),
    input: async ({ book, nextStart }) => ({ id: (await book()).id, start: nextStart() }),
    foreign: { ...foreignAppointment, professionalId: foreignProfessional },
  },
  'appointments.cancel': onAppointment(),
  'appointments.confirm': { ...onAppointment(), code: 'INVALID_TRANSITION' },
  'appointments.checkIn': onAppointment(),
  'appointments.start': onAppointment(({ bookAndCheckIn }) => bookAndCheckIn()),
  'appointments.complete': onAppointment(({ bookAndStart }) => bookAndStart()),
  'appointments.noShow': { ...onAppointment(), code: 'INVALID_TRANSITION' },
}
