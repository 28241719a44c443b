import { type DynamoDBClient, RequestLimitExceeded, TransactionCanceledException } from '@aws-sdk/client-dynamodb'

/**
 * What can go wrong between us and the table: it refuses for now, two transactions meet, the request never arrives,
 * or (the nasty one) it is carried out and the answer is lost.
 */
export type Fault = 'throttled' | 'conflict' | 'lost-request' | 'lost-answer'

const $metadata = {}

const timeout = () => Object.assign(new Error('Injected time-out'), { name: 'TimeoutError' })

const conflict = () =>
  new TransactionCanceledException({
    message: 'Injected conflict',
    CancellationReasons: [{ Code: 'TransactionConflict' }],
    $metadata,
  })

const refusal = (fault: Fault): Error => {
  if (fault === 'throttled') return new RequestLimitExceeded({ message: 'Injected throttling', $metadata })

  return fault === 'conflict' ? conflict() : timeout()
}

/** Above the SDK's own retries, as if those had been used up. `pick` is asked before each command, by its name. */
export const injectFaults = (client: DynamoDBClient, pick: (command: string) => Fault | undefined): void => {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const fault = pick(context.commandName ?? '')
      if (fault === undefined) return next(args)
      // Also what the table refuses: the caller hears nothing of it either.
      if (fault === 'lost-answer') await next(args).catch(() => undefined)

      throw refusal(fault)
    },
    { step: 'initialize', name: 'injectFaults' },
  )
}
