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
/** What the next requests are answered; one that is not there is a success. */
const refusals = []
const server = createServer((request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    requests.push({ method: request.method, url: request.url, body: Buffer.concat(chunks).toString() })
    response.setHeader('content-type', 'application/json')
    const { status = 200, body = { MessageId: 'm-1' } } = refusals.shift() ?? {}
    response.statusCode = status
    response.end(JSON.stringify(body))
  })
})
beforeAll(() => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

const shape = { bundle: true, minify: true, platform: 'node', format: 'esm', mainFields: ['module', 'main'] }

const bundle = async (name, contents, plugins) => {
  const outfile = join(folder, `${name}.mjs`)
  const banner = {
    js: "import { createRequire as __cjsReq } from 'node:module'; const require = __cjsReq(import.meta.url);",
  }
  const stdin = { contents, resolveDir: join(root, 'jobs/src') }
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

const services = ['dynamodb', 'sesv2', 'sqs', 'eventbridge', 'kms', 'cognito-identity-provider']

test.each(services)('%s is found where the full set of rules finds it, or not at all', async (service) => {
  const file = join(root, `node_modules/@aws-sdk/client-${service}/dist-es/endpoint/endpointResolver.js`)
  const code = `export { defaultEndpointResolver as resolve } from '${file}'`
  const full = await bundle(`full-${service}`, code, [])
  const lean = await bundle(`lean-${service}`, code, leanBundles)
  const places = ['sa-east-1', 'us-east-1', 'eu-west-3'].map((Region) => ({ Region }))
  for (const place of [...places, { Region: 'sa-east-1', Endpoint: 'http://127.0.0.1:8000/x' }]) {
    const params = { UseFIPS: false, UseDualStack: false, ...place }
    expect(lean.module.resolve(params).url.href).toBe(full.module.resolve(params).url.href)
  }
  for (const params of [{ Region: 'sa-east-1', UseFIPS: true }, { Region: 'cn-north-1' }]) {
    expect(() => lean.module.resolve(params)).toThrow('Not an endpoint that a bundle knows')
  }
})

const write = `
import { DynamoDBClient, TransactWriteItemsCommand, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
export const send = (endpoint) =>
  new DynamoDBClient({ endpoint, maxAttempts: 2, region: 'sa-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } })
    .send(new TransactWriteItemsCommand({ TransactItems: [], ClientRequestToken: 'once' }))
    .then(() => 'done', (error) => ({
      name: error.name, message: error.message, fault: error.$fault, status: error.$metadata.httpStatusCode,
      attempts: error.$metadata.attempts, reasons: error.CancellationReasons, typed: error instanceof TransactionCanceledException,
    }))`
const type = 'com.amazonaws.dynamodb.v20120810#'
const answers = [
  {
    status: 400,
    body: {
      __type: `${type}TransactionCanceledException`,
      Message: 'no',
      CancellationReasons: [{ Code: 'ConditionalCheckFailed', Item: { PK: { S: 'x' } } }, { Code: 'None' }],
    },
  },
  { status: 400, body: { __type: `${type}ResourceNotFoundException`, message: 'no table' } },
  { status: 400, body: { __type: `${type}ThrottlingException`, message: 'slowly' }, times: 2 },
  { status: 400, body: { __type: `${type}ProvisionedThroughputExceededException`, message: 'slowly' }, times: 2 },
  { status: 400, body: { __type: `${type}TransactionInProgressException`, Message: 'wait' }, times: 2 },
  { status: 500, body: { __type: `${type}InternalServerError`, message: 'oh' }, times: 2 },
  { status: 400, body: { __type: 'com.amazon.coral.validate#ValidationException', message: 'what?' } },
]

test.each(answers)('a lean client fails as a full one does: $body.__type', async ({ times = 1, ...answer }) => {
  const endpoint = `http://127.0.0.1:${server.address().port}`
  const failures = []
  for (const [name, plugins] of Object.entries({ full: [], lean: leanBundles })) {
    const { module } = await bundle(`write-${name}`, write, plugins)
    refusals.push(...Array.from({ length: times }, () => answer))
    failures.push(await module.send(endpoint))
    expect(refusals.splice(0)).toEqual([])
  }
  expect(failures[1]).toEqual(failures[0])
  expect(failures[1].attempts).toBe(times)
})

test('every rule still finds its file in what is deployed', async () => {
  const entryPoints = [
    'server/src/api-day.ts',
    'server/src/api-office.ts',
    'server/src/api-public.ts',
    'jobs/src/queues/send-mail.ts',
  ].map((file) => join(root, file))
  const { metafile } = await build({
    ...shape,
    entryPoints,
    outdir: folder,
    write: false,
    metafile: true,
    plugins: leanBundles,
  })
  const files = Object.keys(metafile.inputs)
  const idle = leanBundles.rules.filter(({ filter }) => !files.some((file) => filter.test(file)))
  expect(idle.map(({ filter }) => String(filter))).toEqual([])
})
