import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { createClock } from '../clock/clock'
import type { Template } from '../template/load-template'
import { loadTemplate } from '../template/load-template'
import { type Functions, startFunctions } from './start-functions'

const product = fileURLToPath(new URL('../../..', import.meta.url))
const clock = createClock()
// Inside the repository, so that the worker's own source is found by the build.
mkdirSync(join(product, '.build'), { recursive: true })
const folder = mkdtempSync(join(product, '.build', 'test-'))
const source = join(folder, 'handlers.ts')
let functions: Functions

const code = `
let calls = 0
export const echo = async (event: unknown, context: object) => ({ event, env: process.env, calls: ++calls, name: context.functionName, left: context.getRemainingTimeInMillis() })
export const crash = async () => { throw new RangeError('too far') }
export const hang = () => new Promise(() => setInterval(() => {}, 1000))
export const quit = async () => { process.exit(3) }
export const time = async () => [Date.now(), new Date().getTime(), new Date('2020-01-01T00:00:00Z').getTime(), new Date() instanceof Date]
export const slow = async () => { calls++; const seen = calls; await new Promise((r) => setTimeout(r, 30)); return seen === calls }
`
const lambda = (name: string, timeoutMs = 5000) => ({
  key: name,
  handler: `${folder.slice(product.length)}/handlers.${name}`,
  timeoutMs,
  memoryMb: 128,
  environment: { OWN: name },
  events: [],
})

beforeAll(async () => {
  writeFileSync(source, code)
  const real = loadTemplate({ root: product, hosts: { app: 'a', book: 'b', apiOrigin: 'c' } })
  const names = ['echo', 'crash', 'quit', 'time', 'slow']
  const template: Template = { ...real, functions: [...names.map((name) => lambda(name)), lambda('hang', 200)] }
  functions = await startFunctions({
    template,
    clock: clock.shared,
    endpoints: { AWS_ENDPOINT_URL_SQS: 'http://sqs' },
    outDir: join(folder, 'out'),
  })
})
afterAll(async () => {
  await functions.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('a function', () => {
  it('sees only its own environment, the region, credentials and endpoints', async () => {
    const answer = await functions.invoke('echo', { a: [1] })
    expect(answer).toMatchObject({ event: { a: [1] }, name: 'echo', env: { OWN: 'echo', AWS_REGION: 'sa-east-1' } })
    const { env } = answer as { env: Record<string, string> }
    expect(
      Object.keys(env)
        .filter((name) => !name.startsWith('AWS_'))
        .sort(),
    ).toEqual(['OWN', 'TZ'])
    expect(env).not.toHaveProperty('PATH')
  })

  it('keeps its module state between events', async () => {
    const first = (await functions.invoke('echo', null)) as { calls: number }
    const second = (await functions.invoke('echo', null)) as { calls: number }
    expect(second.calls).toBe(first.calls + 1)
  })

  it('fails with the name and message of what it threw', async () => {
    await expect(functions.invoke('crash', {})).rejects.toMatchObject({ errorType: 'RangeError', message: 'too far' })
  })

  it('is ended when its time is out, and the next event gets a fresh one', async () => {
    const timedOut = {
      errorType: 'Sandbox.Timedout',
      message: expect.stringMatching(/Task timed out after 0.20 seconds/),
    }
    await expect(functions.invoke('hang', {})).rejects.toMatchObject(timedOut)
    await expect(functions.invoke('hang', {})).rejects.toMatchObject(timedOut)
  })

  it('that ends its process fails that event only', async () => {
    await expect(functions.invoke('quit', {})).rejects.toMatchObject({ errorType: 'Runtime.ExitError' })
    await expect(functions.invoke('quit', {})).rejects.toMatchObject({ errorType: 'Runtime.ExitError' })
  })

  it('never handles two events in one instance at once', async () => {
    const alone = await Promise.all(Array.from({ length: 12 }, () => functions.invoke('slow', {})))
    expect(alone).toEqual(Array.from({ length: 12 }, () => true))
  })

  it('lives in the time of the moved clock', async () => {
    clock.advance(86_400_000)
    const [now, fresh, fixed, isDate] = (await functions.invoke('time', {})) as [number, number, number, boolean]
    clock.reset()
    expect(now - Date.now()).toBeGreaterThan(86_000_000)
    expect(Math.abs(fresh - now)).toBeLessThan(50)
    expect(fixed).toBe(Date.parse('2020-01-01T00:00:00Z'))
    expect(isDate).toBe(true)
  })
})

it('a bundle is built again only when its sources change', async () => {
  const bundle = join(folder, 'out', 'echo.mjs')
  const before = statSync(bundle).mtimeMs
  expect(await functions.rebuild()).toEqual([])
  expect(statSync(bundle).mtimeMs).toBe(before)
  writeFileSync(source, code.replace('calls: ++calls', "calls: 'changed'"))
  expect(await functions.rebuild()).toContain('echo')
  expect(await functions.invoke('echo', null)).toMatchObject({ calls: 'changed' })
})
