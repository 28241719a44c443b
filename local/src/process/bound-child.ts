import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export type Command = { file: string; args: string[]; cwd?: string }

const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((path) => existsSync(path))
const watchdog = fileURLToPath(new URL('./watchdog.mjs', import.meta.url))

/** Starts a process that cannot outlive this one, not even when this one is killed without notice. */
export const spawnBound = ({ file, args, cwd }: Command): ChildProcess => {
  // In a group of its own: a Ctrl-C in the terminal must not end the database before what still writes to it.
  const options = { detached: true, ...(cwd === undefined ? {} : { cwd }) }
  if (process.platform === 'linux' && setpriv) {
    return spawn(setpriv, ['--pdeathsig', 'KILL', file, ...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  }
  return spawn(process.execPath, [watchdog, file, ...args], { ...options, stdio: ['pipe', 'pipe', 'pipe'] })
}

export const stopChild = async (child: ChildProcess, graceMs = 3000) => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs)
  await exited
  clearTimeout(timer)
}
