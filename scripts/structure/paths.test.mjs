import { expect, test } from 'vitest'
import { checkPaths } from './paths.mjs'

const problemsOf = (path, text) => checkPaths({ path, text })
const up = '..'

test.each([
  ['shared/src/time/zone.ts', `import { x } from '${up}/ids/schema'`],
  ['docs/parity.md', `see [the map](${up}/README.md)`],
  ['README.md', 'write to `/tmp/x`, call /work-orders'],
  ['client/vite.config.ts', `base: '${up}/local'`],
])('a path inside the repository passes in %s', (path, text) => {
  expect(problemsOf(path, text)).toEqual([])
})

test.each([
  ['an import', 'server/src/lambda.ts', `import x from '${up}/${up}/${up}/shared/design/x'`],
  ['a link', 'README.md', `[plan](${up}/shared/design/architecture.md)`],
  ['a quoted command', 'docs/run.md', `run \`${up}/${up}/tool\``],
  ['a machine folder', 'bench/run.ts', `read('${['', 'work', 'main'].join('/')}')`],
  ['a home folder', 'docs/run.md', `cd ${['', 'home', 'me'].join('/')}`],
  ['a registry', '.npmrc', `registry=https://registry.${'npmjs'}.org`],
  ['a lockfile with hosts', 'package-lock.json', `"resolved": "${'https'}://somewhere/x.tgz"`],
])('%s that leaves it is found', (_what, path, text) => {
  expect(problemsOf(path, text)).toHaveLength(1)
})
