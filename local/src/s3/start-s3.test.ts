import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as sdk from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type TestS3, testS3 } from './test-s3'

let server: TestS3
beforeEach(async () => {
  server = await testS3()
})
afterEach(async () => {
  vi.useRealTimers()
  await server.stop()
})

const put = (Key: string, Body: string, Bucket = 'files') =>
  server.s3.send(new sdk.PutObjectCommand({ Bucket, Key, Body, ContentType: 'text/plain' }))

it('tells of each new object, as S3 tells EventBridge', async () => {
  await put('fotos/uña 1.png', 'hola')
  await expect.poll(() => server.events).toHaveLength(1)
  expect(server.events[0]).toMatchObject({
    source: 'aws.s3',
    'detail-type': 'Object Created',
    detail: { reason: 'PutObject', bucket: { name: 'files' }, object: { key: 'fotos/uña 1.png', size: 4 } },
  })
})

it('refuses a signed address once the shared clock has passed its hour', async () => {
  await put('a', 'hola')
  const command = new sdk.GetObjectCommand({ Bucket: 'files', Key: 'a' })
  const address = await getSignedUrl(server.s3, command, { expiresIn: 600 })
  expect((await fetch(address)).status).toBe(200)
  server.clock.offset = 601_000
  expect(await (await fetch(address)).text()).toContain('Request has expired')
})

it('refuses a signed request from a clock that is a quarter of an hour off', async () => {
  server.clock.offset = 16 * 60_000
  const once = server.connect({ maxAttempts: 1 })
  const list = once.send(new sdk.ListObjectsV2Command({ Bucket: 'files' }))
  await expect(list).rejects.toMatchObject({ name: 'RequestTimeTooSkewed' })
})

it('goes on serving a client whose clock moved along with its own', async () => {
  const days = 3 * 86_400_000
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + days })
  await put('a', 'first')
  await put('a', 'second')
  expect(server.read('files', 'a')?.body.toString()).toBe('second')
})

it('refuses a signed address to which an x-amz header was added', async () => {
  const command = new sdk.PutObjectCommand({ Bucket: 'files', Key: 'a' })
  const address = await getSignedUrl(server.s3, command, { expiresIn: 60 })
  const headers = { 'x-amz-copy-source': '/site/secret' }
  const altered = await fetch(address, { method: 'PUT', headers })
  expect(altered.status).toBe(403)
  expect(await altered.text()).toContain('not signed')
})

it('answers what it does not know without touching the object', async () => {
  await put('a', 'hola')
  const Tagging = { TagSet: [{ Key: 'k', Value: 'v' }] }
  const tag = server.s3.send(new sdk.PutObjectTaggingCommand({ Bucket: 'files', Key: 'a', Tagging }))
  await expect(tag).rejects.toMatchObject({ name: 'NotImplemented' })
  expect(server.read('files', 'a')?.body.toString()).toBe('hola')
})

it('survives a path that is no address', async () => {
  expect((await fetch(`${server.url}/files/%E0%A4%A`)).status).toBe(400)
  expect((await fetch(`${server.url}/files/a`)).status).toBe(403)
})

it('removes many objects at once, whatever marks their keys hold', async () => {
  const keys = ['a & b', '<c>', 'd"e']
  for (const key of keys) await put(key, key)
  const Objects = keys.map((Key) => ({ Key }))
  const { Deleted } = await server.s3.send(new sdk.DeleteObjectsCommand({ Bucket: 'files', Delete: { Objects } }))
  expect(Deleted?.map(({ Key }) => Key)).toEqual(keys)
  expect(server.list('files')).toEqual([])
})

it('finds the bucket in the host name as well as in the path', async () => {
  const hosted = new URL(server.url)
  const command = new sdk.PutObjectCommand({ Bucket: 'files', Key: 'a/b' })
  const hostStyle = server.connect({ forcePathStyle: false, endpoint: `http://s3.localhost:${hosted.port}` })
  const address = new URL(await getSignedUrl(hostStyle, command, { expiresIn: 60 }))
  expect(address.host).toBe(`files.s3.localhost:${hosted.port}`)
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const path = address.pathname + address.search
    const headers = { host: address.host }
    request({ host: '127.0.0.1', port: hosted.port, method: 'PUT', path, headers }, (answer) =>
      resolve(answer.resume().statusCode),
    )
      .on('error', reject)
      .end('hola')
  })
  expect(status).toBe(200)
  expect(server.read('files', 'a/b')?.body.toString()).toBe('hola')
})

it('lets the browser upload from the origins the bucket names, and from no other', async () => {
  const preflight = (origin: string, method = 'PUT') =>
    fetch(`${server.url}/files/a`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': 'content-type' },
    })
  const allowed = await preflight('http://app.localhost:3000')
  expect(allowed.status).toBe(200)
  expect(allowed.headers.get('access-control-allow-origin')).toBe('http://app.localhost:3000')
  expect(allowed.headers.get('access-control-allow-headers')).toBe('content-type')
  expect((await preflight('http://evil.localhost')).status).toBe(403)
  expect((await preflight('http://app.localhost:3000', 'DELETE')).status).toBe(403)
})

it('keeps objects over a restart and leaves no unused body behind', async () => {
  const dir = mkdtempSync(join(tmpdir(), 's3-'))
  const before = await testS3({ dir })
  const object = { Bucket: 'files', Key: '../../escape' }
  await before.s3.send(new sdk.PutObjectCommand({ ...object, Body: 'first' }))
  await before.s3.send(new sdk.PutObjectCommand({ ...object, Body: 'second', Metadata: { by: 'ana' } }))
  await before.stop()
  const after = await testS3({ dir })
  const found = await after.s3.send(new sdk.GetObjectCommand(object))
  expect(await found.Body?.transformToString()).toBe('second')
  expect(found.Metadata).toEqual({ by: 'ana' })
  expect(readdirSync(dir)).toEqual(['files'])
  expect(readdirSync(join(dir, 'files', 'blobs'))).toHaveLength(1)
  await after.stop()
  rmSync(dir, { recursive: true })
})
