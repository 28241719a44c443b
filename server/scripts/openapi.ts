import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { openApiDocumentOf } from '../src/rest/openapi-document'
import { restTable } from '../src/rest/route-table'

const document = openApiDocumentOf(restTable)
const write = (file: string, text: string) => writeFileSync(new URL(`../src/rest/${file}`, import.meta.url), text)
const packed = gzipSync(JSON.stringify(document), { level: 9 }).toString('base64')

write('openapi.json', `${JSON.stringify(document, null, 2)}\n`)
write(
  'openapi-packed.ts',
  `/** openapi.json as gzip in base64, a tenth of its size in the bundle. Written by scripts/openapi.ts. */
export const packedOpenApi =
  '${packed}'
`,
)
