import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'

import { localAccountId, localRegion } from '../config/env'
import type { Invoke } from '../lambda/start-functions'
import type { BusEvent } from './put-events'
import type { Rule, RuleTarget } from './rules'

export type Targets = { sqs: { client: SQSClient; queueUrl: (name: string) => string }; invoke: Invoke }

const lastPart = (arn: string) => arn.split(':').pop() ?? ''

const sendToQueue = ({ sqs }: Targets, arn: string, body: string, attributes: Record<string, string> = {}) =>
  sqs.client.send(
    new SendMessageCommand({
      QueueUrl: sqs.queueUrl(lastPart(arn)),
      MessageBody: body,
      MessageAttributes: Object.fromEntries(
        Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
      ),
    }),
  )

const hand = async (targets: Targets, target: RuleTarget, event: BusEvent) => {
  const service = target.Arn.split(':')[2]
  if (service === 'sqs') return sendToQueue(targets, target.Arn, target.Input ?? JSON.stringify(event))
  if (service === 'lambda') return targets.invoke(lastPart(target.Arn), target.Input ? JSON.parse(target.Input) : event)
  throw new Error(`Rule targets of ${service} are not known here`)
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

type Delivery = { targets: Targets; rule: Rule; target: RuleTarget; event: BusEvent; retryMs: number }

/** Tries as often as the target's policy says, then gives the event to the target's dead-letter queue, if it has one. */
export const deliver = async ({ targets, rule, target, event, retryMs }: Delivery) => {
  const attempts = (target.RetryPolicy?.MaximumRetryAttempts ?? 185) + 1
  const started = Date.now()
  const maxAgeMs = (target.RetryPolicy?.MaximumEventAgeInSeconds ?? 86_400) * 1000
  let problem = ''
  for (let attempt = 0; attempt < attempts && Date.now() - started < maxAgeMs; attempt++) {
    try {
      await hand(targets, target, event)
      return
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error)
      if (attempt < attempts - 1) await pause(Math.min(retryMs * 2 ** attempt, 30_000))
    }
  }
  if (!target.DeadLetterConfig) throw new Error(`${rule.id} could not deliver to ${target.Id}: ${problem}`)
  await sendToQueue(targets, target.DeadLetterConfig.Arn, JSON.stringify(event), {
    RULE_ARN: `arn:aws:events:${localRegion}:${localAccountId}:rule/${rule.id}`,
    TARGET_ARN: target.Arn,
    ERROR_CODE: 'SDK_CLIENT_ERROR',
    ERROR_MESSAGE: problem,
  })
}
