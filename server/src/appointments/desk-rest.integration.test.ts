import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod'
import { bookOrigin, linkSecret, startApi, type TestApi } from '../testing/api'
import { openScene, type Scene } from '../testing/scene'

let api: TestApi
let scene: Scene
let token: string
beforeAll(async () => {
  api = await startApi()
  scene = await openScene({ pool: api.pool, linkSecret, bookOrigin })
  token = await scene.own.tokenOf('owner')
})
afterAll(() => api.stop())

const call = async (method: string, address: string, body?: unknown) => {
  const [path, query = ''] = address.split('?')
  const answer = await api.call({ method, path: `/v1${path}`, query, token, ...(body !== undefined && { body }) })

  return { status: answer.status, body: z.record(z.string(), z.unknown()).parse(answer.json()) }
}

it('what the desk does is there over REST too, with the codes of HTTP', async () => {
  const { id } = await scene.book()
  const changed = await call('PATCH', `/appointments/${id}`, { notes: 'Con flequillo', version: 1 })
  expect(changed).toMatchObject({ status: 200, body: { notes: 'Con flequillo', version: 2 } })
  expect(await call('PATCH', `/appointments/${id}`, { notes: 'x', version: 1 })).toMatchObject({ status: 409 })
  await call('POST', `/appointments/${id}/cancel`, {})
  expect(await call('POST', `/appointments/${id}/undo`, {})).toMatchObject({
    status: 200,
    body: { status: 'confirmed' },
  })
  expect(await call('POST', `/appointments/${id}/restore`, {})).toMatchObject({ status: 409 })
  for (const list of ['today', 'upcoming?limit=5', 'unconfirmed', 'calendar?from=2026-12-01&to=2026-12-07']) {
    expect(await call('GET', `/appointments/${list}`)).toMatchObject({
      status: 200,
      body: { items: expect.any(Array) },
    })
  }
})

it('work in many steps is begun, looked at and stopped', async () => {
  const { id: first } = await scene.book()
  const begun = await call('POST', '/appointments/change-statuses', { ids: [first], to: 'checked_in' })
  expect(begun).toMatchObject({ status: 200, body: { status: 'running', total: 1, done: 0 } })
  const path = `/bulk-operations/${String(begun.body.id)}`
  expect(await call('GET', path)).toMatchObject({ status: 200, body: { kind: 'status-change' } })
  expect(await call('POST', `${path}/cancel`, {})).toMatchObject({ status: 200, body: { status: 'cancelled' } })
  expect(await call('GET', `${path}/results`)).toMatchObject({ status: 200, body: { items: [] } })
  const place = `professionalId=${scene.own.professional.id}&date=2026-12-01`
  expect(await call('GET', `/day-moves?${place}`)).toMatchObject({ status: 200, body: { items: expect.any(Array) } })
})
