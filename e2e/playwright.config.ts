import { defineConfig } from '@playwright/test'
import { browserArguments, browserPath } from './src/browser'

const executablePath = browserPath()

export default defineConfig({
  testDir: 'specs',
  globalSetup: './src/start-cloud.ts',
  globalTimeout: 15 * 60_000,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  // One cloud, one salon: the stories follow each other, and none may need a second chance.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  reporter: [['list']],
  use: {
    locale: 'es-CL',
    timezoneId: 'America/Santiago',
    trace: 'retain-on-failure',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { args: browserArguments, ...(executablePath && { executablePath }) },
  },
})
