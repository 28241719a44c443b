import { configDefaults, defineConfig } from 'vitest/config'

const exclude = [...configDefaults.exclude, '**/.build/**', 'e2e/**']

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx,mjs}'],
          exclude: [...exclude, '**/*.integration.test.ts', 'local/contract/**'],
        },
      },
      {
        test: {
          name: 'integration',
          include: ['**/*.integration.test.{ts,tsx}'],
          exclude,
          globalSetup: ['local/src/testing/dynamodb-global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'contract',
          include: ['local/contract/**/*.contract.test.ts'],
          exclude,
          globalSetup: ['local/src/testing/dynamodb-global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
