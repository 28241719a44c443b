import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { createUserPoolClient } from '../adapters/user-pool'

/** `killed`: from that call on nothing is heard of the process any more. `lost`: the answer to that one call is lost. */
export type Outage = { after: number; how: 'killed' | 'lost' }

const timeout = () => Object.assign(new Error('Injected time-out'), { name: 'TimeoutError' })

/**
 * Counts every call to the table and to the user pool, above the SDK's own retries, and lets the world end after so many.
 * The call itself is still carried out: what nobody learns of is the nasty part.
 */
export const injectOutages = (dynamoDb: DynamoDBClient, userPool: ReturnType<typeof createUserPoolClient>) => {
  const state: { outage: Outage | undefined; calls: number } = { outage: undefined, calls: 0 }

  const pass = async <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
    const { outage } = state
    if (!outage) return call()
    state.calls += 1
    if (state.calls < outage.after) return call()
    if (state.calls > outage.after && outage.how === 'lost') return call()
    if (state.calls === outage.after) await call().catch(() => undefined)

    throw timeout()
  }

  dynamoDb.middlewareStack.add((next) => (args) => pass(() => next(args)), { step: 'initialize', name: 'outages' })
  userPool.middlewareStack.add((next) => (args) => pass(() => next(args)), { step: 'initialize', name: 'outages' })

  /** Whether the act came to an end before the world did. */
  return async (outage: Outage, act: () => Promise<unknown>): Promise<boolean> => {
    state.outage = outage
    state.calls = 0
    await act().catch(() => undefined)
    const isOver = state.calls < outage.after
    state.outage = undefined

    return isOver
  }
}
