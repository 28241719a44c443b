import { AwsClient } from 'aws4fetch'
import type { ApiEnv } from '../config/env'

type SiteBucketEnv = Pick<
  ApiEnv,
  | 'SITE_BUCKET'
  | 'AWS_REGION'
  | 'AWS_ACCESS_KEY_ID'
  | 'AWS_SECRET_ACCESS_KEY'
  | 'AWS_SESSION_TOKEN'
  | 'AWS_ENDPOINT_URL_S3'
>

/** The built pages. One signed GET: the SDK's client for S3 would be a sixth of the bundle. */
export const createSiteBucket = (env: SiteBucketEnv) => {
  const client = new AwsClient({
    service: 's3',
    region: env.AWS_REGION,
    accessKeyId: env.AWS_ACCESS_KEY_ID,
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
    ...(env.AWS_SESSION_TOKEN && { sessionToken: env.AWS_SESSION_TOKEN }),
    retries: 2,
  })
  const base = env.AWS_ENDPOINT_URL_S3
    ? `${env.AWS_ENDPOINT_URL_S3.replace(/\/$/, '')}/${env.SITE_BUCKET}`
    : `https://${env.SITE_BUCKET}.s3.${env.AWS_REGION}.amazonaws.com`

  return {
    read: async (key: string): Promise<string> => {
      const response = await client.fetch(`${base}/${key}`, { signal: AbortSignal.timeout(2_000) })
      if (!response.ok) throw new Error(`Reading from the site bucket: ${response.status}`)

      return response.text()
    },
  }
}
export type SiteBucket = ReturnType<typeof createSiteBucket>
