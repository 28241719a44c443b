import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'

import { watchFolders } from './watch-folders'

it('answers a burst of changes once, in any depth, and leaves tests and absent folders alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'watch-'))
  mkdirSync(join(folder, 'deep'))
  const onChange = vi.fn(async () => {})
  const watching = watchFolders([folder, join(folder, 'absent')], onChange, 50)
  await new Promise((resolve) => setTimeout(resolve, 50))
  writeFileSync(join(folder, 'a.test.ts'), '')
  await new Promise((resolve) => setTimeout(resolve, 150))
  expect(onChange).not.toHaveBeenCalled()
  writeFileSync(join(folder, 'a.ts'), '')
  writeFileSync(join(folder, 'deep', 'b.ts'), '')
  await vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(1))
  watching.stop()
  rmSync(folder, { recursive: true })
})
