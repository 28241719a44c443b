import { expect, test } from 'vitest'
import { findBrowser, installCommands } from './browser.mjs'

const on = (...paths) => ({ exists: (path) => paths.includes(path) })

test('the browser that was named wins over the others', () => {
  expect(findBrowser({ given: '/my/chrome', ...on('/my/chrome', '/usr/bin/chromium') })).toBe('/my/chrome')
})

test('a named browser that is not there is an error, not a reason to take another', () => {
  expect(() => findBrowser({ given: '/my/chrome', ...on('/usr/bin/chromium') })).toThrow('CHROMIUM_PATH')
})

test("the system's browser wins over Playwright's own", () => {
  expect(findBrowser({ playwrightPath: '/own', ...on('/own', '/usr/bin/google-chrome') })).toBe(
    '/usr/bin/google-chrome',
  )
  expect(findBrowser({ playwrightPath: '/own', ...on('/own') })).toBe('/own')
  expect(findBrowser({ playwrightPath: '/own', ...on() })).toBeUndefined()
})

test('Debian as root installs its package, everybody else what Playwright brings', () => {
  const debian = { platform: 'linux', hasApt: true, isRoot: true }
  expect(installCommands(debian).map(([program]) => program)).toEqual(['apt-get', 'apt-get'])
  expect(installCommands({ ...debian, isRoot: false })).toEqual([['npx', 'playwright', 'install', 'chromium']])
  expect(installCommands({ ...debian, platform: 'darwin' })).toEqual([['npx', 'playwright', 'install', 'chromium']])
})
