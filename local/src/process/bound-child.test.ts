import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, vi } from 'vitest'

import { spawnBound, stopChild } from './bound-child'

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

describe('a bound child', () => {
  it('ends when it is asked to', async () => {
    const child = spawnBound({ file: process.execPath, args: ['-e', 'setInterval(() => {}, 1000)'] })
    await stopChild(child)
    expect(isAlive(child.pid ?? 0)).toBe(false)
  })

  it('ends with force when it does not listen', async () => {
    const deaf = "process.on('SIGTERM', () => {}); console.log('up'); setInterval(() => {}, 1000)"
    const child = spawnBound({ file: process.execPath, args: ['-e', deaf] })
    await new Promise((resolve) => child.stdout?.once('data', resolve))
    await stopChild(child, 50)
    expect(child.signalCode).toBe('SIGKILL')
  })
})

it('without setpriv a watchdog ends the command when the process that started it is gone', async () => {
  const watchdog = fileURLToPath(new URL('./watchdog.mjs', import.meta.url))
  const script = 'console.log(process.pid); setInterval(() => {}, 1000)'
  const guard = spawn(process.execPath, [watchdog, process.execPath, '-e', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const pid = await new Promise<number>((resolve) => guard.stdout.once('data', (data) => resolve(Number(data))))
  expect(isAlive(pid)).toBe(true)
  // What the system does to the pipe of a process that was killed.
  guard.stdin.destroy()
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 5000 })
})
