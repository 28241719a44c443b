import { isPublicService, offersService } from '@reservaplus/shared/availability/effective'
import type { Client } from '@reservaplus/shared/clients/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { clientId, waitlistEntryId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { chosenAddOns } from '@reservaplus/shared/services/add-ons'
import { countersOfClient } from '@reservaplus/shared/subscriptions/counters'
import { addDays } from '@reservaplus/shared/time/calendar'
import { instantOf } from '@reservaplus/shared/time/instant'
import { localDateOf } from '@reservaplus/shared/time/zone'
import {
  type CreateWaitlistEntryInput,
  type JoinWaitlistInput,
  longestWait,
  type WaitlistEntry,
} from '@reservaplus/shared/waitlist/schema'
import type { AppContext, RequestContext } from '../app-context'
import { assertMayBookOnline } from '../clients/check-online'
import { newClient } from '../clients/create-record'
import { findCurrent } from '../clients/find-current'
import { findKnownGuest, toGuest } from '../clients/find-guest'
import { clientStands } from '../clients/find-standing'
import { maySeeClient } from '../clients/list-own'
import { clientCreation } from '../clients/repository'
import { commitCreation } from '../db/create'
import type { Write } from '../db/transact'
import { recordCall } from '../idempotency/record-call'
import { assertSubscribed } from '../organizations/check-writable'
import { assertPublic, enterBySlug } from '../organizations/find-by-slug'
import { findWritable } from '../organizations/find-writable'
import { findProfessional } from '../professionals/repository'
import { findService } from '../services/repository'
import { findSubscription } from '../subscriptions/repository'
import { countWrites } from '../subscriptions/write-counts'
import { narrowToOwn } from '../users/check-scope'
import { findOpenWait } from './open-wait'
import { entryCreation, findWaitlistEntry } from './repository'

const wrong = (field: string, message: string) =>
  new AppError('BAD_INPUT', message, { issues: [{ path: [field], message }] })
const notFound = (what: string) => new AppError('NOT_FOUND', `There is no such ${what}`)

type Days = Pick<WaitlistEntry, 'from' | 'to'>

/** Days that have not passed, in order, and no more than anybody waits for. */
export const assertDays = ({ from, to }: Days, { timeZone }: Organization, now: Date): void => {
  if (to < from) throw wrong('to', 'It ends before it begins')
  if (to < localDateOf(instantOf(now), timeZone)) throw wrong('to', 'These days have passed')
  if (to > addDays(from, longestWait - 1)) throw wrong('to', `At most ${longestWait} days`)
}

type Wish = Pick<CreateWaitlistEntryInput, 'services' | 'professionalId'>

/** Who waits is offered what the public is offered: a service that is not booked online has no waiting list. */
export const assertOffered = async ({ organizationId }: AppContext, wish: Wish): Promise<void> => {
  const { services, professionalId } = wish
  const [professional, ...found] = await Promise.all([
    professionalId === 'any' ? undefined : findProfessional(organizationId, professionalId),
    ...services.map(({ serviceId }) => findService(organizationId, serviceId)),
  ])
  for (const [index, { addOnIds }] of services.entries()) {
    const service = found[index]
    if (!service || !isPublicService(service)) throw notFound('service')
    if (professionalId !== 'any' && !(professional && offersService(service, professional))) {
      throw notFound('professional')
    }
    chosenAddOns(service, addOnIds)
  }
}

type Person = { client: Client; writes: readonly Write[] }
type Joining = {
  /** Whoever waits for the same already gets the same answer, and waits once. */
  isOnce?: true
  procedure: string
  input: Omit<CreateWaitlistEntryInput, 'client'> &
    Pick<JoinWaitlistInput, 'locale'> & { client: object; slug?: string }
  /** Found or made anew each time it is decided. */
  person: (organization: Organization) => Promise<Person>
  check?: (organization: Organization) => void
  by: (client: Client) => WaitlistEntry['createdBy']
}

const join = (ctx: AppContext, { procedure, input, person, check, by, isOnce }: Joining): Promise<WaitlistEntry> => {
  const { organizationId } = ctx
  const id = waitlistEntryId.parse(ctx.newId())

  return commitCreation<WaitlistEntry>(ctx, {
    kind: 'waitlist-entry',
    call: recordCall(ctx, procedure, input),
    find: (made) => findWaitlistEntry(organizationId, waitlistEntryId.parse(made)),
    decide: async () => {
      const [organization, subscription] = await Promise.all([
        findWritable(ctx),
        findSubscription(organizationId, { consistent: true }),
        assertOffered(ctx, input),
      ])
      check?.(organization)
      assertSubscribed(subscription, instantOf(ctx.clock.now()))
      assertDays(input, organization, ctx.clock.now())
      const { client, writes } = await person(organization)
      const known = await findOpenWait({ organizationId, clientId: client.id, services: input.services })
      if (isOnce && known.open) return { item: known.open, writes: [], isThere: true }
      const counted = await countWrites(ctx, { before: [], after: writes.length > 0 ? countersOfClient(client) : [] })
      const { services, professionalId, from, to, weekdays, times, note, locale } = input
      const item: WaitlistEntry = {
        id,
        organizationId,
        clientId: client.id,
        clientName: `${client.firstName} ${client.lastName}`.trim(),
        services,
        professionalId,
        from,
        to,
        weekdays,
        times,
        note,
        status: 'waiting',
        declined: [],
        lapses: 0,
        ...(locale && { locale }),
        createdBy: by(client),
        createdAt: instantOf(ctx.clock.now()),
        version: 1,
      }

      const ofClient = writes.length > 0 ? writes : [clientStands(organizationId, client.id)]

      return { item, writes: [entryCreation(item), known.write(item), ...ofClient, ...counted] }
    },
  })
}

/** A guest waits; who has booked before with this mail is the same client. */
export const publicJoin = async (request: RequestContext, input: JoinWaitlistInput): Promise<{ status: 'waiting' }> => {
  const ctx = await enterBySlug(request, input.slug)
  const made = clientId.parse(ctx.newId())
  await join(ctx, {
    procedure: 'waitlist.join',
    isOnce: true,
    input,
    check: (organization) => assertPublic(organization, input.slug),
    person: async (organization) => {
      const known = await findKnownGuest(ctx, input.client.email)
      const now = instantOf(ctx.clock.now())
      const facts = { id: made, kind: 'guest' as const, now, organization, path: ['client'] }
      const { marketingConsent } = input
      const guest = toGuest(known, input.client, { ...facts, marketingConsent, consentSource: 'booking' })
      assertMayBookOnline(known)

      return guest
    },
    by: ({ id }) => ({ kind: 'client', id }),
  })

  return { status: 'waiting' }
}

/** The desk puts somebody on the list: a client there is, or a new one. */
export const create = (ctx: AppContext, input: CreateWaitlistEntryInput): Promise<WaitlistEntry> => {
  const made = clientId.parse(ctx.newId())
  const professionalId = narrowToOwn(ctx, 'appointments:create', input.professionalId)

  return join(ctx, {
    procedure: 'waitlist.create',
    input: { ...input, professionalId },
    person: async (organization) => {
      const { client } = input
      if ('id' in client) {
        const chosen = await findCurrent(ctx.organizationId, client.id)
        if (!chosen || !(await maySeeClient(ctx, chosen.id))) throw notFound('client')

        return { client: chosen, writes: [] }
      }
      if (client.email !== undefined && (await findKnownGuest(ctx, client.email))) {
        const message = 'Another client has this address'
        throw new AppError('EMAIL_TAKEN', message, { issues: [{ path: ['client', 'email'], message }] })
      }
      const now = instantOf(ctx.clock.now())
      const item = newClient(client, {
        id: made,
        kind: 'internal',
        now,
        organization,
        consentSource: 'desk',
        path: ['client'],
      })

      return { client: item, writes: clientCreation(item) }
    },
    by: () => ctx.actor,
  })
}
