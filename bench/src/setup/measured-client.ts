import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import * as z from 'zod'

const capacity = z.object({ CapacityUnits: z.number().default(0) })
const answer = z.object({
  ConsumedCapacity: z.union([capacity.transform((one) => [one]), z.array(capacity)]).optional(),
})

const writes = ['PutItemCommand', 'UpdateItemCommand', 'DeleteItemCommand', 'TransactWriteItemsCommand']

type Request = { from: number; to: number; units: number; isWrite: boolean }

export type Consumption = { readUnits: number; writeUnits: number; requests: number; roundTrips: number }

/** A request belongs to the round after the last one that had ended when it began. */
const roundTripsOf = (requests: readonly Request[]) => {
  const rounds: { to: number; round: number }[] = []
  for (const { from, to } of [...requests].sort((a, b) => a.from - b.from)) {
    const before = rounds.filter((each) => each.to <= from).map(({ round }) => round)
    rounds.push({ to, round: 1 + Math.max(0, ...before) })
  }

  return Math.max(0, ...rounds.map(({ round }) => round))
}

const sum = (requests: readonly Request[], isWrite: boolean) =>
  requests.filter((each) => each.isWrite === isWrite).reduce((total, { units }) => total + units, 0)

/** Asks every request what it consumed, table and indexes together. */
export const measureConsumption = (client: DynamoDBClient) => {
  let requests: Request[] = []
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const from = performance.now()
      const result = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } })
      const units = (answer.parse(result.output).ConsumedCapacity ?? []).reduce(
        (total, each) => total + each.CapacityUnits,
        0,
      )
      requests.push({ from, to: performance.now(), units, isWrite: writes.includes(context.commandName ?? '') })

      return result
    },
    { step: 'initialize', name: 'measureConsumption', priority: 'high' },
  )

  return async (run: () => Promise<unknown>): Promise<Consumption> => {
    requests = []
    await run()

    return {
      readUnits: sum(requests, false),
      writeUnits: sum(requests, true),
      requests: requests.length,
      roundTrips: roundTripsOf(requests),
    }
  }
}
