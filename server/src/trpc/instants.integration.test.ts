import { afterAll, beforeAll, expect, it } from 'vitest'
import { bookOrigin, linkSecret, startApi, type TestApi } from '../testing/api'
import { openTenant, type Tenant } from '../testing/tenant'

let api: TestApi
let salon: Tenant
beforeAll(async () => {
  api = await startApi()
  salon = await openTenant({ pool: api.pool, linkSecret, bookOrigin })
})
afterAll(() => api.stop())

const far = '9999-12-31T23:59:59Z'

it('a time that no calendar of ours has is refused with the name of its field', async () => {
  const token = await salon.tokenOf('owner')
  const list = (query: string) => api.call({ path: '/v1/appointments', query, token })
  const hold = await api.call({
    method: 'POST',
    path: '/v1/public/holds',
    body: {
      slug: salon.organization.slug,
      serviceId: salon.service.id,
      professionalId: 'any',
      start: far,
      browserToken: 'a-token-of-this-browser',
    },
  })
  const refusals = [hold, await list(`from=${far}&to=${far}`), await list(`from=2026-01-01T00:00:00Z&to=${far}`)]

  expect(refusals.map(({ status }) => status)).toEqual([400, 400, 400])
  expect(refusals.map((each) => each.json())).toMatchObject(
    ['start', 'from', 'to'].map((field) => ({ code: 'BAD_INPUT', issues: [{ path: [field] }] })),
  )
})
