import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'

export const faultKinds = ['throttled', 'lost-before', 'lost-after', 'brief-throttle', 'brief-lost-after'] as const
export type FaultKind = (typeof faultKinds)[number]
export type FaultCounts = Record<FaultKind, number>

export const noFaults = (): FaultCounts => ({
  throttled: 0,
  'lost-before': 0,
  'lost-after': 0,
  'brief-throttle': 0,
  'brief-lost-after': 0,
})

const failure = (name: string) => Object.assign(new Error(`injected: ${name}`), { name })

type FaultOptions = {
  random: () => number
  /** In thousandths of the requests. */
  share: number
  count: (kind: FaultKind) => void
}

/**
 * Two layers. Outside the SDK's own retries: what the product has to deal with itself, also "committed, then
 * time-out". Inside them: a single answer is throttled or lost, and the SDK sends the same request again.
 */
export const injectFaults = (client: DynamoDBClient, { random, share, count }: FaultOptions) => {
  const happens = (part: number) => random() * 1000 < share * part

  client.middlewareStack.add(
    (next, context) => async (args) => {
      const isWrite = context.commandName === 'TransactWriteItemsCommand'
      if (happens(0.25)) {
        count('throttled')
        throw failure('ThrottlingException')
      }
      if (happens(0.25)) {
        count('lost-before')
        throw failure('TimeoutError')
      }
      const result = await next(args)
      if (happens(isWrite ? 1.5 : 0.2)) {
        count('lost-after')
        throw failure('TimeoutError')
      }

      return result
    },
    { step: 'initialize', name: 'injectFaults', priority: 'normal' },
  )
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (happens(0.02)) {
        count('brief-throttle')
        throw failure('ThrottlingException')
      }
      const result = await next(args)
      if (context.commandName === 'TransactWriteItemsCommand' && happens(0.1)) {
        count('brief-lost-after')
        throw failure('TimeoutError')
      }

      return result
    },
    { step: 'finalizeRequest', name: 'injectBriefFaults', priority: 'low' },
  )
}
