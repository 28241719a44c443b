import * as z from 'zod'

import { asObject, type Json, type JsonObject } from './json'

const httpEvent = z.strictObject({
  method: z.string(),
  path: z.string(),
  authorizer: z.object({ name: z.string() }).optional(),
})

const queueEvent = z.strictObject({
  arn: z.string(),
  batchSize: z.int().default(10),
  maximumBatchingWindow: z.int().optional(),
  maximumConcurrency: z.int().optional(),
  functionResponseType: z.literal('ReportBatchItemFailures').optional(),
})

const streamEvent = z.strictObject({
  type: z.literal('dynamodb'),
  arn: z.string(),
  startingPosition: z.enum(['TRIM_HORIZON', 'LATEST']),
  batchSize: z.int().default(100),
  batchWindow: z.int().optional(),
  maximumRetryAttempts: z.int().default(-1),
  maximumRecordAgeInSeconds: z.int().default(-1),
  bisectBatchOnFunctionError: z.boolean().default(false),
  parallelizationFactor: z.int().optional(),
  functionResponseType: z.literal('ReportBatchItemFailures').optional(),
  filterPatterns: z.array(z.record(z.string(), z.json())).optional(),
  destinations: z.object({ onFailure: z.object({ type: z.literal('sqs'), arn: z.string() }) }).optional(),
})

const scheduleEvent = z.strictObject({
  rate: z.union([z.string(), z.array(z.string())]).transform((rate) => [rate].flat()),
  enabled: z.boolean().default(true),
  input: z.json().optional(),
  name: z.string().optional(),
  description: z.string().optional(),
})

// Strict: an event of the template that this cloud does not know must be noticed, not skipped.
const event = z.strictObject({
  httpApi: httpEvent.optional(),
  sqs: queueEvent.optional(),
  stream: streamEvent.optional(),
  schedule: scheduleEvent.optional(),
})

const functionSettings = z.object({
  handler: z.string(),
  timeout: z.number().optional(),
  memorySize: z.number().optional(),
  reservedConcurrency: z.number().optional(),
  environment: z.record(z.string(), z.coerce.string()).default({}),
  events: z.array(event).default([]),
})

export type FunctionSettings = Omit<z.infer<typeof functionSettings>, 'timeout' | 'memorySize'> & {
  key: string
  timeoutMs: number
  memoryMb: number
}
export type QueueSource = z.infer<typeof queueEvent>
export type StreamSource = z.infer<typeof streamEvent>

const defaults = z.object({
  timeout: z.number().default(6),
  memorySize: z.number().default(1024),
  environment: z.record(z.string(), z.coerce.string()).default({}),
})

export const readFunctions = (functions: JsonObject, provider: Json | undefined): FunctionSettings[] => {
  const shared = defaults.parse(asObject(provider))
  return Object.entries(functions).map(([key, value]) => {
    const { timeout, memorySize, ...own } = functionSettings.parse(value)
    return {
      ...own,
      key,
      timeoutMs: (timeout ?? shared.timeout) * 1000,
      memoryMb: memorySize ?? shared.memorySize,
      environment: { ...shared.environment, ...own.environment },
    }
  })
}
