import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectsCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3'
import { localCredentials } from '../src/config/env'
import { startS3 } from '../src/s3/start-s3'
import { againstAws, env } from './config/env'

const standIn = async () => {
  const server = await startS3({
    buckets: [{ name: 'contract' }],
    credentials: localCredentials,
    now: () => Date.now(),
  })
  const s3 = new S3Client({
    region: env.AWS_REGION,
    endpoint: server.url,
    forcePathStyle: true,
    credentials: localCredentials,
  })
  return { s3, bucket: 'contract', stop: server.stop }
}

const throwawayBucket = async () => {
  const s3 = new S3Client({ region: env.AWS_REGION })
  const bucket = `reservaplus-contract-${Date.now()}`
  await s3.send(new CreateBucketCommand({ Bucket: bucket }))
  const stop = async () => {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }))
    const Objects = Contents.map(({ Key }) => ({ Key }))
    if (Objects.length > 0) await s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects } }))
    await s3.send(new DeleteBucketCommand({ Bucket: bucket }))
  }
  return { s3, bucket, stop }
}

export const s3Target = againstAws ? throwawayBucket : standIn
