import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** What the process was doing when it died: nothing of its own ever sees this. */
class ProcessKilled extends Error {
  override readonly name = 'ProcessKilled'
}

const isWrite = (command: string | undefined = '') => !/^(Get|Query|BatchGet|AdminGet|List)/.test(command)

/**
 * A process that dies once it has written a number of times, to the table or the user pool: the last write is carried out,
 * its answer never arrives, and nothing that the process still wants to do happens.
 */
export const killable = (table: DynamoDBClient, pool: CognitoIdentityProviderClient) => {
  let left = Number.POSITIVE_INFINITY
  let written = 0

  const guard = async <Answer>(command: string | undefined, send: () => Promise<Answer>): Promise<Answer> => {
    if (left <= 0) throw new ProcessKilled()
    const answer = await send()
    if (!isWrite(command)) return answer
    left -= 1
    written += 1
    if (left <= 0) throw new ProcessKilled()

    return answer
  }
  const options = { step: 'initialize', name: 'killable' } as const
  table.middlewareStack.add(
    (next, { commandName }) =>
      (args) =>
        guard(commandName, () => next(args)),
    options,
  )
  pool.middlewareStack.add(
    (next, { commandName }) =>
      (args) =>
        guard(commandName, () => next(args)),
    options,
  )

  return {
    /** How often `act` writes when nothing happens to it. */
    count: async (act: () => Promise<unknown>): Promise<number> => {
      written = 0
      await act()

      return written
    },
    /** Lets `act` die after so many writes. */
    kill: async (writes: number, act: () => Promise<unknown>): Promise<void> => {
      left = writes
      await act().catch((error: unknown) => {
        if (left > 0) throw error
      })
      left = Number.POSITIVE_INFINITY
    },
  }
}
