import { expect, test } from 'vitest'
import { checkParity } from './check.mjs'
import { identifiers } from './identifiers.mjs'
import { filesIn, parityRows, routesIn } from './table.mjs'

const repository = {
  exists: (path) => path.startsWith('server/'),
  hasRoute: ({ method, path }) => `${method} ${path}` === 'GET /v1/appointments/{id}',
  hasTestNamed: (path, id) => path === 'server/src/a.test.ts' && id === 'F-15',
}
const problemsOf = (...lines) =>
  checkParity(parityRows(lines.join('\n')), { identifiers: ['E-01', 'F-15'], repository })

const flaw = '| F-15 | done | one function decides | `server/src/a.test.ts` |'
const endpoint = '| E-01 | done | `GET /v1/appointments/{id}` in `server/src/a.ts` | `server/src/b.test.ts` |'

test('a complete table that names what exists passes', () => {
  expect(problemsOf('| id | status | where | test |', '|---|---|---|---|', flaw, endpoint)).toEqual([])
  expect(problemsOf(flaw, '| E-01 | open | | |')).toEqual([])
  expect(problemsOf(flaw, '| E-01 | dropped | nobody used it | |')).toEqual([])
})

test.each([
  ['a missing id', [flaw], 'E-01 is not listed'],
  ['an id listed twice', [flaw, endpoint, endpoint], 'E-01 is listed 2 times'],
  ['an unknown id', [flaw, endpoint, '| E-99 | open | | |'], 'E-99 is no id of the inventory'],
  ['an unknown status', [flaw, '| E-01 | soon | | |'], 'E-01 has the status "soon", not done, open, dropped'],
  [
    'a file that is gone',
    [flaw, endpoint.replace('server/src/a.ts', 'client/src/a.ts')],
    'E-01 names client/src/a.ts, which does not exist',
  ],
  [
    'a route that is gone',
    [flaw, endpoint.replace('GET', 'PUT')],
    'E-01 names PUT /v1/appointments/{id}, which does not exist',
  ],
  ['no test', [flaw, '| E-01 | done | `server/src/a.ts` | |'], 'E-01 is done but names no test'],
  ['no place', [flaw, '| E-01 | done | | `server/src/b.test.ts` |'], 'E-01 is done but says not where'],
  [
    'a flaw whose test does not carry its id',
    [endpoint, flaw.replace('a.test', 'b.test')],
    'F-15 is done but no test of server/src/b.test.ts carries it in its name',
  ],
  ['a drop without a reason', [flaw, '| E-01 | dropped | | |'], 'E-01 is dropped without a reason'],
])('%s is found', (_what, lines, problem) => {
  expect(problemsOf(...lines)).toContain(problem)
})

test('the inventory has all its ids', () => {
  expect(identifiers).toHaveLength(270)
  expect(identifiers).toEqual(expect.arrayContaining(['R-01', 'E-105', 'D-22', 'T-08', 'P-32', 'N-21', 'F-59']))
})

test('files and routes are what stands in backticks and looks so', () => {
  expect(filesIn('`a/b.test.ts`, `book`, c/d.ts')).toEqual(['a/b.test.ts'])
  expect(routesIn('`GET /v1/x`, `/v1/y`')).toEqual([{ method: 'GET', path: '/v1/x' }])
})
