import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { Client } from '@reservaplus/shared/clients/schema'
import { scopeOf } from '@reservaplus/shared/permissions/can'
import { type Role, role } from '@reservaplus/shared/permissions/roles'
import { addMinutes } from '@reservaplus/shared/time/instant'
import { instant, localDate } from '@reservaplus/shared/time/schema'
import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'

import { create as createAppointment } from '../appointments/create'
import { create as createClient } from '../clients/service'
import { procedures } from '../rest/every-route'
import { block } from '../schedules/block'
import { bookOrigin, linkSecret, startApi, type TestApi } from '../testing/api'
import { openScene, type Scene } from '../testing/scene'

let api: TestApi
let scene: Scene
/** All of it another professional's of the same team. */
let theirs: { professionalId: string; appointment: Appointment; client: Client; blockId: string; date: string }
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
  theirs = { professionalId: colleague.id, appointment, client, blockId, date: appointment.localStart.slice(0, 10) }
})
afterAll(() => api.stop())

type Input = Record<string, unknown>
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

  return api.call({ method: 'POST', path: `/trpc/${procedure}`, body: input, token })
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
      const seen = each === 'staff' && procedure.startsWith('appointments.')
      expect(errorBody.parse(answered.json()).error.data.appCode).toBe(seen ? 'FORBIDDEN' : answer)
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
