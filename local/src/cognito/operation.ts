import * as z from 'zod'
import { CognitoError, invalidParameter } from './errors'
import { type Pool, requirePool } from './pool'

export interface Caller {
  /** Whether the request carried an AWS signature. */
  signed: boolean
}
export type Operation = (pool: Pool, body: unknown, caller: Caller) => Promise<object>

const parse = <T>(schema: z.ZodType<T>, body: unknown): T => {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw invalidParameter(`1 validation error detected: Value at '${issue?.path.join('.')}' failed: ${issue?.message}`)
}

/** What an app may call with nothing but its client id or an access token. */
export const publicOperation =
  <T>(schema: z.ZodType<T>, run: (pool: Pool, input: T) => object | Promise<object>): Operation =>
  async (pool, body) =>
    run(pool, parse(schema, body))

const poolOwned = z.object({ UserPoolId: z.string() })

/** What takes IAM credentials in AWS: an unsigned call must not pass here either. */
export const adminOperation =
  <T>(schema: z.ZodType<T>, run: (pool: Pool, input: T) => object | Promise<object>): Operation =>
  async (pool, body, caller) => {
    if (!caller.signed) throw new CognitoError('MissingAuthenticationTokenException', 'Missing Authentication Token')
    requirePool(pool, parse(poolOwned, body).UserPoolId)
    return run(pool, parse(schema, body))
  }

export const metadata = z.record(z.string(), z.string()).optional()
export const attributeInputs = z.array(z.object({ Name: z.string(), Value: z.string().optional() }))
