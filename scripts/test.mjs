import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { provideBrowser } from './testing/browser.mjs'
import { installedJava, whyNoSecondEngine } from './testing/java.mjs'
import { chosenSteps, runProgram, runSteps } from './testing/steps.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const bin = (name) => join(root, 'node_modules/.bin', name)
const env = {
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  ...process.env,
  TURBO_TELEMETRY_DISABLED: '1',
  FORCE_COLOR: process.env.FORCE_COLOR ?? '0',
}

const program = (name, command, more = {}) => ({
  name,
  run: () => runProgram({ program: command[0], args: command.slice(1), cwd: root, env: { ...env, ...more } }),
})
const script = (name, file) => program(name, [process.execPath, join(root, 'scripts', file)])
const vitest = (name, args, more) => program(name, [bin('vitest'), 'run', ...args], more)

const browser = {
  name: 'browser',
  run: async () => {
    env.CHROMIUM_PATH = await provideBrowser({ given: process.env.CHROMIUM_PATH })
    console.log(env.CHROMIUM_PATH)
    return 0
  },
}

const noSecondEngine = whyNoSecondEngine(installedJava())
const secondEngine = 'tests on DynamoDB Local'
// The two engines count consumed units differently: those are asserted on the first one.
const repositoryAndBookingTests = [
  'server/src/agenda',
  'server/src/appointments',
  'server/src/db',
  'repository.integration',
  '--exclude=**/units.integration.test.ts',
]

const steps = [
  browser,
  program('format and lint', [bin('biome'), 'ci', '--colors=off', '--diagnostic-level=error', '.']),
  script('structure', 'structure.mjs'),
  script('boundaries', 'boundaries.mjs'),
  program('dead code', [bin('knip'), '--no-progress']),
  script('parity', 'parity.mjs'),
  program('types', [bin('turbo'), 'run', 'typecheck', '--output-logs=errors-only']),
  program('build', [bin('turbo'), 'run', 'build', '--output-logs=errors-only']),
  program('bundle sizes', ['npm', 'run', '--silent', 'size', '-w', 'client']),
  script('packaging', 'package.mjs'),
  vitest('tests', [], { PACKAGED_BUNDLES: join(root, '.build/packaged') }),
  vitest('tests of shared far from UTC', ['--project', 'unit', 'shared'], { TZ: 'Pacific/Apia' }),
  noSecondEngine
    ? { name: secondEngine, skip: noSecondEngine }
    : vitest(secondEngine, ['--project', 'integration', ...repositoryAndBookingTests], { DYNAMO_ENGINE: 'ddb-local' }),
  program('stress', ['npm', 'run', '--silent', 'stress', '--', '--attempts', '3000', '--workers', '3']),
  program('end to end', ['npm', 'test', '--silent', '-w', 'e2e']),
]

process.exit(await runSteps(chosenSteps(steps, process.argv.slice(2))))
