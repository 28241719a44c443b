// reason: one scene, and one table that must name every procedure that is narrowed to one’s own
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { Client } from '@reservaplus/shared/clients/schema'
import { recordPaymentInput } from '@reservaplus/shared/payments/inputs'
import { scopeOf } from '@reservaplus/shared/permissions/can'
import { type Role, role } from '@reservaplus/shared/permissions/roles'
import { addMinutes } from '@reservaplus/shared/time/instant'
import { instant, localDate, localTime } from '@reservaplus/shared/time/schema'
import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'

import { changeStatuses } from '../appointments/change-many'
import { create as createAppointment } from '../appointments/create'
import { create as createClient } from '../clients/service'
import { create as createFeed } from '../feeds/service'
import { record } from '../payments/record-payment'
import { procedures } from '../rest/every-route'
import { block } from '../schedules/block'
import { create as createSeries } from '../series/service'
import { bookOrigin, linkSecret, startApi, type TestApi } from '../testing/api'
import { openScene, type Scene } from '../testing/scene'
import { staffPath } from '../testing/trpc-path'
import { create as createVisit } from '../visits/create'
import { create as createEntry } from '../waitlist/join'

let api: TestApi
let scene: Scene
/** All of it another professional's of the same team. */
let theirs: {
  professionalId: string
  appointment: Appointment
  client: Client
  blockId: string
  date: string
  bulkId: string
  feedId: string
  seriesId: string
  visitId: string
  entryId: string
  paymentId: string
}
let free: string

beforeAll(async () => {
  api = await startApi()
  scene = await openScene({ pool: api.pool, linkSecret, bookOrigin })
  const { ctx, colleague, service } = scene.own
  const client = await createClient(ctx, { firstName: 'Zulema', lastName: 'Ajena', phone: '+56961234567' })
  const appointment = await createAppointment(ctx, {
    serviceId: service.id,
    professionalId: colleague.id,
    start: scene.nextStart(),
    client: { id: client.id },
    isWalkIn: false,
    notes: '',
    internalNotes: '',
  })
  free = scene.nextStart()
  const later = scene.nextStart()
  const { id: blockId } = await block(ctx, {
    professionalId: colleague.id,
    start: later,
    end: addMinutes(instant.parse(later), 30),
    reason: '',
    acceptOverlap: false,
  })
  const date = appointment.localStart.slice(0, 10)
  theirs = { professionalId: colleague.id, appointment, client, blockId, date, ...(await openMore(client)) }
})
afterAll(() => api.stop())

type Input = Record<string, unknown>

const pattern = () => ({
  serviceId: scene.own.service.id,
  startsOn: localDate.parse('2027-06-01'),
  localTime: localTime.parse('10:00'),
  rule: 'FREQ=WEEKLY;COUNT=1',
})
const wish = () => ({
  services: [{ serviceId: scene.own.service.id }],
  from: localDate.parse('2027-06-01'),
  to: localDate.parse('2027-06-02'),
})
/** Two services in a row by the colleague. */
const theirVisit = (
  start: string,
  client: { id: Client['id'] } | { firstName: string; lastName: string } = { firstName: 'Luz', lastName: 'Vera' },
) => ({
  lines: [0, 0].map((who) => ({
    serviceId: scene.own.service.id,
    professionalId: scene.own.colleague.id,
    client: who,
  })),
  clients: [client],
  start,
})

const openMore = async ({ id }: Client) => {
  const { ctx, colleague } = scene.own
  const professionalId = colleague.id
  const words = { notes: '', internalNotes: '' }
  const series = await createSeries(ctx, { ...pattern(), ...words, professionalId, clientId: id, choices: [] })
  const visit = await createVisit(ctx, {
    ...theirVisit('2027-06-08T13:00:00Z', { id }),
    ...words,
    gapMinutes: 0,
    isWalkIn: false,
  })
  const entry = await createEntry(ctx, { ...wish(), professionalId, weekdays: [], times: [], note: '', client: { id } })
  const { feed } = await createFeed(ctx, { professionalId, name: 'Agenda' })
  const paid = await record(
    ctx,
    recordPaymentInput.parse({ professionalId, method: 'cash', amount: { amount: 5000, currency: 'CLP' } }),
  )
  const bulk = await changeStatuses(ctx, {
    ids: [visit.appointments[0]?.id ?? (series.id as never)],
    to: 'cancelled',
    reason: '',
  })

  return {
    seriesId: series.id,
    visitId: visit.id,
    entryId: entry.id,
    feedId: feed.id,
    bulkId: bulk.id,
    paymentId: paid.id,
  }
}
/** `nothing`: an answer in which nothing of the other's is to be found. `anything`: it is nobody's in particular. */
type Case = { input: () => Input; answer: 'NOT_FOUND' | 'FORBIDDEN' | 'nothing' | 'anything' }

const byId: Case = { input: () => ({ id: theirs.appointment.id }), answer: 'NOT_FOUND' }
const ofThem = (more: () => Input = () => ({})): Case => ({
  input: () => ({ professionalId: theirs.professionalId, ...more() }),
  answer: 'NOT_FOUND',
})
const ofTheirClient = (): Case => ({ input: () => ({ clientId: theirs.client.id, id: ulid() }), answer: 'NOT_FOUND' })
const range = () => ({ from: theirs.date, to: theirs.date })
const moments = () => ({ from: `${theirs.date}T00:00:00Z`, to: `${theirs.date}T23:59:59Z` })

const cases: Readonly<Record<string, Case>> = {
  'appointments.dayView': { input: () => ({ date: theirs.date }), answer: 'nothing' },
  'appointments.list': { input: moments, answer: 'nothing' },
  'appointments.get': byId,
  'appointments.history': byId,
  'appointments.create': ofThem(() => ({
    serviceId: scene.own.service.id,
    start: free,
    client: { firstName: 'Luz', lastName: 'Vera', email: 'luz@correo.example', phone: '+56961234568' },
  })),
  'appointments.reschedule': { ...byId, input: () => ({ id: theirs.appointment.id, start: free }) },
  'appointments.cancel': byId,
  'appointments.confirm': byId,
  'appointments.checkIn': byId,
  'appointments.start': byId,
  'appointments.complete': byId,
  'appointments.noShow': byId,
  'appointments.calendar': { input: range, answer: 'nothing' },
  'appointments.today': { input: () => ({}), answer: 'nothing' },
  'appointments.upcoming': { input: () => ({}), answer: 'nothing' },
  'appointments.unconfirmed': { input: () => ({ date: theirs.date }), answer: 'nothing' },
  'appointments.restore': byId,
  'appointments.undo': byId,
  'appointments.update': { ...byId, input: () => ({ id: theirs.appointment.id, notes: 'x' }) },
  'appointments.walkIn': ofThem(() => ({
    serviceId: scene.own.service.id,
    client: { firstName: 'Luz', lastName: 'Vera' },
  })),
  // Taken on, and refused one by one, with the rights of whoever asked.
  'appointments.changeStatuses': {
    input: () => ({ ids: [theirs.appointment.id], to: 'cancelled' }),
    answer: 'anything',
  },
  'dayMoves.propose': ofThem(() => ({ date: theirs.date })),
  'dayMoves.apply': ofThem(() => ({
    date: theirs.date,
    moves: [{ id: theirs.appointment.id, version: theirs.appointment.version, cancel: true }],
  })),
  'bulkOperations.list': { input: () => ({}), answer: 'nothing' },
  'bulkOperations.get': { input: () => ({ id: theirs.bulkId }), answer: 'NOT_FOUND' },
  'bulkOperations.results': { input: () => ({ id: theirs.bulkId }), answer: 'NOT_FOUND' },
  'bulkOperations.cancel': { input: () => ({ id: theirs.bulkId }), answer: 'NOT_FOUND' },
  'feeds.list': { input: () => ({}), answer: 'nothing' },
  'feeds.create': ofThem(() => ({ name: 'Agenda' })),
  'feeds.revoke': { input: () => ({ id: theirs.feedId }), answer: 'NOT_FOUND' },
  'series.list': { input: () => ({}), answer: 'nothing' },
  'series.get': { input: () => ({ id: theirs.seriesId }), answer: 'NOT_FOUND' },
  'series.preview': ofThem(pattern),
  'series.create': ofThem(() => ({ ...pattern(), clientId: theirs.client.id })),
  'series.update': { input: () => ({ id: theirs.seriesId, notes: 'x' }), answer: 'NOT_FOUND' },
  'series.cancel': { input: () => ({ id: theirs.seriesId }), answer: 'NOT_FOUND' },
  'visits.get': { input: () => ({ id: theirs.visitId }), answer: 'NOT_FOUND' },
  'visits.cancel': { input: () => ({ id: theirs.visitId }), answer: 'NOT_FOUND' },
  'visits.confirm': { input: () => ({ id: theirs.visitId }), answer: 'NOT_FOUND' },
  'visits.reschedule': { input: () => ({ id: theirs.visitId, start: free }), answer: 'NOT_FOUND' },
  'visits.create': { input: () => theirVisit(free), answer: 'NOT_FOUND' },
  'payments.createLink': byId,
  'payments.list': { input: () => ({ appointmentId: theirs.appointment.id }), answer: 'NOT_FOUND' },
  'payments.get': { input: () => ({ id: theirs.paymentId }), answer: 'NOT_FOUND' },
  'payments.receipt': { input: () => ({ id: theirs.paymentId }), answer: 'NOT_FOUND' },
  'payments.record': {
    input: () => ({ appointmentId: theirs.appointment.id, method: 'cash', amount: { amount: 1, currency: 'CLP' } }),
    answer: 'NOT_FOUND',
  },
  'payments.checkout': { ...byId, input: () => ({ id: theirs.appointment.id, payments: [] }) },
  'payments.checkoutVisit': { input: () => ({ id: theirs.visitId, payments: [] }), answer: 'NOT_FOUND' },
  'waitlist.list': { input: () => ({}), answer: 'nothing' },
  'waitlist.get': { input: () => ({ id: theirs.entryId }), answer: 'NOT_FOUND' },
  'waitlist.create': ofThem(() => ({ ...wish(), client: { firstName: 'Luz', lastName: 'Vera' } })),
  'waitlist.update': { input: () => ({ id: theirs.entryId, note: 'x' }), answer: 'NOT_FOUND' },
  'waitlist.offer': ofThem(() => ({ id: theirs.entryId, start: free })),
  'waitlist.withdraw': { input: () => ({ id: theirs.entryId }), answer: 'NOT_FOUND' },
  'clients.list': { input: () => ({}), answer: 'nothing' },
  'clients.get': { input: () => ({ id: theirs.client.id }), answer: 'NOT_FOUND' },
  'clients.visits': { input: () => ({ id: theirs.client.id }), answer: 'NOT_FOUND' },
  'clients.counts': { input: () => ({}), answer: 'FORBIDDEN' },
  'clients.update': { input: () => ({ id: theirs.client.id, notes: 'x' }), answer: 'NOT_FOUND' },
  'clients.deactivate': { input: () => ({ id: theirs.client.id }), answer: 'NOT_FOUND' },
  'clients.activate': { input: () => ({ id: theirs.client.id }), answer: 'NOT_FOUND' },
  'clients.create': { input: () => ({ firstName: 'Eva', lastName: '' }), answer: 'anything' },
  'files.list': { input: () => ({ clientId: theirs.client.id }), answer: 'NOT_FOUND' },
  'files.get': ofTheirClient(),
  'files.download': ofTheirClient(),
  'files.requestUpload': {
    input: () => ({ clientId: theirs.client.id, name: 'a.pdf', contentType: 'application/pdf', size: 10 }),
    answer: 'NOT_FOUND',
  },
  'files.update': ofTheirClient(),
  'files.delete': ofTheirClient(),
  'notes.list': { input: () => ({ clientId: theirs.client.id }), answer: 'NOT_FOUND' },
  'notes.get': ofTheirClient(),
  'notes.create': { input: () => ({ clientId: theirs.client.id, content: 'x' }), answer: 'NOT_FOUND' },
  'notes.update': ofTheirClient(),
  'notes.delete': ofTheirClient(),
  'privacy.consents': { input: () => ({ id: theirs.client.id }), answer: 'NOT_FOUND' },
  'privacy.recordConsent': {
    input: () => ({ id: theirs.client.id, purpose: 'data', given: true }),
    answer: 'NOT_FOUND',
  },
  'reports.dashboard': { input: () => ({}), answer: 'nothing' },
  'reports.summary': { input: range, answer: 'nothing' },
  'schedules.overview': { input: () => ({}), answer: 'nothing' },
  'schedules.get': ofThem(),
  'schedules.update': ofThem(() => ({ slotIntervalMinutes: 30 })),
  'schedules.duplicate': {
    input: () => ({ professionalId: scene.own.professional.id, targetProfessionalId: theirs.professionalId }),
    answer: 'FORBIDDEN',
  },
  'schedules.useOpeningHours': ofThem(),
  'schedules.workedTime': ofThem(range),
  'schedules.listDays': { input: range, answer: 'nothing' },
  'schedules.setDay': ofThem(() => ({ date: '2027-05-03', type: 'vacation' })),
  'schedules.removeDay': ofThem(() => ({ date: theirs.date })),
  'schedules.holidays': { input: () => ({ year: 2027 }), answer: 'anything' },
  'schedules.closeHolidays': { input: () => ({ dates: ['2027-12-25'] }), answer: 'FORBIDDEN' },
  'schedules.listBlocks': { input: moments, answer: 'nothing' },
  'schedules.block': ofThem(() => ({ start: free, end: addMinutes(instant.parse(free), 30), reason: '' })),
  'schedules.unblock': { input: () => ({ id: theirs.blockId }), answer: 'NOT_FOUND' },
}

const errorBody = z.object({ error: z.object({ data: z.object({ appCode: z.string() }) }) })

const ask = async (each: Role, procedure: string, input: Input) => {
  const token = await scene.own.tokenOf(each)

  return api.call({ method: 'POST', path: staffPath(procedure), body: input, token })
}

const limited = (each: Role) =>
  procedures().flatMap(([path, { meta }]) =>
    meta?.access?.kind === 'staff' && scopeOf(each, meta.access.permission) === 'own' ? [path] : [],
  )

it('F-01 every procedure that is narrowed to one’s own, for whomever, has its case', () => {
  const all = new Set(role.options.flatMap(limited))

  expect(Object.keys(cases).sort()).toEqual([...all].sort())
})

describe.each(['professional', 'staff'] as const)('F-01 what is another professional’s, to %s', (each) => {
  it.each(limited(each))('%s', async (procedure) => {
    const { input, answer } = cases[procedure] ?? { input: () => ({}), answer: 'anything' }
    const answered = await ask(each, procedure, input())

    if (answer === 'anything') return
    if (answer !== 'nothing') {
      // Staff see the general calendar (decision 15): what they may not touch there is no secret.
      const refusals = each === 'staff' ? [answer, 'FORBIDDEN'] : [answer]
      expect(refusals).toContain(errorBody.parse(answered.json()).error.data.appCode)
      return
    }
    expect(answered.status).toBe(200)
    for (const foreign of [theirs.appointment.id, theirs.client.id, theirs.professionalId, theirs.blockId, 'Ajena']) {
      expect(answered.body).not.toContain(foreign)
    }
  })
})

it('F-01 one’s own is there: the same questions find it', async () => {
  const appointment = await scene.book()
  const found = await Promise.all([
    ask('professional', 'appointments.get', { id: appointment.id }),
    ask('professional', 'clients.get', { id: appointment.clientId }),
    ask('professional', 'schedules.get', { professionalId: appointment.professionalId }),
  ])
  expect(found.map(({ status }) => status)).toEqual([200, 200, 200])

  const day = localDate.parse(appointment.localStart.slice(0, 10))
  expect((await ask('professional', 'appointments.dayView', { date: day })).body).toContain(appointment.id)
  expect((await ask('professional', 'clients.list', {})).body).toContain(appointment.clientId)
})
