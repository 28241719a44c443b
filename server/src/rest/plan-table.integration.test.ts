import { AppError } from '@reservaplus/shared/errors/app-error'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookOrigin, linkSecret, startApi, type TestApi } from '../testing/api'
import { expectations } from '../testing/expectations'
import { restCall } from '../testing/rest-call'
import { openScene, type Scene } from '../testing/scene'
import { httpStatusOf } from '../trpc/errors'
import { restTable } from './every-route'
import document from './openapi.json'

/** As it was promised, word for word; below /v1. Parameters may be called otherwise. */
const promised = `
POST   /auth/register
POST   /auth/confirm
POST   /auth/forgot-password
POST   /auth/reset-password

GET    /organizations
POST   /organizations
PUT    /organizations/{id}

GET    /professionals
POST   /professionals
PUT    /professionals/{id}

GET    /appointments
POST   /appointments
PUT    /appointments/{id}

GET    /availability/{profId}/{date}
POST   /availability/smart

POST   /payments/webhook
GET    /payments/methods

GET    /public/organizations/{slug}
POST   /public/booking
`

const lines = promised.split('\n').flatMap((line) => {
  const [method, path] = line.split(/\s+/)

  return method && path ? [{ method, path }] : []
})

const shapeOf = (path: string) => path.replaceAll(/\{\w+\}/g, '{}')

let api: TestApi
let scene: Scene

beforeAll(async () => {
  api = await startApi()
  scene = await openScene({ pool: api.pool, linkSecret, bookOrigin })
})
afterAll(() => api.stop())

describe.each(lines)('F-53 $method $path', ({ method, path }) => {
  const entry = restTable.find((each) => each.method === method && shapeOf(each.path) === shapeOf(path))

  it('is in openapi.json', () => {
    const paths: Record<string, object> = document.paths
    const [, operations = {}] = Object.entries(paths).find(([each]) => shapeOf(each) === shapeOf(path)) ?? []

    expect(Object.keys(operations)).toContain(method.toLowerCase())
  })

  it('answers', async () => {
    if (!entry) throw new Error('There is no such route')
    const expectation = expectations[entry.procedure]
    const answer = await api.call({
      ...restCall(entry, (await expectation?.input(scene)) ?? {}),
      ...(entry.meta.access?.kind === 'staff' && { token: await scene.own.tokenOf('owner') }),
    })

    const expected = expectation?.code ? httpStatusOf(new AppError(expectation.code, '')) : entry.successStatus
    expect(answer.status, answer.body).toBe(expected)
  })
})
