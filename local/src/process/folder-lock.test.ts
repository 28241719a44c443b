import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { lockFolder } from './folder-lock'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('lockFolder', () => {
  it('refuses a folder whose holder lives', () => {
    const lock = lockFolder(folder)
    expect(() => lockFolder(folder)).toThrow(/in use by process/)
    lock.release()
    lockFolder(folder).release()
  })

  it('takes over the lock of a process that was killed', () => {
    const dead = spawnSync(process.execPath, ['-e', '']).pid
    writeFileSync(join(folder, 'lock'), String(dead))
    expect(() => lockFolder(folder).release()).not.toThrow()
  })
})
