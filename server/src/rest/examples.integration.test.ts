import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { inLines } from '../../scripts/in-lines'
import { bookOrigin, linkSecret, startApi, type TestApi } from '../testing/api'
import { createEditor, fitted } from '../testing/example-values'
import { expectations } from '../testing/expectations'
import { isRecording } from '../testing/recording'
import { restCall } from '../testing/rest-call'
import { openScene, type Scene } from '../testing/scene'
import { restTable } from './every-route'
import type { Example } from './examples'
import recorded from './examples.json'
import type { RestEntry } from './route-table'

let api: TestApi
let scene: Scene
let token: string
const edit = createEditor()
const fresh: Record<string, Example> = {}
const examples: Record<string, Example> = recorded

beforeAll(async () => {
  api = await startApi()
  scene = await openScene({ pool: api.pool, linkSecret, bookOrigin })
  token = await scene.own.tokenOf('owner')
})
afterAll(async () => {
  if (isRecording()) {
    const inOrder = Object.fromEntries(Object.entries(fresh).sort(([a], [b]) => (a < b ? -1 : 1)))
    writeFileSync(new URL('./examples.json', import.meta.url), inLines(inOrder, 1))
  }
  await api.stop()
})

// The tests of what is refused have their own place, and whoever ends the session comes last.
const shown = restTable
  .filter(({ procedure }) => !expectations[procedure]?.code)
  .sort((a, b) => Number(a.path.includes('sign-out')) - Number(b.path.includes('sign-out')))

const record = async (entry: RestEntry, input: Record<string, unknown>) => {
  const answer = await api.call({ ...restCall(entry, input), token })
  expect(answer.status, answer.body).toBe(entry.successStatus)
  const short = edit(answer.json(), false)
  fresh[entry.procedure] = {
    input: z.record(z.string(), z.unknown()).parse(edit(input, true)),
    output: entry.output.safeParse(short).success ? short : edit(answer.json(), true),
  }
}

describe('F-53 the example in the reference', () => {
  it.each(shown.map((entry) => [`${entry.method} ${entry.path}`, entry] as const))('of %s works', async (_, entry) => {
    const input = (await expectations[entry.procedure]?.input(scene)) ?? {}
    if (isRecording()) return record(entry, input)

    const example = examples[entry.procedure]
    if (!example) throw new Error('It has none: npm run examples -w server')
    const call = restCall(entry, z.record(z.string(), z.unknown()).parse(fitted(example.input, input)))
    const answer = await api.call({ ...call, token })

    expect(answer.status, answer.body).toBe(entry.successStatus)
    expect(Object.keys(example.input).sort()).toEqual(Object.keys(input).sort())
    // What it shows as an answer is one, to the last field: a schema takes away what it does not know.
    expect(entry.output.parse(example.output)).toEqual(example.output)
  })

  it('is there for nothing that is not', () => {
    const known = shown.map(({ procedure }) => procedure)

    expect(Object.keys(isRecording() ? fresh : examples).filter((procedure) => !known.includes(procedure))).toEqual([])
  })
})
