import type { WaitlistEntry } from '@reservaplus/shared/waitlist/schema'
import { ulid } from 'ulid'

import { create } from '../../waitlist/join'
import { offerPlace } from '../../waitlist/offer-place'
import { signWaitlistToken } from '../../waitlist/waitlist-token'
import { date, desk, type Expectation, everybody, foreignProfessional, guest, slugOf } from '../expectation'
import type { Scene } from '../scene'
import type { Tenant } from '../tenant'

const wish = ({ service, professional }: Tenant) => ({
  services: [{ serviceId: service.id }],
  professionalId: professional.id,
  from: date,
  to: date,
})

const entryOf = (tenant: Tenant): Promise<WaitlistEntry> =>
  create(tenant.ctx, {
    ...wish(tenant),
    from: date as WaitlistEntry['from'],
    to: date as WaitlistEntry['to'],
    weekdays: [],
    times: [],
    note: '',
    // Somebody of their own: another call may have closed the one there is to bookings.
    client: { firstName: 'Julia', lastName: 'Rojas' },
  })

const linkTo = ({ id: entryId }: WaitlistEntry, { ctx }: Tenant) =>
  signWaitlistToken(ctx.config, { organizationId: ctx.organizationId, entryId })

const offered = async ({ own, nextStart }: Scene) => {
  const { id } = await entryOf(own)
  const start = nextStart() as WaitlistEntry['createdAt']
  const entry = await offerPlace(own.ctx, { id, start, professionalId: own.professional.id })

  return { token: await linkTo(entry, own), offerId: entry.offer?.id }
}

const own = async (scene: Scene) => ({ id: (await entryOf(scene.own)).id })
const foreign = { id: async ({ other }: Scene) => (await entryOf(other)).id }
const foreignWish = {
  services: ({ own: { service }, other }: Scene) => [{ serviceId: service.id }, { serviceId: other.service.id }],
  professionalId: foreignProfessional,
}
// A link that names one organization and the entry of another.
const foreignLink = { token: async (scene: Scene) => linkTo(await entryOf(scene.other), scene.own) }

// An offer of somebody else's is none of this entry's: it is over.
const byOffer: Expectation = {
  allowed: 'anyone',
  input: offered,
  foreign: { ...foreignLink, offerId: () => ulid() },
  foreignCode: { offerId: 'HOLD_EXPIRED' },
}

export const waitlistExpectations: Readonly<Record<string, Expectation>> = {
  'waitlist.join': {
    allowed: 'anyone',
    input: (scene) => ({ slug: slugOf(scene), ...wish(scene.own), client: guest }),
    foreign: foreignWish,
  },
  'waitlist.manageEntry': {
    allowed: 'anyone',
    input: async (scene) => ({ token: await linkTo(await entryOf(scene.own), scene.own) }),
    foreign: foreignLink,
  },
  'waitlist.manageAccept': byOffer,
  'waitlist.manageDecline': byOffer,
  'waitlist.manageWithdraw': {
    allowed: 'anyone',
    input: async (scene) => ({ token: await linkTo(await entryOf(scene.own), scene.own) }),
    foreign: foreignLink,
  },
  'waitlist.list': { allowed: everybody, input: () => ({}), foreign: {} },
  'waitlist.get': { allowed: desk, refusal: 'NOT_FOUND', input: own, foreign },
  'waitlist.create': {
    allowed: everybody,
    input: (scene) => ({ ...wish(scene.own), client: { firstName: 'Luz', lastName: 'Vera' } }),
    foreign: { ...foreignWish, client: ({ other }) => ({ id: other.client.id }) },
  },
  'waitlist.update': {
    allowed: desk,
    refusal: 'NOT_FOUND',
    input: async (scene) => ({ ...(await own(scene)), note: 'Llamar' }),
    foreign: { ...foreign, professionalId: foreignProfessional },
  },
  'waitlist.offer': {
    allowed: desk,
    refusal: 'NOT_FOUND',
    input: async (scene) => ({
      ...(await own(scene)),
      start: scene.nextStart(),
      professionalId: scene.own.professional.id,
    }),
    foreign: { ...foreign, professionalId: foreignProfessional },
  },
  'waitlist.withdraw': { allowed: desk, refusal: 'NOT_FOUND', input: own, foreign },
}
