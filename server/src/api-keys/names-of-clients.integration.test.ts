import { type Grant, grant } from '@reservaplus/shared/api-keys/schema'
import { localDate, localTime } from '@reservaplus/shared/time/schema'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod'

import { create as createAppointment } from '../appointments/create'
import { create as createClient } from '../clients/service'
import { restTable } from '../rest/every-route'
import { create as createSeries } from '../series/service'
import { bookOrigin, linkSecret, startApi, type TestApi } from '../testing/api'
import { restCall } from '../testing/rest-call'
import { openScene, type Scene } from '../testing/scene'
import { create as createEntry } from '../waitlist/join'
import { create as createKey } from './service'

let api: TestApi
let scene: Scene
let ids: { client: string; appointment: string; series: string; entry: string; start: string; date: string }
const keys: Record<string, string> = {}

const ofClients = (each: Grant) => each.startsWith('clients:')
const secret = 'Lo-que-se-anoto'
const phone = '+56955554444'
const words = { notes: secret, internalNotes: secret }

beforeAll(async () => {
  api = await startApi()
  scene = await openScene({ pool: api.pool, linkSecret, bookOrigin })
  const { ctx, service, professional } = scene.own
  const { id } = await createClient(ctx, { firstName: 'Filomena', lastName: 'Zzyzx', phone })
  const start = scene.nextStart()
  const what = { serviceId: service.id, professionalId: professional.id }
  const appointment = await createAppointment(ctx, { ...what, ...words, start, client: { id }, isWalkIn: false })
  const startsOn = localDate.parse('2027-06-01')
  const rule = 'FREQ=WEEKLY;COUNT=1'
  const localTimeOf = localTime.parse('10:00')
  const series = await createSeries(ctx, {
    ...{ ...what, ...words, startsOn, rule, localTime: localTimeOf },
    ...{ clientId: id, choices: [] },
  })
  const [from, to] = [localDate.parse('2027-06-01'), localDate.parse('2027-06-02')]
  const { serviceId, professionalId } = what
  const wish = { services: [{ serviceId }], professionalId }
  const entry = await createEntry(ctx, { ...wish, from, to, weekdays: [], times: [], note: secret, client: { id } })
  const date = appointment.localStart.slice(0, 10)
  ids = { client: id, appointment: appointment.id, series: series.id, entry: entry.id, start, date }
  const named = { with: grant.options, without: grant.options.filter((each) => !ofClients(each)) }
  for (const [name, permissions] of Object.entries(named))
    keys[name] = (await createKey(ctx, { name, permissions })).key
})
afterAll(() => api.stop())

const day = () => ({ from: `${ids.date}T00:00:00Z`, to: `${ids.date}T23:59:59Z` })
const place = () => ({ serviceId: scene.own.service.id, professionalId: scene.own.professional.id, start: ids.start })

/** What names somebody, asked so that it would; `none`: in this scene it names nobody. */
const asked: Readonly<Record<string, () => Record<string, unknown> | 'none'>> = {
  'appointments.dayView': () => ({ date: ids.date }),
  'appointments.get': () => ({ id: ids.appointment }),
  'appointments.list': day,
  'appointments.calendar': () => ({ from: ids.date, to: ids.date }),
  'appointments.today': () => 'none',
  'appointments.upcoming': () => ({}),
  'appointments.unconfirmed': () => 'none',
  'availability.conflicts': place,
  'dayMoves.propose': () => ({ date: ids.date, professionalId: scene.own.professional.id }),
  'payments.list': () => 'none',
  'payments.get': () => 'none',
  'payments.receipt': () => 'none',
  'professionals.appointmentsAhead': () => ({ id: scene.own.professional.id }),
  'reports.dashboard': () => 'none',
  'resources.conflicts': () => 'none',
  'series.list': () => ({}),
  'series.get': () => ({ id: ids.series }),
  'visits.get': () => 'none',
  'waitlist.list': () => ({}),
  'waitlist.get': () => ({ id: ids.entry }),
  'waitlist.update': () => ({ id: ids.entry, to: '2027-06-03' }),
}

const entries = () => [...restTable].filter(({ meta: { access } }) => access?.kind === 'staff')
const naming = /"(clientName|internalNotes|note)":/
const namesSomebody = ({ output, type, meta: { access } }: ReturnType<typeof entries>[number]) =>
  type === 'query' &&
  access?.kind === 'staff' &&
  grant.safeParse(access.permission).success &&
  !access.permission.startsWith('clients:') &&
  naming.test(JSON.stringify(z.toJSONSchema(output, { unrepresentable: 'any' })))

it('every question that names a client has its case', () => {
  const all = entries().filter(namesSomebody)

  expect(Object.keys(asked)).toEqual(expect.arrayContaining(all.map(({ procedure }) => procedure)))
})

const told = (text: string) => ['Zzyzx', secret, phone].filter((each) => text.includes(each))

it.each(Object.keys(asked))('%s names nobody to a key that may not know clients', async (procedure) => {
  const input = asked[procedure]?.()
  if (!input || input === 'none') return
  const entry = entries().find((each) => each.procedure === procedure)
  if (!entry) throw new Error('There is no such route')
  const call = restCall(entry, input)
  const ask = (key = '') => api.call({ ...call, path: `/keys${call.path}`, headers: { 'x-api-key': key } })
  const [open, closed] = [await ask(keys.with), await ask(keys.without)]

  expect([open.status, closed.status]).toEqual([200, 200])
  expect(told(open.body)).not.toEqual([])
  expect(told(closed.body)).toEqual([])
})
