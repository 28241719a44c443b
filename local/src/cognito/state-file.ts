import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { newSigningKey } from './signing-keys'
import { type PoolState, poolState } from './state'

export const loadState = (file: string | undefined): PoolState =>
  file && existsSync(file)
    ? poolState.parse(JSON.parse(readFileSync(file, 'utf8')))
    : { signingKey: newSigningKey(), users: {}, signIns: {} }

/** Written beside and renamed over: a process killed in between leaves the former file whole. */
export const saveState = (file: string, text: string) => {
  mkdirSync(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}.tmp`
  writeFileSync(draft, text)
  renameSync(draft, file)
}
