import { EventBridgeClient } from '@aws-sdk/client-eventbridge'

import { localCredentials } from '../src/config/env'
import { startEventBus } from '../src/eventbridge/start-event-bus'
import { startSqs } from '../src/sqs/start-sqs'
import { againstAws, env } from './config/env'

/** Entries sent here match no rule: the source is not the product's. */
export const eventBridgeTarget = async () => {
  const EventBusName = `reservaplus-${env.STAGE}`
  if (againstAws) {
    const client = new EventBridgeClient({ region: env.AWS_REGION })
    return { client, EventBusName, stop: async () => client.destroy() }
  }
  const sqs = await startSqs()
  const bus = await startEventBus({ rules: [], busNames: [EventBusName], targets: { sqs, invoke: async () => null } })
  const client = new EventBridgeClient({ region: env.AWS_REGION, endpoint: bus.url, credentials: localCredentials })
  return {
    client,
    EventBusName,
    stop: async () => {
      client.destroy()
      await bus.stop()
      await sqs.stop()
    },
  }
}
