import { AwsClient } from 'aws4fetch'

export type BucketEnv = {
  AWS_REGION: string
  AWS_ACCESS_KEY_ID: string
  AWS_SECRET_ACCESS_KEY: string
  AWS_SESSION_TOKEN?: string | undefined
  AWS_ENDPOINT_URL_S3?: string | undefined
}

/** Signed requests to one bucket: the SDK's client for S3 would be a sixth of a function (docs/decisions/0012). */
export const bucketClient = (env: BucketEnv, bucket: string) => ({
  client: new AwsClient({
    service: 's3',
    region: env.AWS_REGION,
    accessKeyId: env.AWS_ACCESS_KEY_ID,
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
    ...(env.AWS_SESSION_TOKEN && { sessionToken: env.AWS_SESSION_TOKEN }),
    retries: 2,
  }),
  base: env.AWS_ENDPOINT_URL_S3
    ? `${env.AWS_ENDPOINT_URL_S3.replace(/\/$/, '')}/${bucket}`
    : `https://${bucket}.s3.${env.AWS_REGION}.amazonaws.com`,
})
