import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkParity } from './parity/check.mjs'
import { identifiers } from './parity/identifiers.mjs'
import { declaresRoute, namesTest } from './parity/sources.mjs'
import { parityRows } from './parity/table.mjs'
import { repositoryFiles } from './structure/files.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const document = join(root, 'docs/parity.md')
if (!existsSync(document)) {
  console.error('✘ docs/parity.md does not exist')
  process.exit(1)
}

const server = repositoryFiles(root).filter(({ path }) => path.startsWith('server/src/') || path === 'serverless.yml')
const rows = parityRows(readFileSync(document, 'utf8'))
const problems = checkParity(rows, {
  identifiers,
  repository: {
    exists: (path) => existsSync(join(root, path)),
    hasRoute: (route) => server.some(({ text }) => declaresRoute(text, route)),
    hasTestNamed: (path, id) => namesTest(readFileSync(join(root, path), 'utf8'), id),
  },
})

for (const problem of problems) console.error(`✘ ${problem}`)
const count = (status) => rows.filter((row) => row.status === status).length
console.log(`${rows.length} ids: ${count('done')} done, ${count('open')} open, ${count('dropped')} dropped`)
if (problems.length > 0) process.exit(1)
