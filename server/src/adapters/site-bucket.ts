import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'

/** The built pages. */
export const createSiteBucket = (bucket: string) => {
  const client = new S3Client({ maxAttempts: 2 })

  return {
    read: async (key: string): Promise<string> => {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }), {
        abortSignal: AbortSignal.timeout(2_000),
      })

      return (await Body?.transformToString()) ?? ''
    },
  }
}
export type SiteBucket = ReturnType<typeof createSiteBucket>
