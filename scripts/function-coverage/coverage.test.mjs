import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repositoryFiles } from '../structure/files.mjs'
import { functionKeys, withoutTest } from './coverage.mjs'

const root = join(import.meta.dirname, '../..')

test('a function that no test invokes is found', () => {
  const keys = functionKeys('functions:\n  send-mail:\n    role: !Ref Role\n  sweep-outbox: {}\n')
  expect(keys).toEqual(['send-mail', 'sweep-outbox'])
  expect(withoutTest(keys, [{ text: "await cloud.invoke('send-mail', event)" }])).toEqual(['sweep-outbox'])
  expect(withoutTest(keys, [{ text: "invoke('send-mail-later')\ninvoke(\n  'sweep-outbox'," }])).toEqual(['send-mail'])
})

test('every function of serverless.yml has a test that invokes its bundle', () => {
  const tests = repositoryFiles(root).filter(({ path }) => path.endsWith('.integration.test.ts'))
  expect(withoutTest(functionKeys(readFileSync(join(root, 'serverless.yml'), 'utf8')), tests)).toEqual([])
})
