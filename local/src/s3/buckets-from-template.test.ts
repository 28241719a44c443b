import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { loadTemplate } from '../template/load-template'
import { bucketsFromTemplate } from './buckets-from-template'

it("reads the deployed buckets: only the app's own page may upload files", () => {
  const root = fileURLToPath(new URL('../../..', import.meta.url))
  const hosts = { app: 'app.localhost:3000', book: 'book.localhost:3000', apiOrigin: '127.0.0.1:9' }
  const resources = loadTemplate({ root, hosts }).resourcesOf('AWS::S3::Bucket')
  const buckets = bucketsFromTemplate(resources.map(({ properties }) => properties))
  const origins = buckets.map(({ name, cors }) => [name.split('-')[2], cors?.flatMap((rule) => rule.allowedOrigins)])
  expect(origins).toContainEqual(['site', undefined])
  expect(origins).toContainEqual(['files', ['http://app.localhost:3000']])
})
