import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'

const isWrite = (command: string) => /Put|Update|Delete|Write/.test(command)

/** Notes what is asked of the table that would change it, whether it then does or not. */
export const recordWrites = (client: DynamoDBClient) => {
  let written: unknown[] | undefined

  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        if (isWrite(commandName)) written?.push({ commandName, ...args.input })

        return next(args)
      },
    { step: 'initialize', name: 'recordWrites' },
  )

  return async <Answer>(act: () => Promise<Answer>): Promise<{ answer: Answer; written: unknown[] }> => {
    const seen: unknown[] = []
    written = seen
    const answer = await act()
    written = undefined

    return { answer, written: seen }
  }
}
