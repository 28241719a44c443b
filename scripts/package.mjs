import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkBudgets, kilobyte } from './packaging/budgets.mjs'
import { checkMachineCode, packagedBundles } from './packaging/bundles.mjs'
import { loadSpecification } from './packaging/specification.mjs'
import { checkTemplate } from './packaging/template.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const output = join(root, '.serverless')

// No credentials and no network: what can be wrong is found before anybody deploys.
const withoutCredentials = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_')))
const packaged = spawnSync(process.execPath, [join(root, 'node_modules/osls/bin/serverless.js'), 'package'], {
  cwd: root,
  env: { ...withoutCredentials, SLS_TELEMETRY_DISABLED: '1', SLS_NOTIFICATIONS_MODE: 'off' },
  stdio: 'inherit',
})
if (packaged.status !== 0) process.exit(packaged.status ?? 1)

const template = JSON.parse(readFileSync(join(output, 'cloudformation-template-update-stack.json'), 'utf8'))
const bundles = packagedBundles(output)
for (const { name, size } of bundles) console.log(`${String(Math.ceil(size / kilobyte)).padStart(6)} KB  ${name}`)

// Laid out for the tests that hold what is deployed against what the local cloud runs.
const packagedFolder = join(root, '.build/packaged')
rmSync(packagedFolder, { recursive: true, force: true })
mkdirSync(packagedFolder, { recursive: true })
for (const { name, read } of bundles) writeFileSync(join(packagedFolder, `${name}.mjs`), read())

const problems = [
  ...checkTemplate(template, await loadSpecification()),
  ...checkBudgets(bundles),
  ...checkMachineCode(bundles),
]
for (const problem of problems) console.error(`✘ ${problem}`)
if (problems.length > 0) process.exit(1)
console.log(`✔ ${Object.keys(template.Resources).length} resources and ${bundles.length} functions are sound`)
