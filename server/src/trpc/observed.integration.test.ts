import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookOrigin, linkSecret, startApi, type TestApi } from '../testing/api'
import { captureLog } from '../testing/log-lines'
import { openTenant, type Tenant } from '../testing/tenant'

let api: TestApi
let salon: Tenant

beforeAll(async () => {
  api = await startApi({ LOG_LEVEL: 'DEBUG' })
  salon = await openTenant({ pool: api.pool, linkSecret, bookOrigin })
})
afterAll(() => api.stop())

const person = {
  firstName: 'Marcela',
  lastName: 'Quintanilla',
  email: 'marcela.quintanilla@correo.example',
  phone: '+56987654321',
}

describe('the log', () => {
  it('F-32 has a line for each call with ids only, never what a person typed or a token', async () => {
    const token = await salon.tokenOf('reception')
    const log = captureLog()
    const send = (path: string, body: unknown) => api.call({ method: 'POST', path, body, token })
    const { email: _, ...incomplete } = person
    await send('/v1/clients', person)
    await send('/v1/clients', person)
    await send('/v1/clients', { ...incomplete, email: 'not a mail marcela' })
    await send('/v1/public/booking', { slug: salon.organization.slug, client: person })
    await api.call({ path: '/v1/clients', query: 'search=marcela', token })
    await api.call({ path: '/public/m/secret-token-of-a-link' })
    log.release()

    const lines = log.text().split('\n').filter(Boolean)
    expect(lines.length).toBeGreaterThanOrEqual(6)
    expect(log.text()).toContain('"procedure":"clients.create"')
    expect(log.text()).toContain('"correlationId":"request-0001"')
    for (const secret of ['arcela', 'uintanilla', '987654321', 'secret-token', token.slice(-40), '198.51.100.7']) {
      expect(log.text()).not.toContain(secret)
    }
  })
})
