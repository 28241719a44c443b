import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import * as z from 'zod'

import { agendaKeyOf, readAgendaItem } from './agenda-item'
import { type CallTrace, currentTrace, dayKey } from './call-trace'
import { clash, firstOverfull } from './entry-rules'
import type { Place } from './place'
import { organizationGap } from './place-plan'

const keys = z.array(z.looseObject({ SK: z.string() }))
const batchInput = z.object({
  RequestItems: z.record(z.string(), z.object({ Keys: keys, ConsistentRead: z.boolean().optional() })),
})
const batchOutput = z.object({ Responses: z.record(z.string(), z.array(z.unknown())).optional() })
const appointmentItem = z.object({
  SK: z.string().startsWith('APPT#'),
  id: z.string(),
  professionalId: z.string(),
  serviceId: z.string(),
  resourceId: z.string().optional(),
  visitId: z.string().optional(),
  durationMinutes: z.number(),
  segments: z.array(z.object({ minutes: z.number(), kind: z.enum(['work', 'processing']) })),
  bufferBeforeMinutes: z.number(),
  bufferAfterMinutes: z.number(),
})
const holdItem = z.object({ PK: z.string().startsWith('TMP#HOLD#'), holdId: z.string() })
const transaction = z.object({
  TransactItems: z.array(
    z.object({
      Put: z
        .looseObject({ Item: z.looseObject({ SK: z.string() }), ConditionExpression: z.string().optional() })
        .optional(),
    }),
  ),
})

const recordBatch = (trace: CallTrace, input: unknown, output: unknown) => {
  const asked = batchInput.parse(input)
  const found = Object.values(batchOutput.parse(output).Responses ?? {}).flat()
  for (const { Keys, ConsistentRead } of Object.values(asked.RequestItems)) {
    for (const { SK } of Keys) {
      const key = agendaKeyOf(SK)
      if (!key) continue
      if (!ConsistentRead) trace.violations.push({ check: 'weak-read', detail: SK })
      trace.agenda.set(dayKey(key.resourceId, key.day), [])
    }
  }
  for (const item of found) {
    const day = readAgendaItem(item)
    if (day) trace.agenda.set(dayKey(day.resourceId, day.day), day.entries)
  }
}

const recordItem = (trace: CallTrace, output: unknown) => {
  const { data } = z.object({ Item: z.looseObject({ PK: z.string(), SK: z.string() }) }).safeParse(output)
  if (!data?.Item.SK.startsWith('APPT#') && !data?.Item.PK.startsWith('TMP#HOLD#')) return
  const read = appointmentItem.safeParse(data.Item).data
  if (read) {
    const { bufferBeforeMinutes: before, bufferAfterMinutes: after, ...rest } = read
    trace.appointment = { ...rest, resourceId: read.resourceId, visitId: read.visitId, before, after }
  }
  const hold = holdItem.safeParse(data.Item).data
  if (hold) trace.previousHoldId = hold.holdId
}

/** Every agenda state that is ever sent must be conditional on the one before, and free of double bookings. */
const judgeWrite = (trace: CallTrace, input: unknown, quantities: Place['quantities']) => {
  for (const { Put } of transaction.parse(input).TransactItems) {
    const day = readAgendaItem(Put?.Item)
    if (!day) continue
    const where = `${day.resourceId} ${day.day} version ${day.version}`
    if (!Put?.ConditionExpression) trace.violations.push({ check: 'unguarded-write', detail: where })
    const booked = day.entries.filter(({ kind }) => kind === 'appointment')
    const quantity = quantities[day.resourceId]
    const isDoubled =
      quantity !== undefined
        ? firstOverfull(booked, quantity) !== undefined
        : booked.some((a, index) => booked.slice(index + 1).some((b) => a.id !== b.id && clash(a, b, organizationGap)))
    if (isDoubled) trace.violations.push({ check: 'double-booking-sent', detail: where })
  }
}

/** Notes what each call reads and judges what it writes. Outermost: below it the faults play. */
export const watchRequests = (client: DynamoDBClient, { quantities }: Pick<Place, 'quantities'>) =>
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const trace = currentTrace()
      if (!trace) return next(args)
      if (context.commandName === 'TransactWriteItemsCommand') judgeWrite(trace, args.input, quantities)
      const result = await next(args)
      if (context.commandName === 'BatchGetItemCommand') recordBatch(trace, args.input, result.output)
      if (context.commandName === 'GetItemCommand') recordItem(trace, result.output)

      return result
    },
    { step: 'initialize', name: 'watchRequests', priority: 'high' },
  )
