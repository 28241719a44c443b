import * as z from 'zod'

const schema = z.object({
  DYNAMODB_ENDPOINT: z.url().optional(),
  DYNAMO_ENGINE: z.enum(['dynoxide', 'ddb-local']).optional(),
})

export const readEnv = () => schema.parse(process.env)

/** Credentials that every stand-in accepts; real ones never reach the local cloud. */
export const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local' }
export const localRegion = 'sa-east-1'
export const localAccountId = '000000000000'
export const localPath = process.env.PATH ?? ''

export const isRunByNpm = () => process.env.npm_lifecycle_event !== undefined
