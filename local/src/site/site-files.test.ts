import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'

import { siteFiles } from './site-files'

it('gives built pages their bucket keys, types and how long they may be kept', () => {
  const dist = mkdtempSync(join(tmpdir(), 'dist-'))
  for (const folder of ['app/assets', 'widget']) mkdirSync(join(dist, folder), { recursive: true })
  for (const file of ['app/index.html', 'app/assets/main-B3FRb7Ud.js', 'widget/manifest.json', 'widget.js']) {
    writeFileSync(join(dist, file), file)
  }
  const found = Object.fromEntries(siteFiles(dist).map(({ key, headers }) => [key, headers]))
  rmSync(dist, { recursive: true })
  expect(found).toEqual({
    'app/index.html': { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'public, max-age=60' },
    'app/assets/main-B3FRb7Ud.js': {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    },
    'widget/manifest.json': { 'content-type': 'application/json', 'cache-control': 'public, max-age=60' },
    'widget.js': { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=60' },
  })
})

it('of pages that were never built there are none', () => {
  expect(siteFiles(join(tmpdir(), 'absent'))).toEqual([])
})
