import { defineConfig } from '@playwright/test'
import config from './playwright.config'

const { globalSetup: _cloud, ...rest } = config

/** The mails alone, which need no cloud: `npm run screens:mail -w e2e` paints docs/screens/mail. */
export default defineConfig({ ...rest, testMatch: 'mails.spec.ts' })
