import { setTimeout as pause } from 'node:timers/promises'

import { type BucketEnv, bucketClient } from './bucket-client'

const attempts = 3
const timeLimit = 2_000

/** The built pages. */
export const createSiteBucket = (env: BucketEnv & { SITE_BUCKET: string }) => {
  const { client, base } = bucketClient(env, env.SITE_BUCKET)

  const ask = async (address: string, signal: AbortSignal): Promise<string> => {
    const response = await client.fetch(address, { signal })
    if (!response.ok) throw new Error(`Reading from the site bucket: ${response.status}`)

    return response.text()
  }

  return {
    read: async (key: string): Promise<string> => {
      const signal = AbortSignal.timeout(timeLimit)
      for (let attempt = 1; ; attempt++) {
        try {
          return await ask(`${base}/${key}`, signal)
        } catch (error) {
          if (attempt === attempts || signal.aborted) throw error
          await pause(Math.random() * 50 * 2 ** attempt)
        }
      }
    },
  }
}
export type SiteBucket = ReturnType<typeof createSiteBucket>
