import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import committed from '../../../docs/api/reservaplus.postman_collection.json'
import { restTable } from './every-route'
import document from './openapi.json'
import { postmanCollectionOf } from './postman-collection'

const collection = z.object({
  item: z.array(
    z.object({
      name: z.string(),
      item: z.array(
        z.object({
          request: z.object({
            method: z.string(),
            url: z.object({ path: z.array(z.string()) }),
            body: z.object({ raw: z.string() }).optional(),
            auth: z.object({ type: z.string() }).optional(),
          }),
        }),
      ),
    }),
  ),
})
const requests = collection.parse(committed).item.flatMap(({ item }) => item.map(({ request }) => request))
const find = (method: string, path: string) =>
  requests.find((each) => each.method === method && `/${each.url.path.join('/')}` === path)

describe('the Postman collection', () => {
  it('is what openapi.json says now (npm run postman -w server)', () => {
    expect(committed).toEqual(JSON.parse(JSON.stringify(postmanCollectionOf(document))))
  })

  it('has a request for each route', () => {
    const expected = restTable.map(({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`)

    expect(requests.map(({ method, url }) => `${method} /${url.path.join('/')}`).sort()).toEqual(expected.sort())
  })

  it('comes with bodies that can be sent as they are', () => {
    expect(JSON.parse(find('POST', '/services')?.body?.raw ?? '')).toMatchObject({ name: expect.any(String) })
  })

  it('sends a key where one is enough, a token where not, and neither where anybody may call', () => {
    expect(find('GET', '/services')?.auth).toBeUndefined()
    expect(find('POST', '/api-keys')?.auth).toEqual(expect.objectContaining({ type: 'bearer' }))
    expect(find('GET', '/public/plans')?.auth).toEqual({ type: 'noauth' })
  })
})
