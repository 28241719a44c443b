import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

import { loadTemplate } from '../template/load-template'
import { readCachePolicy } from './policies'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const pages = `${root}/server/src/pages`

it('the edge lets through what the pages read of an address, and nothing else', () => {
  const template = loadTemplate({ root, hosts: { app: 'a.test', book: 'b.test', apiOrigin: 'o.test' }, secrets: {} })
  const policy = template.resourcesOf('AWS::CloudFront::CachePolicy').find(({ id }) => id === 'PublicPagesCachePolicy')
  const read = readdirSync(pages)
    .filter((name) => name.endsWith('.ts') && !name.includes('.test.'))
    .flatMap((name) => [...readFileSync(`${pages}/${name}`, 'utf8').matchAll(/query\.(?:get|has|getAll)\('(\w+)'\)/g)])
    .map(([, parameter]) => parameter)

  expect(readCachePolicy(policy?.properties).keyQuery).toEqual([...new Set(read)].sort())
})
