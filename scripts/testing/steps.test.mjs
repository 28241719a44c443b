import { expect, test } from 'vitest'
import { chosenSteps, runSteps } from './steps.mjs'

const step = (name, code, ran) => ({
  name,
  run: async () => {
    ran.push(name)
    return code
  },
})

const run = async (steps) => {
  const lines = []
  let clock = 0
  const code = await runSteps(steps, { now: () => (clock += 500), print: (line) => lines.push(line) })
  return { code, text: lines.join('\n') }
}

test('all steps run in their order and the answer is zero', async () => {
  const ran = []
  const { code, text } = await run([step('lint', 0, ran), step('types', 0, ran)])
  expect([code, ran]).toEqual([0, ['lint', 'types']])
  expect(text).toContain('✔ lint (0.5 s)')
})

test('the first failure ends the run with its code', async () => {
  const ran = []
  const { code, text } = await run([step('lint', 0, ran), step('types', 3, ran), step('tests', 0, ran)])
  expect([code, ran]).toEqual([3, ['lint', 'types']])
  expect(text).toContain('✘ types failed after 0.5 s (exit code 3)')
})

test('a skipped step says why', async () => {
  const { code, text } = await run([{ name: 'second engine', skip: 'there is no Java' }])
  expect(code).toBe(0)
  expect(text).toContain('○ second engine: skipped, there is no Java')
})

test('steps can be chosen by the start of their names, and a wrong name is an error', () => {
  const steps = [{ name: 'lint' }, { name: 'types' }]
  expect(chosenSteps(steps, [])).toEqual(steps)
  expect(chosenSteps(steps, ['--only=ty'])).toEqual([{ name: 'types' }])
  expect(() => chosenSteps(steps, ['--only=x'])).toThrow('no step is called so')
})
