import type { AppErrorCode } from '@reservaplus/shared/errors/app-error'
import type { Role } from '@reservaplus/shared/permissions/roles'
import { ulid } from 'ulid'
import type { Scene } from './scene'

type Input = Record<string, unknown>

export type Expectation = {
  /** Written out, not asked of the permission table: the two must agree. `anyone` needs no token at all. */
  allowed: readonly Role[] | 'anyone'
  input: (scene: Scene) => Promise<Input> | Input
  /** The same call so that it surely changes something, in a scene of its own; absent: `input` does. */
  effective?: (scene: Scene) => Promise<Input> | Input
  /** What the others get when it is not FORBIDDEN. */
  refusal?: AppErrorCode
  /** What an allowed caller gets; absent: an answer. */
  code?: AppErrorCode
  /** Every id of the input as another organization's, by the path of its field. */
  foreign: Readonly<Record<string, (scene: Scene) => Promise<unknown> | unknown>>
  /** What such an id gets, where that is not NOT_FOUND, or LINK_INVALID for a token. */
  foreignCode?: Readonly<Record<string, AppErrorCode>>
}

export const everybody: readonly Role[] = ['owner', 'admin', 'reception', 'professional', 'staff']
// A member of staff has what is their own: nothing, as long as they are no professional.
export const desk: readonly Role[] = ['owner', 'admin', 'reception', 'professional']

export const date = '2026-12-01'
export const range = { from: '2026-12-01', to: '2026-12-07' }
export const guest = { firstName: 'Eva', lastName: 'Mora', email: 'eva.mora@correo.example', phone: '+56 9 8765 4321' }

export const foreignAppointment = { id: async ({ book, other }: Scene) => (await book(other)).id }
export const foreignService = ({ other }: Scene) => other.service.id
export const foreignProfessional = ({ other }: Scene) => other.professional.id
export const slugOf = ({ own }: Scene) => own.organization.slug

export const onAppointment = (
  prepare: (scene: Scene) => Promise<{ id: string }> = ({ book }) => book(),
  allowed = desk,
): Expectation => ({
  allowed,
  input: async (scene) => ({ id: (await prepare(scene)).id }),
  foreign: foreignAppointment,
})

// A link that names one organization and the appointment of another.
export const foreignLink = { token: async (scene: Scene) => scene.linkTo(await scene.book(scene.other), scene.own) }

export const byLink = (more: (scene: Scene) => Input = () => ({})): Expectation => ({
  allowed: 'anyone',
  input: async (scene) => ({ token: await scene.linkTo(await scene.book()), ...more(scene) }),
  foreign: foreignLink,
})

export const slot = (scene: Scene) => ({
  slug: slugOf(scene),
  serviceId: scene.own.service.id,
  professionalId: scene.own.professional.id,
  start: scene.nextStart(),
})
export const foreignSlot = { serviceId: foreignService, professionalId: foreignProfessional }
/** Whatever the other organization may have: extras live in services. */
export const foreignAddOns = { addOnIds: () => [ulid()] }
