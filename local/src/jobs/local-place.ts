import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { SQSClient } from '@aws-sdk/client-sqs'

import { controlFile, controlSettings } from '../cli/start-control'
import { localCredentials, localRegion } from '../config/env'
import { reasonIn } from './failure-line'
import type { Place } from './place'

const settingsOf = (dataDir: string) => {
  const file = controlFile(dataDir)
  if (!existsSync(file)) throw new Error('Nothing runs here: begin with npm start, or name a stage (--stage prod)')

  return controlSettings.parse(JSON.parse(readFileSync(file, 'utf8')))
}

const failureOf = (dataDir: string, functionKey: string, messageId: string) => {
  const file = join(dataDir, 'logs', `${functionKey}.log`)
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []

  return reasonIn(lines.filter((line) => line.includes(messageId)))
}

/** The product as `npm start` runs it in a folder. */
export const localPlace = (dataDir: string): Place => {
  const { lambdaUrl, sqsUrl, queues } = settingsOf(dataDir)
  const shared = { region: localRegion, credentials: localCredentials }

  return {
    lambda: new LambdaClient({ ...shared, endpoint: lambdaUrl }),
    sqs: new SQSClient({ ...shared, endpoint: sqsUrl, useQueueUrlAsEndpoint: false }),
    functionName: (key) => key,
    queues: new Map(Object.entries(queues)),
    reasonOf: async (functionKey, messageId) => failureOf(dataDir, functionKey, messageId),
    moveClock: async (to) => {
      await fetch(`${lambdaUrl}/clock`, { method: 'POST', body: JSON.stringify({ to: to.toISOString() }) })
    },
  }
}
