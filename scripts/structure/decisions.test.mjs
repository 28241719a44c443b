import { expect, test } from 'vitest'
import { checkDecisions } from './decisions.mjs'

const folder = ['docs', 'decisions'].join('/')
const one = { path: `${folder}/0001-one.md`, text: '# 1. One' }

test('decisions of different numbers, named as they are called, pass', () => {
  const two = { path: `${folder}/0002-two.md`, text: `# 2. Two\n\nsee ${folder}/0001` }
  const readme = { path: 'server/README.md', text: `[decision 2](../${folder}/0002-two.md)` }
  expect(checkDecisions([one, two, readme])).toEqual([])
})

test('a number that is given twice is found', () => {
  expect(checkDecisions([one, { path: `${folder}/0001-other.md`, text: '# 1. Other' }])).toEqual([
    expect.stringContaining('another decision has: 0001'),
  ])
})

test.each(['', '# 0003 Three', '# 2. Three'])('a record that begins with %j is found', (text) => {
  expect(checkDecisions([{ path: `${folder}/0003-three.md`, text }])).toHaveLength(1)
})

test.each([`${folder}/0009`, `../${folder}/0001-another-name.md`])('%s, which is not there, is found', (target) => {
  expect(checkDecisions([one, { path: 'server/src/lambda.ts', text: `// ${target}` }])).toHaveLength(1)
})
