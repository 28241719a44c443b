import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'

type Consumed = { CapacityUnits?: number | undefined }
type Answer = { ConsumedCapacity?: Consumed | Consumed[] | undefined }
type Units = { read: number; write: number; requests: number; rounds: number }

const unitsOf = ({ ConsumedCapacity }: Answer) =>
  [ConsumedCapacity ?? []].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0)

const isWrite = (command: string) => /Put|Update|Delete|Write/.test(command)

/** Counts what the table charges, its indexes included, and how many rounds of requests follow each other. */
export const meterUnits = (client: DynamoDBClient) => {
  let units: Units = { read: 0, write: 0, requests: 0, rounds: 0 }
  let underWay = 0

  client.middlewareStack.add(
    (next, context) => async (args) => {
      const input = { ...args.input, ReturnConsumedCapacity: 'INDEXES' }
      if (underWay === 0) units.rounds += 1
      underWay += 1
      units.requests += 1
      try {
        const result = await next({ ...args, input })
        const used = unitsOf(result.output as Answer)
        if (isWrite(context.commandName ?? '')) units.write += used
        else units.read += used

        return result
      } finally {
        underWay -= 1
      }
    },
    { step: 'initialize', name: 'meterUnits' },
  )

  return async (act: () => Promise<unknown>): Promise<Units> => {
    units = { read: 0, write: 0, requests: 0, rounds: 0 }
    await act()

    return units
  }
}
