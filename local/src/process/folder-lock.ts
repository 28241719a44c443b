import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const holder = (file: string) => {
  try {
    return Number(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

const tryTake = (file: string) => {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Two clouds on one data folder would damage it; a lock whose holder is dead is taken over. */
export const lockFolder = (folder: string) => {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'lock')
  if (!tryTake(file)) {
    const pid = holder(file)
    if (pid && isAlive(pid))
      throw new Error(`${folder} is in use by process ${pid}. Stop it first, or use another folder.`)
    rmSync(file, { force: true })
    if (!tryTake(file)) throw new Error(`${folder} is in use`)
  }
  return {
    release: () => {
      if (holder(file) === process.pid) rmSync(file, { force: true })
    },
  }
}
