import { localCredentials } from '@reservaplus/local/config/env'
import { type TestS3, testS3 } from '@reservaplus/local/s3/test-s3'
import type { AppContext } from '@reservaplus/server/app-context'
import { checkIn, complete } from '@reservaplus/server/appointments/change'
import { projectClient } from '@reservaplus/server/clients/project-client'
import { findClient } from '@reservaplus/server/clients/repository'
import { create as createClient } from '@reservaplus/server/clients/service'
import { shardOf } from '@reservaplus/server/db/keys'
import { requestFileUpload } from '@reservaplus/server/files/upload-file'
import { findRecentRuns } from '@reservaplus/server/privacy/retention-repository'
import { getRule, setRule } from '@reservaplus/server/privacy/set-retention'
import { findCount } from '@reservaplus/server/subscriptions/repository'
import { testClock } from '@reservaplus/server/testing/context'
import { openSalon, type Salon } from '@reservaplus/server/testing/salon'
import { useTestTable } from '@reservaplus/server/testing/table'
import type { ClientId } from '@reservaplus/shared/ids/schema'
import type { Context } from 'aws-lambda'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

const table = useTestTable()
let s3: TestS3
let run: (time: string) => Promise<void>

beforeAll(async () => {
  s3 = await testS3()
  const environment = {
    TABLE_NAME: table().tableName,
    AWS_ENDPOINT_URL_DYNAMODB: table().endpoint,
    FILES_BUCKET: 'files',
    AWS_REGION: 'sa-east-1',
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    AWS_ENDPOINT_URL_S3: s3.url,
  }
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  const { handler } = await import('./apply-retention')
  run = async (time) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(time) })
    s3.clock.offset = 0
    try {
      await handler({ time }, { getRemainingTimeInMillis: () => 900_000 } as Context)
    } finally {
      vi.useRealTimers()
    }
  }
})
afterAll(() => s3.stop())

const hourOf = ({ organizationId }: AppContext) => `0${shardOf(organizationId)}`
const isErased = async ({ organizationId }: AppContext, id: ClientId) =>
  (await findClient(organizationId, id, { consistent: true }))?.erasedAt !== undefined

/** Somebody who came in that month of 2026, one who never came and one who comes again. */
const openPast = async () => {
  const clock = testClock()
  const salon: Salon = await openSalon({ clock })
  const { ctx } = salon
  const visit = async (start: string, client?: ClientId) => {
    clock.set(start)
    const made = client ?? (await createClient(ctx, { firstName: 'Ana', lastName: 'Soto' })).id
    const { id } = await salon.byHand({ start, client: { id: made }, isWalkIn: true })
    await checkIn(ctx, { id })
    await complete(ctx, { id })
    await projectClient(clock, { organizationId: ctx.organizationId, clientId: made, isAnew: true })

    return made
  }
  const former = await visit('2026-11-24T13:00:00Z')
  const returning = await visit('2026-11-25T13:00:00Z')
  const { id: never } = await createClient(ctx, { firstName: 'Eva', lastName: 'Mora' })
  await visit('2027-09-01T13:00:00Z', returning)

  return { ctx, former, returning, never }
}

describe('the retention rule of an organization', () => {
  it('is off until somebody sets it: nobody is erased', async () => {
    const { ctx, former } = await openPast()
    expect(await getRule(ctx)).toEqual({ version: 0 })
    await run(`2030-11-25T${hourOf(ctx)}:12:00Z`)

    expect(await isErased(ctx, former)).toBe(false)
  })

  it('erases who has not come for so many months, once, says what it did, and can be taken back', async () => {
    const { ctx, former, returning, never } = await openPast()
    await setRule(ctx, { months: 12 })
    const who = () => Promise.all([former, never, returning].map((id) => isErased(ctx, id)))
    await run(`2027-11-23T${hourOf(ctx)}:12:00Z`)
    expect(await who()).toEqual([false, false, false])

    await run(`2027-11-26T${hourOf(ctx)}:12:00Z`)
    expect(await who()).toEqual([true, true, false])
    expect(await findRecentRuns(ctx.organizationId)).toMatchObject([
      { date: '2027-11-26', due: 2, erased: 2, failed: 0 },
    ])
    await run(`2027-11-27T${hourOf(ctx)}:12:00Z`)
    expect(await findRecentRuns(ctx.organizationId)).toHaveLength(1)

    await setRule(ctx, { months: null })
    await run(`2029-11-27T${hourOf(ctx)}:12:00Z`)
    expect(await who()).toEqual([true, true, false])
  })
})

it('a file that was announced and never sent is forgotten, and its bytes are free again', async () => {
  const { ctx } = await openSalon()
  const { id: clientId } = await createClient(ctx, { firstName: 'Ana', lastName: 'Soto' })
  await requestFileUpload(ctx, {
    ...{ clientId, name: 'a.pdf', contentType: 'application/pdf', size: 700, category: 'other', description: '' },
  })
  await run(new Date(Date.now() + 86_400_000).toISOString())
  expect(await findCount(ctx.organizationId, 'storage')).toBe(700)
  await run(new Date(Date.now() + 2 * 86_400_000).toISOString())

  expect(await findCount(ctx.organizationId, 'storage')).toBe(0)
})
