import { writeFileSync } from 'node:fs'
import { openApiDocumentOf } from '../src/rest/openapi-document'
import { restTable } from '../src/rest/route-table'

const file = new URL('../src/rest/openapi.json', import.meta.url)

writeFileSync(file, `${JSON.stringify(openApiDocumentOf(restTable), null, 2)}\n`)
