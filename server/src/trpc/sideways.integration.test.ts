import type { Grant } from '@reservaplus/shared/api-keys/schema'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { Role } from '@reservaplus/shared/permissions/roles'
import { createResourceInput } from '@reservaplus/shared/resources/inputs'
import { addMinutes } from '@reservaplus/shared/time/instant'
import { localDate } from '@reservaplus/shared/time/schema'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { create as createKey } from '../api-keys/service'
import { create as book } from '../appointments/create'
import { clock } from '../config/clock'
import { update as updateProfessional } from '../professionals/update'
import { projectRange } from '../reports/project-range'
import { create as createResource } from '../resources/service'
import { block } from '../schedules/block'
import { setDay } from '../schedules/change-days'
import { update as updateService } from '../services/update'
import { bookOrigin, linkSecret, startApi, type TestApi } from '../testing/api'
import { openScene, type Scene } from '../testing/scene'

let api: TestApi
let scene: Scene
/** At the colleague of whoever is a professional and has an account. */
let theirs: Appointment
let room: string
let date: string

beforeAll(async () => {
  api = await startApi()
  scene = await openScene({ pool: api.pool, linkSecret, bookOrigin })
  const { ctx, service, colleague, client } = scene.own
  const resource = await createResource(ctx, createResourceInput.parse({ kind: 'room', name: 'Sala' }))
  room = resource.id
  await updateService(ctx, { id: service.id, resourceId: resource.id })
  theirs = await book(ctx, {
    serviceId: service.id,
    professionalId: colleague.id,
    start: scene.nextStart(),
    client: { id: client.id },
    isWalkIn: false,
    notes: 'alergia',
    internalNotes: 'nota de la casa',
  })
  date = theirs.localStart.slice(0, 10)
  await block(ctx, {
    professionalId: colleague.id,
    start: addMinutes(theirs.end, 60),
    end: addMinutes(theirs.end, 75),
    reason: 'quimioterapia',
    acceptOverlap: false,
  })
  await updateProfessional(ctx, {
    id: colleague.id,
    email: 'bruno@casa.example',
    phone: '+56911112222',
    licenseNumber: 'L-1',
  })
})
afterAll(() => api.stop())

type Asked = { method?: string; body?: unknown; query?: string }
type Who = { key: string } | { token: string }

const ask = async (who: Who, path: string, asked: Asked = {}) => {
  const answer = await api.call(
    'key' in who
      ? { path: `/keys/v1${path}`, headers: { 'x-api-key': who.key }, ...asked }
      : { path: `/v1${path}`, token: who.token, ...asked },
  )

  return { status: answer.status, text: answer.body ?? '' }
}
const withKey = async (...permissions: Grant[]): Promise<Who> => createKey(scene.own.ctx, { name: 'k', permissions })
const as = async (role: Role): Promise<Who> => ({ token: await scene.own.tokenOf(role) })

it('shows no appointment beside a room, a professional or a week to who may not read appointments', async () => {
  const conflicts = `/resources/${room}/conflicts`
  const ahead = `/professionals/${scene.own.colleague.id}/appointments-ahead`
  const asked = { query: 'quantity=0' }

  expect((await ask(await as('reception'), conflicts, asked)).text).toContain(theirs.id)
  expect((await ask(await as('professional'), conflicts, asked)).text).not.toContain(theirs.id)
  expect((await ask(await withKey('services:read'), conflicts, asked)).text).not.toContain(theirs.id)
  expect((await ask(await withKey('professionals:write'), ahead)).text).not.toContain(theirs.id)

  const closing = { method: 'PUT', body: { type: 'holiday', intervals: [], reason: 'Aniversario' } }
  const days = `/schedule-days/ALL/${date}`
  expect((await ask(await withKey('schedules:write'), days, closing)).text).not.toContain(theirs.id)
  expect((await ask(await withKey('schedules:write', 'appointments:read'), days, closing)).text).toContain(theirs.id)
  await ask(await as('owner'), days, { method: 'DELETE' })
})

it('shows a key no client’s name without clients:read, in no list and no report', async () => {
  const range = { query: `from=${date}&to=${date}` }
  await projectRange(clock, {
    organizationId: scene.own.ctx.organizationId,
    from: localDate.parse(date),
    to: localDate.parse(date),
  })
  const appointments = await withKey('appointments:read', 'services:read', 'professionals:write', 'reports:read')
  for (const [path, asked] of [
    [`/appointments/${theirs.id}`, {}],
    ['/appointments/calendar', range],
    ['/appointments/day', { query: `date=${date}` }],
    ['/appointments/upcoming', {}],
    [`/resources/${room}/conflicts`, { query: 'quantity=0' }],
    [`/professionals/${scene.own.colleague.id}/appointments-ahead`, {}],
    ['/reports/summary', range],
  ] as const) {
    const { status, text } = await ask(appointments, path, asked)
    expect([path, status]).toEqual([path, 200])
    expect(text, path).not.toContain('Soto')
  }
  const both = await withKey('appointments:read', 'clients:read')
  expect((await ask(both, `/appointments/${theirs.id}`)).text).toContain('Soto')
})

it('moves nothing for a key without appointments:update, and makes nobody a professional without users:write', async () => {
  const { professional, colleague, userIdOf } = scene.own
  const key = await withKey('professionals:write', 'appointments:read')
  const reassign = { method: 'POST', body: { toProfessionalId: professional.id } }
  expect((await ask(key, `/professionals/${colleague.id}/reassign`, reassign)).status).toBe(403)

  const link = { method: 'PUT', body: { userId: userIdOf('staff') } }
  expect((await ask(key, `/professionals/${colleague.id}`, link)).status).toBe(403)
  expect((await ask(key, `/professionals/${colleague.id}`, { method: 'PUT', body: { bio: 'x' } })).status).toBe(200)
})

it('shows staff a name, and not what was noted about a client who is not theirs; nor finds it by its words', async () => {
  const staff = await as('staff')
  const one = await ask(staff, `/appointments/${theirs.id}`)
  expect(one.text).toContain('Soto')
  expect(one.text).not.toMatch(/alergia|nota de la casa/)

  const range = `from=${theirs.start}&to=${theirs.end}`
  expect((await ask(staff, '/appointments', { query: `${range}&text=alergia` })).text).not.toContain(theirs.id)
  expect((await ask(await as('reception'), '/appointments', { query: `${range}&text=alergia` })).text).toContain(
    'nota de la casa',
  )
})

it('tells why somebody is away to them and to those who set schedules', async () => {
  const { ctx, colleague, professional } = scene.own
  for (const professionalId of [colleague.id, professional.id])
    await setDay(ctx, {
      professionalId,
      date: localDate.parse(date),
      type: 'sick_leave',
      intervals: [],
      reason: `secreto de ${professionalId}`,
    })
  const range = { query: `from=${date}&to=${date}` }
  const blocks = { query: `from=${theirs.start}&to=${addMinutes(theirs.end, 120)}` }
  const onDay = { query: `date=${date}` }

  const keyed = await withKey('appointments:read', 'schedules:read', 'clients:read')
  for (const who of [await as('staff'), keyed])
    for (const [path, asked] of [
      ['/schedule-days', range],
      ['/blocks', blocks],
      ['/appointments/day', onDay],
    ] as const) {
      const { status, text } = await ask(who, path, asked)
      expect([path, status]).toEqual([path, 200])
      expect(text, path).not.toMatch(/secreto|quimio|sick_leave/)
    }
  expect((await ask(await as('professional'), '/schedule-days', range)).text).toContain(`secreto de ${professional.id}`)
  expect((await ask(await as('reception'), '/appointments/day', onDay)).text).toMatch(/sick_leave.*quimioterapia/s)
})

it('keeps a colleague’s address, phone, licence and week from those who do not keep the team’s records', async () => {
  const { colleague, professional } = scene.own
  for (const role of ['professional', 'staff', 'reception'] as const) {
    const { text } = await ask(await as(role), `/professionals/${colleague.id}`)
    expect(text, role).toContain('Bruno')
    expect(text, role).not.toMatch(/bruno@casa|11112222|L-1/)
  }
  expect((await ask(await as('professional'), '/professionals')).text.match(/"weeklyHours"/g)).toHaveLength(1)
  expect((await ask(await as('professional'), `/professionals/${professional.id}`)).text).toContain('weeklyHours')
  expect((await ask(await as('admin'), `/professionals/${colleague.id}`)).text).toContain('bruno@casa')
})

it('the function for keys serves nobody what is open to everybody, however its address is written', async () => {
  const { slug } = scene.own.organization
  for (const path of [`/%70ublic/organizations/${slug}`, `/public/organizations/${slug}`])
    for (const who of [{ key: 'nonsense' }, await withKey('organization:read')]) {
      const { status, text } = await ask(who, path)
      expect([path, status]).not.toEqual([path, 200])
      expect(text).not.toContain(slug)
    }
  expect((await ask({ key: 'nonsense' }, '/organizations', { method: 'POST', body: {} })).status).toBe(405)
})
