import { addDays, weekdayOf } from '@reservaplus/shared/time/calendar'
import { addMinutes, instantOf, parseInstant } from '@reservaplus/shared/time/instant'
import { localDateOf } from '@reservaplus/shared/time/zone'
import { clock } from '../../config/clock'
import { create } from '../../visits/create'
import { desk, type Expectation, everybody, guest, range, slugOf } from '../expectation'
import type { Scene } from '../scene'
import type { Tenant } from '../tenant'

/** Two free hours in a row, online. */
const nextOnlineStart = ({ nextStart }: Scene): string => {
  let start = nextStart()
  for (let next = nextStart(); next !== addMinutes(parseInstant(start), 60); next = nextStart()) start = next

  return start
}

const daysAhead = 100
let given = 0

/** A day of its own for each visit, further ahead than anything else of the scene: the desk has no horizon. */
const nextVisitStart = (): string => {
  given += 1
  const day = addDays(localDateOf(instantOf(clock.now()), 'UTC'), daysAhead + given)

  return weekdayOf(day) === 'sunday' ? nextVisitStart() : `${day}T13:00:00Z`
}

const lines = ({ service, professional }: Tenant) =>
  Array.from({ length: 2 }, () => ({ serviceId: service.id, professionalId: professional.id, client: 0 }))

const visitAt = (tenant: Tenant, start: string) => ({
  lines: lines(tenant),
  clients: [{ firstName: 'Luz', lastName: 'Vera' }],
  start,
})

const book = (tenant: Tenant) =>
  create(tenant.ctx, {
    ...visitAt(tenant, nextVisitStart()),
    gapMinutes: 0,
    isWalkIn: false,
    notes: '',
    internalNotes: '',
  })

const ofOne = (tenant: Tenant) => lines(tenant).map(({ client: _client, ...line }) => line)

const foreignLines = {
  lines: ({ own, other }: Scene) => {
    const [first, second] = ofOne(own)

    return [first, { ...second, serviceId: other.service.id }]
  },
}
const foreignVisit = { id: async (scene: Scene) => (await book(scene.other)).id }

export const visitsExpectations: Readonly<Record<string, Expectation>> = {
  'visits.days': {
    allowed: everybody,
    input: ({ own }) => ({ lines: lines(own), ...range }),
    foreign: foreignLines,
  },
  'visits.smart': {
    allowed: everybody,
    input: ({ own }) => ({ lines: lines(own), mode: 'date_range', ...range }),
    foreign: foreignLines,
  },
  'visits.create': {
    allowed: everybody,
    input: (scene) => visitAt(scene.own, nextVisitStart()),
    foreign: { ...foreignLines, clients: ({ other }) => [{ id: other.client.id }] },
  },
  'visits.get': {
    allowed: everybody,
    input: async (scene) => ({ id: (await book(scene.own)).id }),
    foreign: foreignVisit,
  },
  'visits.reschedule': {
    allowed: desk,
    input: async (scene) => ({ id: (await book(scene.own)).id, start: nextVisitStart() }),
    foreign: foreignVisit,
  },
  'visits.confirm': {
    allowed: desk,
    input: async (scene) => ({ id: (await book(scene.own)).id }),
    // What the desk books is confirmed already.
    code: 'INVALID_TRANSITION',
    foreign: foreignVisit,
  },
  'visits.cancel': {
    allowed: desk,
    input: async (scene) => ({ id: (await book(scene.own)).id }),
    foreign: foreignVisit,
  },
  'visits.publicDays': {
    allowed: 'anyone',
    input: (scene) => ({ slug: slugOf(scene), lines: ofOne(scene.own), ...range }),
    foreign: foreignLines,
  },
  'visits.publicBook': {
    allowed: 'anyone',
    input: (scene) => ({
      slug: slugOf(scene),
      lines: ofOne(scene.own),
      start: nextOnlineStart(scene),
      client: guest,
    }),
    foreign: foreignLines,
  },
}
