import { copyFileSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// The page at /v1/docs loads it from our own host: no script of somebody else's server.
const main = createRequire(import.meta.url).resolve('@scalar/api-reference')
const target = fileURLToPath(new URL('../dist/docs/scalar.js', import.meta.url))

mkdirSync(dirname(target), { recursive: true })
copyFileSync(join(dirname(main), 'browser/standalone.js'), target)
