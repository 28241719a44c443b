import { configDefaults, defineConfig } from 'vitest/config'

const exclude = [...configDefaults.exclude, '**/.build/**', 'e2e/**']

// A worker takes one file after the other, and what node_modules holds is loaded once; our own modules are each file's own.
const modules = { isolate: false, setupFiles: ['scripts/testing/own-modules.mjs'] }

// Generous, because the machine may have other work: a limit that measures is written in its own test.
const patience = { testTimeout: 60_000, hookTimeout: 120_000 }

// As the bundles do (serverless.yml): mails are React components that Preact renders.
const mail = {
  resolve: {
    alias: {
      'react/jsx-runtime': 'preact/jsx-runtime',
      'react/jsx-dev-runtime': 'preact/jsx-runtime',
      react: 'preact/compat',
    },
  },
}

export default defineConfig({
  test: {
    // By itself it leaves one core of two idle.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx,mjs}'],
          exclude: [...exclude, '**/*.integration.test.ts', 'local/contract/**', 'jobs/**'],
          ...modules,
          ...patience,
        },
      },
      {
        ...mail,
        test: {
          name: 'unit of jobs',
          include: ['jobs/**/*.test.{ts,tsx}'],
          exclude: [...exclude, '**/*.integration.test.ts'],
          ...modules,
          ...patience,
          server: { deps: { inline: [/@react-email/] } },
        },
      },
      {
        test: {
          name: 'integration',
          include: ['**/*.integration.test.{ts,tsx}'],
          exclude,
          globalSetup: ['local/src/testing/dynamodb-global-setup.ts'],
          ...modules,
          ...patience,
        },
      },
      {
        test: {
          name: 'contract',
          include: ['local/contract/**/*.contract.test.ts'],
          exclude,
          globalSetup: ['local/src/testing/dynamodb-global-setup.ts'],
          ...modules,
          ...patience,
        },
      },
    ],
  },
})
