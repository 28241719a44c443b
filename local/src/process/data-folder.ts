import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { lockFolder } from './folder-lock'

const marker = (folder: string) => join(folder, 'complete.json')

/** Empties a folder that nobody uses. */
export const emptyDataFolder = (folder: string) => {
  const lock = lockFolder(folder)
  for (const name of readdirSync(folder)) {
    if (name !== 'lock') rmSync(join(folder, name), { recursive: true, force: true })
  }
  lock.release()
}

/** A folder whose demo data was interrupted has no marker and is begun anew. */
export const isComplete = (folder: string, version: string) =>
  existsSync(marker(folder)) && readFileSync(marker(folder), 'utf8') === version

export const markComplete = (folder: string, version: string) => writeFileSync(marker(folder), version)
