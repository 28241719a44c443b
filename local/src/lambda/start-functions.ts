import { join } from 'node:path'

import { localCredentials } from '../config/env'
import type { FunctionSettings } from '../template/function-settings'
import type { Json } from '../template/json'
import type { Template } from '../template/load-template'
import { readBuildOptions } from './build-options'
import { type BundleInput, bundleFunctions, splitHandler } from './bundle'
import { createFunctionPool } from './function-pool'
import { startInstance } from './instance'
import { readAnswer } from './read-answer'

export type FunctionsOptions = {
  template: Template
  clock: SharedArrayBuffer
  /** Where the SDK and the token check find this cloud; a function sees nothing else beside its own variables. */
  endpoints: Record<string, string>
  outDir?: string
  maxInstances?: number
  onBuilt?: (key: string) => void
  log?: (key: string, line: string) => void
}

export type Invoke = (key: string, event: Json) => Promise<Json>

const workerBuild: BundleInput = {
  key: 'worker',
  entry: 'local/src/lambda/worker',
  options: { bundle: true, platform: 'node', target: 'node20', format: 'esm' },
}

export const buildFunctions = ({
  template,
  outDir,
  onBuilt,
}: Pick<FunctionsOptions, 'template' | 'outDir' | 'onBuilt'>) => {
  const options = readBuildOptions(template.esbuild, template.root)
  const bundles = template.functions.map(({ key, handler }) => ({ key, entry: splitHandler(handler).entry, options }))
  return bundleFunctions([workerBuild, ...bundles], {
    root: template.root,
    outDir: outDir ?? join(template.root, '.build/functions'),
    ...(onBuilt ? { onBuilt } : {}),
  })
}

/** Every function of the template, ready to be invoked by its key. */
export const startFunctions = async (options: FunctionsOptions) => {
  const { template, clock, endpoints, maxInstances = 4, log = () => {} } = options
  const files = new Map((await buildFunctions(options)).map(({ key, outfile }) => [key, outfile]))
  const workerFile = files.get('worker') ?? ''
  const credentials = {
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
  }
  const poolOf = ({ key, handler, timeoutMs, memoryMb, environment }: FunctionSettings) =>
    createFunctionPool({
      maxInstances,
      start: () =>
        startInstance({
          key,
          timeoutMs,
          memoryMb,
          environment: { ...credentials, ...endpoints, ...environment },
          workerFile,
          setUp: { bundle: files.get(key) ?? '', exportName: splitHandler(handler).exportName, clock },
          log,
        }),
    })
  const pools = new Map(template.functions.map((settings) => [settings.key, poolOf(settings)]))
  const poolFor = (key: string) => {
    const pool = pools.get(key)
    if (!pool) throw new Error(`There is no function ${key}`)
    return pool
  }
  const invoke: Invoke = async (key, event) => readAnswer(await poolFor(key).invoke(JSON.stringify(event)))
  return {
    invoke,
    keys: [...pools.keys()],
    warm: (keys: string[]) => {
      for (const key of keys) poolFor(key).warm()
    },
    isBusy: () => [...pools.values()].some((pool) => pool.isBusy()),
    /** Builds again what changed and lets those functions start anew. */
    rebuild: async () => {
      const changed: string[] = []
      await buildFunctions({ ...options, onBuilt: (key) => changed.push(key) })
      for (const key of changed) pools.get(key)?.renew()
      return changed
    },
    stop: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.stop()))
    },
  }
}

export type Functions = Awaited<ReturnType<typeof startFunctions>>
