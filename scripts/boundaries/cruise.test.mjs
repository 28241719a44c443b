import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { cruiseWorkspaces } from './cruise.mjs'

const workspaces = ['shared', 'server', 'client', 'jobs', 'local']
const made = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A small house with the given files in it, linked as npm links workspaces. */
const house = (files) => {
  const root = mkdtempSync(join(tmpdir(), 'boundaries-'))
  made.push(root)
  const write = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  for (const workspace of workspaces) {
    const exports = { './*': './src/*.ts' }
    write(`${workspace}/package.json`, JSON.stringify({ name: `@reservaplus/${workspace}`, type: 'module', exports }))
    write(`${workspace}/src/base.ts`, 'export const base = 1\n')
    mkdirSync(join(root, 'node_modules/@reservaplus'), { recursive: true })
    symlinkSync(join(root, workspace), join(root, 'node_modules/@reservaplus', workspace))
  }
  for (const [path, text] of Object.entries(files)) write(path, text)
  return cruiseWorkspaces(root, workspaces)
}

test('imports that go the one way pass, and every module is seen', async () => {
  const { problems, modules, dependencies, unresolved } = await house({
    'server/src/a.ts': "import { base } from '@reservaplus/shared/base'\nexport const a = base\n",
    'jobs/src/b.tsx': "import { base } from '@reservaplus/server/base'\nexport const B = () => <b>{base}</b>\n",
    'server/src/trpc/root.ts': 'export type AppRouter = { a: 1 }\n',
    'client/src/c.ts':
      "import type { AppRouter } from '@reservaplus/server/trpc/root'\nexport const c = {} as AppRouter\n",
    'server/src/d.integration.test.ts': "import { base } from '@reservaplus/local/base'\nexport const d = base\n",
  })
  expect(problems).toEqual([])
  expect(unresolved).toEqual([])
  expect(modules).toEqual(expect.arrayContaining(['server/src/a.ts', 'jobs/src/b.tsx', 'shared/src/base.ts']))
  expect(dependencies).toBe(4)
})

test.each([
  ['shared importing server', 'shared/src/a.ts', '@reservaplus/server/base', 'shared-imports-nothing-of-ours'],
  [
    'shared importing a type of server',
    'shared/src/a.ts',
    'type @reservaplus/server/base',
    'shared-imports-nothing-of-ours',
  ],
  ['shared importing node', 'shared/src/a.ts', 'node:fs', 'shared-is-pure'],
  ['server importing client', 'server/src/a.ts', '@reservaplus/client/base', 'server-sees-shared-only'],
  ['server importing local', 'server/src/a.ts', '@reservaplus/local/base', 'nothing-deployed-sees-the-local-cloud'],
  ['jobs importing client', 'jobs/src/a.tsx', '../../client/src/base', 'jobs-see-server-and-shared'],
  [
    'client importing server',
    'client/src/a.tsx',
    '@reservaplus/server/base',
    'client-sees-shared-and-the-type-of-the-router',
  ],
  [
    'client importing a type past the router',
    'client/src/a.ts',
    'type @reservaplus/server/base',
    'client-types-come-from-the-root-router',
  ],
  ['local importing client', 'local/src/a.ts', '@reservaplus/client/base', 'local-sees-no-screens'],
])('%s is caught', async (_what, path, target, rule) => {
  const [, isType, module] = target.match(/^(type )?(.*)$/)
  const { problems } = await house({
    [path]: `import ${isType ? 'type ' : ''}{ base } from '${module}'\nexport const a = base\n`,
  })
  expect(problems.map((problem) => problem.split(':')[0])).toContain(rule)
})

test.each([
  ['root-router', 'no-function-carries-the-root-router', 'server/src/trpc/root-router.ts'],
  ['day-router', 'what-is-open-to-everybody-carries-no-staff-procedures', 'server/src/trpc/day-router.ts'],
  ['office-router', 'what-is-open-to-everybody-carries-no-staff-procedures', 'server/src/trpc/office-router.ts'],
])('the public function reaching the %s is caught, however far away', async (name, rule, path) => {
  const { problems } = await house({
    [path]: 'export const router = 1\n',
    'server/src/http/routes.ts': `import { router } from '../trpc/${name}'\nexport const routes = router\n`,
    'server/src/api-public.ts': "import { routes } from './http/routes'\nexport const handler = routes\n",
  })
  expect(problems).toEqual([`${rule}: server/src/api-public.ts -> ${path}`])
})

test('a router imported by a job is caught', async () => {
  const { problems } = await house({
    'server/src/clients/staff-procedures.ts': 'export const base = 1\n',
    'jobs/src/a.ts': "import { base } from '@reservaplus/server/clients/staff-procedures'\nexport const a = base\n",
  })
  expect(problems).toEqual(['jobs-never-use-routers: jobs/src/a.ts -> server/src/clients/staff-procedures.ts'])
})

test('a circle is caught', async () => {
  const { problems } = await house({
    'server/src/a.ts': "import { b } from './b'\nexport const a = b\n",
    'server/src/b.ts': "import { a } from './a'\nexport const b = a\n",
  })
  expect(problems[0]).toMatch(/^no-cycles: server\/src\/[ab]\.ts -> /)
})

test('an import of a file that a workspace does not have is caught', async () => {
  const { unresolved } = await house({
    'server/src/a.ts': "import { x } from '@reservaplus/shared/gone'\nexport const a = x\n",
  })
  expect(unresolved).toEqual(['server/src/a.ts imports @reservaplus/shared/gone, which does not exist'])
})
