import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { localCredentials, localRegion } from '@reservaplus/local/config/env'
import { buildFunctions } from '@reservaplus/local/lambda/start-functions'
import { loadTemplate } from '@reservaplus/local/template/load-template'

import { percentile } from '../percentile'
import type { Line, Measured } from './line'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const kilobytes = (bytes: number) => bytes / 1000
const starts = 7

const isApi = (key: string) => key.startsWith('api-')

type Environment = Record<string, string>

/** In a process of its own, as a new container does it. */
const initialize = (file: string, environment: Environment): { ms: number; cpu: number } => {
  const script = `
    const before = process.cpuUsage(), from = performance.now()
    await import(${JSON.stringify(file)})
    const ms = performance.now() - from, { user, system } = process.cpuUsage(before)
    process.stdout.write(JSON.stringify({ ms, cpu: (user + system) / 1000 }))`

  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { ...environment, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })

  return JSON.parse(output)
}

const sizeOf = (key: string, file: string): Measured => {
  const text = readFileSync(file)
  const note = `${kilobytes(gzipSync(text).length).toFixed(0)} KB gzip`

  return {
    what: `bundle of ${key}`,
    value: kilobytes(text.length),
    unit: 'KB',
    target: isApi(key) ? 700 : 450,
    bound: 'most',
    note,
  }
}

const startOf = (file: string, environment: Environment): Measured[] => {
  const samples = Array.from({ length: starts }, () => initialize(file, environment))
  const median = (of: 'ms' | 'cpu') =>
    percentile(
      samples.map((each) => each[of]),
      0.5,
    )
  const note = `median of ${starts} new processes`

  return [
    { what: 'module init of the API', value: median('ms'), unit: 'ms', target: 150, bound: 'most', note },
    { what: 'CPU of it', value: median('cpu'), unit: 'ms', target: 100, bound: 'most', note },
  ]
}

const asDeployed = () => {
  const secrets = { LinkSecret: 'x'.repeat(40), EdgeSecret: 'x'.repeat(40) }
  const values = { UserPool: 'sa-east-1_Bench0001', UserPoolClient: 'benchmarks' }
  const hosts = { app: 'app.localhost', book: 'book.localhost', apiOrigin: 'api.localhost' }

  return loadTemplate({ root, hosts, secrets, values })
}

const credentials = {
  AWS_REGION: localRegion,
  AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
}

export const bundlesLine: Line = {
  name: 'bundles',
  measure: async () => {
    const template = asDeployed()
    const bundles = (await buildFunctions({ template })).filter(({ key }) => key !== 'worker')
    const api = bundles.find(({ key }) => isApi(key))
    const environment = template.functions.find(({ key }) => key === api?.key)?.environment

    return [
      ...bundles.map(({ key, outfile }) => sizeOf(key, outfile)),
      ...(api ? startOf(api.outfile, { ...environment, ...credentials }) : []),
    ]
  },
}
