import { localCredentials } from '@reservaplus/local/config/env'
import { type TestS3, testS3 } from '@reservaplus/local/s3/test-s3'
import { afterAll, beforeAll } from 'vitest'
import { connectFilesBucket } from '../adapters/files-bucket'

/** The bucket of uploads, for the tests of one file. */
export const useTestFiles = (): void => {
  let s3: TestS3
  beforeAll(async () => {
    s3 = await testS3()
    connectFilesBucket({
      FILES_BUCKET: 'files',
      AWS_REGION: 'sa-east-1',
      AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
      AWS_ENDPOINT_URL_S3: s3.url,
    })
  })
  afterAll(() => s3.stop())
}
