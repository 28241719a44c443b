import { existsSync } from 'node:fs'
import { givenBrowser } from './config/env'

const usualPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** A browser of this machine; without one Playwright looks for its own. */
export const browserPath = (): string | undefined => givenBrowser() ?? usualPaths.find((path) => existsSync(path))

/** No sandbox inside containers, nothing that calls home, and no cookie for a frame of another site. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--test-third-party-cookie-phaseout',
]
