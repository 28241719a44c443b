import { afterAll, vi } from 'vitest'

// For each file before its imports: what a file before it has left in a module, another does not see.
vi.resetModules()

afterAll(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})
