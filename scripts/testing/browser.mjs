import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** A browser that is there already; undefined when there is none. */
export const findBrowser = ({ given, playwrightPath, exists = existsSync }) => {
  if (given && !exists(given)) throw new Error(`CHROMIUM_PATH names ${given}, which does not exist`)
  return [given, ...systemPaths, playwrightPath].find((path) => path && exists(path))
}

/** The commands that bring a browser to this machine. */
export const installCommands = ({ isRoot, hasApt, platform }) => {
  if (platform === 'linux' && hasApt && isRoot) {
    return [
      ['apt-get', 'update', '-qq'],
      ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium'],
    ]
  }
  return [['npx', 'playwright', 'install', 'chromium']]
}

// Playwright is a dependency of the end-to-end tests, not of these scripts.
const playwright = () => createRequire(join(import.meta.dirname, '../../e2e/package.json'))('@playwright/test')
const ownPath = () => playwright().chromium.executablePath()

/** The path of a browser for the end-to-end tests: found, or installed with a word about it. */
export const provideBrowser = async ({ given, print = console.log }) => {
  const found = findBrowser({ given, playwrightPath: ownPath() })
  if (found) return found
  const commands = installCommands({
    isRoot: process.getuid?.() === 0,
    hasApt: existsSync('/usr/bin/apt-get'),
    platform: process.platform,
  })
  for (const [program, ...args] of commands) {
    print(`No browser found. Installing one: ${[program, ...args].join(' ')}`)
    execFileSync(program, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  }
  const installed = findBrowser({ playwrightPath: ownPath() })
  if (!installed) throw new Error('No browser could be installed: set CHROMIUM_PATH to a Chromium or Chrome')
  return installed
}
