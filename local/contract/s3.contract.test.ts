import { Readable } from 'node:stream'
import * as sdk from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { s3Target } from './s3-target'

let target: Awaited<ReturnType<typeof s3Target>>
beforeAll(async () => {
  target = await s3Target()
}, 30_000)
afterAll(() => target.stop())

const put = (Key: string, Body: string, more: Partial<sdk.PutObjectCommandInput> = {}) =>
  target.s3.send(new sdk.PutObjectCommand({ Bucket: target.bucket, Key, Body, ...more }))
const get = (Key: string, more: Partial<sdk.GetObjectCommandInput> = {}) =>
  target.s3.send(new sdk.GetObjectCommand({ Bucket: target.bucket, Key, ...more }))

describe('objects', () => {
  it('come back with body, type, metadata, tag and date', async () => {
    const { ETag } = await put('año/uno dos+tres.txt', 'hola', {
      ContentType: 'text/plain',
      Metadata: { owner: 'ana' },
    })
    const found = await get('año/uno dos+tres.txt')
    expect(await found.Body?.transformToString()).toBe('hola')
    expect(found).toMatchObject({ ContentType: 'text/plain', ContentLength: 4, Metadata: { owner: 'ana' }, ETag })
    expect(ETag).toBe('"4d186321c1a7f0f354b297e8914ab240"')
    expect(found.LastModified).toBeInstanceOf(Date)
  })

  it('arrive whole when they are streamed with a trailing checksum', async () => {
    const text = 'x'.repeat(200_000)
    const Body = Readable.from([Buffer.from(text)])
    const command = { Bucket: target.bucket, Key: 'streamed', Body, ContentLength: text.length }
    await target.s3.send(new sdk.PutObjectCommand({ ...command, ChecksumAlgorithm: 'CRC32' }))
    const found = await get('streamed')
    expect(await found.Body?.transformToString()).toBe(text)
  })

  it('are refused when they do not match the checksum sent along', async () => {
    const wrong = put('corrupt', 'hola', { ChecksumCRC32: 'AAAAAA==' })
    await expect(wrong).rejects.toMatchObject({ name: 'BadDigest' })
  })

  it('are read in parts', async () => {
    await put('range', '0123456789')
    const part = await get('range', { Range: 'bytes=2-4' })
    expect(await part.Body?.transformToString()).toBe('234')
    expect(part.ContentRange).toBe('bytes 2-4/10')
    await expect(get('range', { Range: 'bytes=20-' })).rejects.toMatchObject({ name: 'InvalidRange' })
  })

  it('are copied, described and deleted', async () => {
    await put('from', 'copy me', { ContentType: 'text/plain' })
    const Bucket = target.bucket
    await target.s3.send(new sdk.CopyObjectCommand({ Bucket, Key: 'to', CopySource: `${Bucket}/from` }))
    const head = await target.s3.send(new sdk.HeadObjectCommand({ Bucket, Key: 'to' }))
    expect(head).toMatchObject({ ContentLength: 7, ContentType: 'text/plain' })
    await target.s3.send(new sdk.DeleteObjectCommand({ Bucket, Key: 'to' }))
    const gone = target.s3.send(new sdk.HeadObjectCommand({ Bucket, Key: 'to' }))
    await expect(gone).rejects.toMatchObject({ name: 'NotFound' })
    await expect(get('to')).rejects.toMatchObject({ name: 'NoSuchKey' })
  })

  it('are created only once with If-None-Match', async () => {
    await put('once', 'first', { IfNoneMatch: '*' })
    await expect(put('once', 'second', { IfNoneMatch: '*' })).rejects.toMatchObject({ name: 'PreconditionFailed' })
  })

  it('are listed by prefix, folder and page', async () => {
    for (const key of ['list/a', 'list/b/1', 'list/b/2', 'list/c']) await put(key, key)
    const Bucket = target.bucket
    const query = { Bucket, Prefix: 'list/', Delimiter: '/', MaxKeys: 2 }
    const first = await target.s3.send(new sdk.ListObjectsV2Command(query))
    expect(first.Contents?.map(({ Key }) => Key)).toEqual(['list/a'])
    expect(first.CommonPrefixes).toEqual([{ Prefix: 'list/b/' }])
    expect(first.IsTruncated).toBe(true)
    const next = { ...query, ContinuationToken: first.NextContinuationToken }
    const second = await target.s3.send(new sdk.ListObjectsV2Command(next))
    expect(second.Contents?.map(({ Key }) => Key)).toEqual(['list/c'])
    expect(second.IsTruncated).toBe(false)
  })
})

describe('signed addresses', () => {
  it('let their holder read and write, and nobody alter them', async () => {
    const place = { Bucket: target.bucket, Key: 'signed/file' }
    const upload = await getSignedUrl(target.s3, new sdk.PutObjectCommand(place), { expiresIn: 60 })
    expect((await fetch(upload, { method: 'PUT', body: 'by address' })).status).toBe(200)
    const address = await getSignedUrl(target.s3, new sdk.GetObjectCommand(place), { expiresIn: 60 })
    expect(await (await fetch(address)).text()).toBe('by address')
    const altered = await fetch(address.replace('signed/file', 'signed/other'))
    expect(altered.status).toBe(403)
    expect(await altered.text()).toContain('<Code>SignatureDoesNotMatch</Code>')
    const bare = await fetch(address.split('?')[0] ?? '')
    expect(await bare.text()).toContain('<Code>AccessDenied</Code>')
  })

  it('end at their hour', async () => {
    const command = new sdk.GetObjectCommand({ Bucket: target.bucket, Key: 'signed/file' })
    const signingDate = new Date(Date.now() - 120_000)
    const address = await getSignedUrl(target.s3, command, { expiresIn: 60, signingDate })
    const late = await fetch(address)
    expect(late.status).toBe(403)
    expect(await late.text()).toContain('Request has expired')
  })
})

describe('form uploads', () => {
  const upload = async (content: string, type = 'image/png', extra: Record<string, string> = {}) => {
    const { url, fields } = await createPresignedPost(target.s3, {
      Bucket: target.bucket,
      Key: 'forms/photo.png',
      Conditions: [
        ['content-length-range', 3, 10],
        ['eq', '$Content-Type', 'image/png'],
      ],
      Expires: 60,
    })
    const form = new FormData()
    for (const [name, value] of Object.entries({ ...fields, 'Content-Type': type, ...extra })) form.append(name, value)
    form.append('file', new Blob([content]), 'photo.png')
    const answer = await fetch(url, { method: 'POST', body: form })
    return { status: answer.status, text: await answer.text() }
  }

  it('are taken as the policy allows', async () => {
    expect((await upload('12345')).status).toBe(204)
    const found = await get('forms/photo.png')
    expect(await found.Body?.transformToString()).toBe('12345')
    expect(found.ContentType).toBe('image/png')
  })

  it('are refused when too large, too small, of another type or with another key', async () => {
    expect((await upload('12345678901')).text).toContain('<Code>EntityTooLarge</Code>')
    expect((await upload('1')).text).toContain('<Code>EntityTooSmall</Code>')
    expect((await upload('12345', 'text/html')).text).toContain('<Code>AccessDenied</Code>')
    expect((await upload('12345', 'image/png', { key: 'forms/other.png' })).status).toBe(403)
  })
})

describe('callers', () => {
  const as = (accessKeyId: string, secretAccessKey: string) =>
    new sdk.S3Client({
      region: 'sa-east-1',
      forcePathStyle: true,
      credentials: { accessKeyId, secretAccessKey },
      ...(target.s3.config.endpoint && { endpoint: target.s3.config.endpoint }),
    }).send(new sdk.ListObjectsV2Command({ Bucket: target.bucket }))

  it('need a known key', async () => {
    await expect(as('AKIAUNKNOWN000000000', 'x')).rejects.toMatchObject({ name: 'InvalidAccessKeyId' })
  })

  it('get NoSuchBucket for a bucket that is not there', async () => {
    const missing = target.s3.send(new sdk.ListObjectsV2Command({ Bucket: `${target.bucket}-missing` }))
    await expect(missing).rejects.toMatchObject({ name: 'NoSuchBucket' })
  })
})
