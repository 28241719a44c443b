import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { loadTemplate } from '../template/load-template'
import { readDistributions } from './distribution'
import { runViewerFunction } from './viewer-function'

const hosts = { app: 'app.test', book: 'book.test', apiOrigin: 'api-origin.test' }
const template = loadTemplate({ root: fileURLToPath(new URL('../../..', import.meta.url)), hosts })
const behaviours = readDistributions(template).find((each) => each.hosts.includes(hosts.book))?.behaviours ?? []

const ask = (uri: string, query = '') =>
  runViewerFunction(behaviours.find(({ matches }) => matches(uri))?.functionCode ?? '', {
    uri,
    query,
    method: 'GET',
    headers: {},
  })

it.each([
  ['/s/la-encina/', '/s/la-encina'],
  ['/s/La-Encina', '/s/la-encina'],
  ['/w/LA-ENCINA//', '/w/la-encina'],
])('a salon’s page has one address, to which %s leads', (written, canonical) => {
  expect(ask(written, 'lang=en&utm=x')).toMatchObject({ status: 301, headers: { location: `${canonical}?lang=en` } })
  expect(ask(written)).toMatchObject({ status: 301, headers: { location: canonical } })
  expect(ask(canonical)).toEqual({ uri: canonical, query: '' })
})
