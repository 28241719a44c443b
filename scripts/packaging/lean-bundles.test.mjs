import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const leanBundles = createRequire(import.meta.url)(join(root, 'infra/lean-bundles.cjs'))
const folder = mkdtempSync(join(root, 'node_modules/.lean-'))
const requests = []
const server = createServer((request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    requests.push({ method: request.method, url: request.url, body: Buffer.concat(chunks).toString() })
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ MessageId: 'm-1' }))
  })
})
beforeAll(() => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

const bundle = async (name, contents, plugins) => {
  const outfile = join(folder, `${name}.mjs`)
  const banner = {
    js: "import { createRequire as __cjsReq } from 'node:module'; const require = __cjsReq(import.meta.url);",
  }
  const stdin = { contents, resolveDir: join(root, 'jobs/src') }
  const shape = { bundle: true, minify: true, platform: 'node', format: 'esm', mainFields: ['module', 'main'] }
  await build({ ...shape, stdin, outfile, banner, plugins })
  return { module: await import(pathToFileURL(outfile).href), size: statSync(outfile).size }
}

const mail = `
import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2'
export const send = (endpoint) =>
  new SESv2Client({ endpoint, region: 'sa-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } }).send(
    new SendEmailCommand({
      FromEmailAddress: 'a@b.cl',
      Destination: { ToAddresses: ['c@d.cl'] },
      EmailTags: [{ Name: 'n', Value: 'v' }],
      Content: { Simple: { Subject: { Data: 'ñ' }, Body: { Text: { Data: 't' } }, Attachments: [{ FileName: 'x', RawContent: new Uint8Array([1, 2]) }] } },
    }),
  )`

test('a lean bundle sends what a full one sends, and weighs less', async () => {
  const full = await bundle('full', mail, [])
  const lean = await bundle('lean', mail, leanBundles)
  const endpoint = `http://127.0.0.1:${server.address().port}`
  const answers = [await full.module.send(endpoint), await lean.module.send(endpoint)]
  expect(answers.map(({ MessageId: id }) => id)).toEqual(['m-1', 'm-1'])
  expect(requests[1]).toEqual(requests[0])
  expect(requests[0].body).toContain('"FromEmailAddress":"a@b.cl"')
  expect(full.size - lean.size).toBeGreaterThan(50_000)
})

test('schemas check as before, and cannot be turned into JSON Schema in a bundle', async () => {
  const code = `
    import * as z from 'zod'
    const schema = z.object({ a: z.string().min(2), b: z.array(z.int()).optional() })
    export const accepts = (value) => schema.safeParse(value).success
    export const describe = () => schema.toJSONSchema()`
  const { module } = await bundle('schema', code, leanBundles)
  expect(module.accepts({ a: 'ab', b: [1] })).toBe(true)
  expect(module.accepts({ a: 'a' })).toBe(false)
  expect(() => module.describe()).toThrow('JSON Schema is not part of a bundle')
})

test('a client of a service that streams events still works', async () => {
  const code = `
    import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
    export const read = (endpoint) =>
      new S3Client({ endpoint, forcePathStyle: true, region: 'sa-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } }).send(
        new GetObjectCommand({ Bucket: 'b', Key: 'k' }),
      )`
  const { module } = await bundle('files', code, leanBundles)
  const { Body: body } = await module.read(`http://127.0.0.1:${server.address().port}`)
  expect(await body.transformToString()).toContain('m-1')
})
