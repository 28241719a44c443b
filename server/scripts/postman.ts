import { readFileSync, writeFileSync } from 'node:fs'
import { postmanCollectionOf } from '../src/rest/postman-collection'
import { inLines } from './in-lines'

const at = (path: string) => new URL(path, import.meta.url)
const document: unknown = JSON.parse(readFileSync(at('../src/rest/openapi.json'), 'utf8'))

writeFileSync(at('../../docs/api/reservaplus.postman_collection.json'), inLines(postmanCollectionOf(document), 1))
