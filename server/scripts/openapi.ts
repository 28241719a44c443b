import { writeFileSync } from 'node:fs'
import { openApiDocumentOf } from '../src/rest/openapi-document'
import { restTable } from '../src/rest/route-table'

writeFileSync(
  new URL('../src/rest/openapi.json', import.meta.url),
  `${JSON.stringify(openApiDocumentOf(restTable), null, 2)}\n`,
)
