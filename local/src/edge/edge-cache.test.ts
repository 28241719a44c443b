import { expect, it } from 'vitest'

import { createEdgeCache } from './edge-cache'

it('serves fresh answers, stale ones while it refreshes, and asks the origin once for many', async () => {
  let time = 0
  let asked = 0
  const cache = createEdgeCache(() => time)
  const origin = async () => {
    const body = Buffer.from(String(++asked))
    await Promise.resolve()
    return { answer: { status: 200, headers: {}, body }, freshMs: 1000, staleMs: 5000 }
  }
  const serve = async () => {
    const { answer, outcome } = await cache.serve('k', origin)
    return `${outcome} ${answer.body}`
  }
  expect(await Promise.all([serve(), serve(), serve()])).toEqual(['Miss 1', 'Miss 1', 'Miss 1'])
  time = 999
  expect(await serve()).toBe('Hit 1')
  time = 1000
  expect(await serve()).toBe('RefreshHit 1')
  await new Promise((resolve) => setImmediate(resolve))
  expect(await serve()).toBe('Hit 2')
  time = 20_000
  expect(await serve()).toBe('Miss 3')
})
