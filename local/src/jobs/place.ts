import type { LambdaClient } from '@aws-sdk/client-lambda'
import type { SQSClient } from '@aws-sdk/client-sqs'

/** Where the jobs run that an operator asks about: this machine or a stage in AWS. */
export type Place = {
  lambda: LambdaClient
  sqs: SQSClient
  functionName: (key: string) => string
  /** Addresses by the names that the template gives. */
  queues: ReadonlyMap<string, string>
  /** Why a message failed, as the function that handles it has written down; undefined where nothing is found. */
  reasonOf: (functionKey: string, messageId: string) => Promise<string | undefined>
  /** Absent where time cannot be moved. */
  moveClock?: (to: Date) => Promise<void>
}
