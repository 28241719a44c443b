import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { decodeBusy, encodeBusy } from '@reservaplus/shared/agenda/codec'
import { dayNumberOf, minutesPerDay } from '@reservaplus/shared/time/calendar'
import * as z from 'zod'

import type { StressOptions } from './options'

const put = z.looseObject({ Item: z.looseObject({ SK: z.string() }) })
const input = z.looseObject({ TransactItems: z.array(z.looseObject({ Put: put.optional() })) })
type Action = z.infer<typeof input>['TransactItems'][number]

const sortKeyOf = ({ Put }: Action) => Put?.Item.SK ?? ''

/** Of the condition itself, and of the names and values that nothing else uses. */
const unguarded = (action: Action): Action => {
  if (!sortKeyOf(action).startsWith('AGENDA#') || !action.Put) return action
  const {
    ConditionExpression: _,
    ExpressionAttributeNames: _names,
    ExpressionAttributeValues: _values,
    ...rest
  } = action.Put

  return { ...action, Put: put.parse(rest) }
}

type Random = () => number

const rewrites = {
  /** The lost update that all of this is about. */
  'skip-version': (actions: Action[]) => actions.map(unguarded),
  'lose-event': (actions: Action[], random: Random) =>
    random() < 0.02 ? actions.filter((each) => !sortKeyOf(each).startsWith('EVENT#')) : actions,
  'lose-reference': (actions: Action[], random: Random) =>
    random() < 0.02 ? actions.filter((each) => !sortKeyOf(each).startsWith('REF#')) : actions,
}

/** Breaks what is written, below everything that watches it. */
export const sabotageWrites = (client: DynamoDBClient, kind: StressOptions['sabotage'], random: Random) => {
  if (!kind || kind === 'phantom-reads') return
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName !== 'TransactWriteItemsCommand') return next(args)
      const { TransactItems, ...rest } = input.parse(args.input)

      return next({ ...args, input: { ...rest, TransactItems: rewrites[kind](TransactItems, random) } })
    },
    { step: 'initialize', name: 'sabotageWrites', priority: 'low' },
  )
}

const busyItem = z.looseObject({ SK: z.string().startsWith('AGENDA#'), busy: z.string() })
const answer = z.looseObject({ Responses: z.record(z.string(), z.array(z.unknown())) })

/** Somebody who is not there, all day long. */
const withPhantom = (item: unknown): unknown => {
  const { data } = busyItem.safeParse(item)
  const day = data?.SK.split('#')[2]
  if (!data || !day) return item
  const start = dayNumberOf(day) * minutesPerDay
  const facts = {
    kind: 'appointment',
    id: 'phantom-phantom-phantom',
    before: 0,
    after: 0,
    overlapAccepted: false,
  } as const

  return {
    ...data,
    busy: encodeBusy(day, [...decodeBusy(day, data.busy), { ...facts, start, end: start + minutesPerDay }]),
  }
}

/** Shows the product what is not in the table, above everything that watches. */
export const sabotageReads = (client: DynamoDBClient, kind: StressOptions['sabotage'], random: Random) => {
  if (kind !== 'phantom-reads') return
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const result = await next(args)
      if (context.commandName !== 'BatchGetItemCommand' || random() > 0.05) return result
      const { Responses, ...rest } = answer.parse(result.output)
      const changed = Object.entries(Responses).map(([table, items]) => [table, items.map(withPhantom)])
      Object.assign(result.output, rest, { Responses: Object.fromEntries(changed) })

      return result
    },
    { step: 'initialize', name: 'sabotageReads', priority: 'high' },
  )
}
