import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = createRequire(import.meta.url).resolve('@scalar/api-reference')
const at = (path) => fileURLToPath(new URL(path, import.meta.url))

mkdirSync(at('../dist/docs'), { recursive: true })
// The page at /v1/docs loads it from our own host: no script of somebody else's server.
copyFileSync(join(dirname(main), 'browser/standalone.js'), at('../dist/docs/scalar.js'))
// What /v1/openapi.json answers: with the pages it weighs nothing in the function.
const description = JSON.parse(readFileSync(at('../../server/src/rest/openapi.json'), 'utf8'))
writeFileSync(at('../dist/docs/openapi.json'), JSON.stringify(description))
const collection = 'reservaplus.postman_collection.json'
copyFileSync(at(`../../docs/api/${collection}`), at(`../dist/docs/${collection}`))
