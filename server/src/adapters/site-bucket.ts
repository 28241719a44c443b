import { setTimeout as pause } from 'node:timers/promises'

import type { ApiEnv } from '../config/env'
import { type AwsCredentials, signedHeaders } from './aws-signature'

type SiteBucketEnv = AwsCredentials & Pick<ApiEnv, 'SITE_BUCKET' | 'AWS_ENDPOINT_URL_S3'>

const attempts = 3
const timeLimit = 2_000

/** The built pages. One signed GET: the SDK's client for S3 would be a sixth of the bundle. */
export const createSiteBucket = (env: SiteBucketEnv, clock: { now: () => Date }) => {
  const base = env.AWS_ENDPOINT_URL_S3
    ? `${env.AWS_ENDPOINT_URL_S3.replace(/\/$/, '')}/${env.SITE_BUCKET}`
    : `https://${env.SITE_BUCKET}.s3.${env.AWS_REGION}.amazonaws.com`

  const ask = async (url: URL, signal: AbortSignal): Promise<string> => {
    const headers = signedHeaders({ method: 'GET', url, service: 's3' }, env, clock.now())
    const response = await fetch(url, { headers, signal })
    if (!response.ok) throw new Error(`Reading from the site bucket: ${response.status}`)

    return response.text()
  }

  return {
    read: async (key: string): Promise<string> => {
      const signal = AbortSignal.timeout(timeLimit)
      for (let attempt = 1; ; attempt++) {
        try {
          return await ask(new URL(`${base}/${key}`), signal)
        } catch (error) {
          if (attempt === attempts || signal.aborted) throw error
          await pause(Math.random() * 50 * 2 ** attempt)
        }
      }
    },
  }
}
export type SiteBucket = ReturnType<typeof createSiteBucket>
