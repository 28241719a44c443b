import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

type Process = { parent: number; name: string }

const fromProc = (pid: number): Process | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'))
    return { name, parent: Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1]) }
  } catch {
    return undefined
  }
}

const fromPs = (pid: number): Process | undefined => {
  const text = spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim()
  const [parent = '', name = ''] = text?.split(/\s+/) ?? []
  return parent ? { parent: Number(parent), name } : undefined
}

const look = existsSync('/proc/self/stat') ? fromProc : fromPs

/** The processes between this one and the command that started it: npm, and the shell that npm may put in between. */
export const startingProcesses = (pid = process.ppid): number[] => {
  const parent = look(pid)
  if (!parent) return []
  return /(^|\/)(ba|da|z)?sh$/.test(parent.name) ? [pid, parent.parent] : [pid]
}

/**
 * Killed without notice, npm cannot tell its script. So the script looks whether npm still lives, and ends itself when
 * it does not.
 */
export const watchParents = (pids: number[], onGone: () => void, everyMs = 1000) => {
  const timer = setInterval(() => {
    if (pids.every((pid) => look(pid) !== undefined)) return
    clearInterval(timer)
    onGone()
  }, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
