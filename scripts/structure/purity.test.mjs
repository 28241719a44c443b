import { expect, test } from 'vitest'
import { checkPurity } from './purity.mjs'

const problemsOf = (path, text) => checkPurity({ path, text })

test.each([
  ['server/src/x/service.ts', 'const table = process.env.TABLE_NAME'],
  ['client/src/main.tsx', 'const base = import.meta.env.BASE_URL'],
  ['shared/src/time/zone.ts', 'const now = Date.now()'],
  ['shared/src/time/zone.ts', 'const now = new Date()'],
  ['shared/src/ids/id.ts', 'const id = Math.random()'],
  ['shared/src/ids/id.ts', "import { randomUUID } from 'node:crypto'"],
  ['client/src/features/day.tsx', "new Intl.DateTimeFormat('es')"],
  ['server/src/mail/book.ts', 'price.toLocaleString()'],
  ['server/src/mail/book.ts', "import { z } from 'zod'"],
  ['server/src/mail/book.ts', 'const x = y as unknown as Z'],
  ['server/src/mail/book.ts', '// @ts-ignore'],
  ['server/src/mail/book.ts', 'new ScanCommand({})'],
])('in %s, `%s` is found', (path, text) => {
  expect(problemsOf(path, text)).toHaveLength(1)
})

test.each([
  ['server/src/config/env.ts', 'export const env = schema.parse(process.env)'],
  ['client/vite.config.ts', 'const port = process.env.PORT'],
  ['shared/src/time/zone.ts', 'const day = new Date(text)'],
  ['shared/src/time/zone.ts', '// Date.now() is an argument here'],
  ['shared/src/time/zone.ts', '/** Never new Date() \n nor Math.random() */ export const a = 1'],
  ['shared/src/time/zone.ts', "new Intl.DateTimeFormat('es')"],
  ['shared/src/money/format.ts', 'new Intl.NumberFormat(locale)'],
  ['client/src/lib/format.ts', 'day.toLocaleDateString()'],
  ['server/src/mail/book.ts', "import * as z from 'zod'"],
  ['local/src/clock.ts', 'Date.now()'],
  ['client/src/widget/zone.ts', 'new Intl.DateTimeFormat().resolvedOptions().timeZone'],
  ['docs/x.md', 'process.env'],
])('in %s, `%s` is allowed', (path, text) => {
  expect(problemsOf(path, text)).toEqual([])
})
