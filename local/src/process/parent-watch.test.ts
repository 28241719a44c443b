import { spawn } from 'node:child_process'
import { expect, it, vi } from 'vitest'

import { startingProcesses, watchParents } from './parent-watch'

it('tells when a watched process was killed', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  const onGone = vi.fn()
  const stop = watchParents([child.pid ?? 0], onGone, 10)
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(onGone).not.toHaveBeenCalled()
  child.kill('SIGKILL')
  await vi.waitFor(() => expect(onGone).toHaveBeenCalledTimes(1))
  stop()
})

it('knows the process that started this one', () => {
  expect(startingProcesses()[0]).toBe(process.ppid)
})
