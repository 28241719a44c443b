import { localCredentials } from '@reservaplus/local/config/env'
import { type TestS3, testS3 } from '@reservaplus/local/s3/test-s3'
import { create as createClient } from '@reservaplus/server/clients/service'
import { remove } from '@reservaplus/server/files/remove'
import { download, get } from '@reservaplus/server/files/service'
import { requestFileUpload } from '@reservaplus/server/files/upload-file'
import { openOrganization } from '@reservaplus/server/testing/context'
import { useTestTable } from '@reservaplus/server/testing/table'
import { incomingKey } from '@reservaplus/shared/files/object-keys'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { deliverBatch, type QueueHandler } from '../testing/queue'

const table = useTestTable()
let s3: TestS3
let processUploads: QueueHandler

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
  processUploads = (await import('./process-uploads')).handler as QueueHandler
})
afterAll(() => s3.stop())

/** As the rule has it: what the function itself writes is none of its business. */
const told = () => s3.events.filter(({ detail }) => detail.object.key.startsWith('incoming/'))

const send = async () => {
  const ctx = await openOrganization()
  const { id: clientId } = await createClient(ctx, { firstName: 'Ana', lastName: 'Soto' })
  const photo = sharp({ create: { width: 800, height: 600, channels: 3, background: '#a46' } })
  const body = new Uint8Array(
    await photo
      .withExif({ IFD0: { Artist: 'Ana Soto' } })
      .jpeg()
      .toBuffer(),
  )
  const announced = { clientId, name: 'Antes.jpg', category: 'image' as const, description: '' }
  const { file, url, headers } = await requestFileUpload(ctx, {
    ...announced,
    contentType: 'image/jpeg',
    size: body.length,
  })
  s3.events.splice(0)
  await fetch(url, { method: 'PUT', headers, body })
  await expect.poll(told).toHaveLength(1)

  return { ctx, file, notices: told().map((event) => JSON.stringify(event)) }
}

it('F-34 a picture that was sent is kept without what its camera wrote into it, also when it is told twice', async () => {
  const { ctx, file, notices } = await send()
  expect(await deliverBatch(processUploads, notices)).toEqual([])
  expect(await deliverBatch(processUploads, notices, { receiveCount: 2 })).toEqual([])

  expect(await get(ctx, file)).toMatchObject({ status: 'ready', hasThumbnail: true })
  const { url } = await download(ctx, file)
  const { exif, width } = await sharp(await (await fetch(url)).arrayBuffer()).metadata()
  expect([exif, width]).toEqual([undefined, 800])
})

it('what nobody announced, or somebody has deleted, is taken away the second time it is told', async () => {
  const { ctx, file, notices } = await send()
  const key = incomingKey(file)
  await remove(ctx, file)
  s3.write('files', key, Buffer.from('again'))

  expect(await deliverBatch(processUploads, notices)).toEqual(['m0'])
  expect(await deliverBatch(processUploads, notices, { receiveCount: 2 })).toEqual([])
  expect(s3.read('files', key)).toBeUndefined()
})

it('an object in a place that is none goes to those who look after such things', async () => {
  const strange = JSON.stringify({ detail: { object: { key: 'incoming/../media/x' } } })

  expect(await deliverBatch(processUploads, ['no json', strange])).toEqual(['m0', 'm1'])
})
