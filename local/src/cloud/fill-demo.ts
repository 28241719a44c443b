import { join } from 'node:path'
import * as z from 'zod'

import type { Cloud } from '../cloud'
import { localCredentials, localRegion } from '../config/env'
import { startStream, stopStream } from '../dynamodb/table-stream'
import { readBuildOptions } from '../lambda/build-options'
import { bundleFunctions } from '../lambda/bundle'
import { startInstance } from '../lambda/instance'

export type DemoScale = { daysBack: number; daysAhead: number; load: number; clients: number }
export type FillOptions = {
  scale?: DemoScale
  onProgress?: (share: number) => void
  log?: (line: string) => void
}

const progress = z.object({ share: z.number() })

const readProgress = (line: string) => {
  try {
    return progress.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}

const tenMinutes = 600_000

/** Fills the table and the user pool with the demo organizations. */
export const fillDemo = async (cloud: Cloud, { scale, onProgress = () => {}, log = () => {} }: FillOptions = {}) => {
  const outDir = join(cloud.template.root, '.build/functions')
  const options = { ...readBuildOptions(cloud.template.esbuild, cloud.template.root), minify: false }
  const bundles = await bundleFunctions([{ key: 'demo', entry: 'local/src/cloud/demo-handler', options }], {
    root: cloud.template.root,
    outDir,
  })
  const instance = startInstance({
    key: 'demo',
    timeoutMs: tenMinutes,
    memoryMb: 1024,
    environment: {
      ...cloud.endpoints,
      TABLE_NAME: cloud.tableName,
      AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    },
    workerFile: join(outDir, 'worker.mjs'),
    setUp: { bundle: bundles[0]?.outfile ?? '', exportName: 'handler', clock: cloud.clock.shared },
    log: (_, line) => {
      const found = readProgress(line)
      if (found) onProgress(found.share)
      else log(line)
    },
  })
  const event = {
    tableName: cloud.tableName,
    pool: {
      endpoint: cloud.endpoints.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER,
      region: localRegion,
      userPoolId: cloud.userPoolId,
    },
    linkSecret: cloud.secrets.LinkSecret,
    bookOrigin: cloud.bookUrl,
    ...(scale ? { scale } : {}),
  }
  // Its events are born delivered, and each record of a stream makes every later write and read of dynoxide slower.
  const { AWS_ENDPOINT_URL_DYNAMODB: table } = cloud.endpoints
  await Promise.all(cloud.streams.map((stream) => stream.pause()))
  await stopStream(table, cloud.tableName)
  try {
    await instance.invoke(JSON.stringify(event))
  } finally {
    const streamArn = await startStream(table, cloud.tableName)
    for (const stream of cloud.streams) stream.resume(streamArn)
    await instance.stop()
  }
}
