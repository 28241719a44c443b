import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { bookOrigin, linkSecret, startApi, type TestApi } from './testing/api'
import { expectations } from './testing/expectations'
import { startFreezingTable } from './testing/freezing-table'
import { openScene, type Scene } from './testing/scene'

let api: TestApi
let scene: Scene
let table: Awaited<ReturnType<typeof startFreezingTable>>

beforeAll(async () => {
  table = await startFreezingTable(() => api.table.endpoint)
  api = await startApi({ AWS_ENDPOINT_URL_DYNAMODB: table.endpoint })
  scene = await openScene({ pool: api.pool, linkSecret, bookOrigin })
})
afterEach(() => table.thaw())
afterAll(async () => {
  await table.stop()
  await api.stop()
})

const allowed = 4000

/** One request of which the platform lets live four seconds; as deployed it is ten. */
const ask = async (procedure: string, frozenAfter: number) => {
  const call = { method: 'POST', path: `/public/trpc/${procedure}`, body: await expectations[procedure]?.input(scene) }
  table.freezeAfter(frozenAfter)
  const startedAt = performance.now()
  const answer = await api.call(call, allowed)

  return { answer, took: performance.now() - startedAt }
}

describe('a table that no longer answers', () => {
  it.each([
    ['appointments.publicBook', 0],
    ['appointments.publicBook', 1],
    ['appointments.publicBook', 3],
    ['appointments.publicBook', 6],
    ['appointments.hold', 2],
    ['appointments.manageCancel', 2],
  ])(
    'is a 503 that says when to come again, before the function would be ended: %s after %i',
    async (name, requests) => {
      const { answer, took } = await ask(name, requests)

      expect([answer.status, answer.headers['retry-after']]).toEqual([503, expect.stringMatching(/^\d+$/)])
      expect(took).toBeLessThan(allowed - 1000)
    },
  )

  it('delays nobody once it answers again', async () => {
    const { answer } = await ask('appointments.publicBook', Number.POSITIVE_INFINITY)

    expect(answer.status).toBe(200)
  })
})
