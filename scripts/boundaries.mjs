import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cruiseWorkspaces } from './boundaries/cruise.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const workspaces = ['shared', 'server', 'client', 'jobs', 'migration', 'local', 'e2e', 'bench']
const { modules, dependencies, unresolved, problems } = await cruiseWorkspaces(root, workspaces)

// A tool that silently reads nothing finds nothing: that must not pass.
const unseen = ['shared', 'server', 'client', 'jobs', 'local'].filter(
  (workspace) => !modules.some((module) => module.startsWith(`${workspace}/src/`)),
)
const found = [...unseen.map((workspace) => `saw no module of ${workspace}`), ...unresolved, ...problems]
for (const problem of found) console.error(`✘ ${problem}`)
console.log(`${modules.length} modules, ${dependencies} imports`)
if (found.length > 0 || dependencies === 0) process.exit(1)
