import { CloudFormationClient, paginateListStackResources } from '@aws-sdk/client-cloudformation'
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { SQSClient } from '@aws-sdk/client-sqs'

import { reasonIn } from './failure-line'
import type { Place } from './place'

const region = 'sa-east-1'
const daysOfLog = 4

const queuesOf = async (stack: string): Promise<Map<string, string>> => {
  const queues = new Map<string, string>()
  const pages = paginateListStackResources({ client: new CloudFormationClient({ region }) }, { StackName: stack })
  for await (const { StackResourceSummaries = [] } of pages) {
    for (const { ResourceType, LogicalResourceId = '', PhysicalResourceId = '' } of StackResourceSummaries) {
      if (ResourceType === 'AWS::SQS::Queue') queues.set(LogicalResourceId, PhysicalResourceId)
    }
  }

  return queues
}

/** A stage that is deployed, with whatever credentials the SDK finds. */
export const awsPlace = async (service: string, stage: string): Promise<Place> => {
  const stack = `${service}-${stage}`
  const logs = new CloudWatchLogsClient({ region })
  const functionName = (key: string) => `${stack}-${key}`

  return {
    lambda: new LambdaClient({ region }),
    sqs: new SQSClient({ region }),
    functionName,
    queues: await queuesOf(stack),
    reasonOf: async (functionKey, messageId) => {
      const { events = [] } = await logs.send(
        new FilterLogEventsCommand({
          logGroupName: `/aws/lambda/${functionName(functionKey)}`,
          filterPattern: `"${messageId}"`,
          startTime: Date.now() - daysOfLog * 24 * 3_600_000,
        }),
      )

      return reasonIn(events.map(({ message = '' }) => message))
    },
  }
}
