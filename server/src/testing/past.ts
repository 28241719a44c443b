import { BatchWriteCommand, type BatchWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import { noFigures } from '@reservaplus/shared/clients/figures'
import type { Client } from '@reservaplus/shared/clients/schema'
import { tokensOf } from '@reservaplus/shared/clients/tokens'
import { appointmentEvent } from '@reservaplus/shared/events/appointment-event'
import { appointmentId, clientId, eventId } from '@reservaplus/shared/ids/schema'
import { addMinutes } from '@reservaplus/shared/time/instant'
import { instant } from '@reservaplus/shared/time/schema'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { ulid } from 'ulid'

import { AppointmentEntity } from '../appointments/entity'
import { AppointmentReferenceEntity } from '../appointments/reference-entity'
import { ClientEntity } from '../clients/entity'
import { clientTokenKey } from '../db/keys'
import { appTable } from '../db/table'
import { EventEntity } from '../events/entity'
import type { VisitSalon } from './visit-salon'

type Put = NonNullable<NonNullable<BatchWriteCommandInput['RequestItems']>[string]>[number]

const batchSize = 25
const atOnce = 4

const write = async (puts: readonly Put[]) => {
  const batches = Array.from({ length: Math.ceil(puts.length / batchSize) }, (_, index) =>
    puts.slice(index * batchSize, (index + 1) * batchSize),
  )
  const name = appTable.getName()
  const client = appTable.getDocumentClient()
  const work = async () => {
    for (let batch = batches.pop(); batch; batch = batches.pop()) {
      await client.send(new BatchWriteCommand({ RequestItems: { [name]: batch } }))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

/** One word of their own, so that a search for another finds no more of them than before. */
const guestOfLongAgo = (template: Client, number: number): Client => {
  const { email: _email, phone: _phone, ...rest } = template

  return {
    ...rest,
    id: clientId.parse(ulid()),
    firstName: `Pasado${String(number).padStart(6, '0')}`,
    lastName: '',
    figures: noFigures,
  }
}

/** More than a client's list looks at, whatever the size. */
const listed = 220

const firstStart = instant.parse('2010-01-04T13:00:00Z')

/**
 * About so many items that lie behind an organization: appointments that were completed, with their references and events, of
 * one client who always came and of others who came once. Written straight into the table: nobody waits for bookings.
 */
export const fillPast = async ({ byHand, ctx }: VisitSalon, regular: Client, items: number): Promise<number> => {
  const template = await byHand({ start: '2026-12-23T13:00:00Z', client: { id: regular.id } })
  const { organizationId } = ctx
  const puts: Put[] = []
  for (let number = 0; puts.length < items; number++) {
    const isRegular = number < listed || number % 2 === 0
    const who = isRegular ? regular : guestOfLongAgo(regular, number)
    const start = addMinutes(firstStart, number * 50)
    const past = {
      ...template,
      id: appointmentId.parse(ulid()),
      clientId: who.id,
      start,
      end: addMinutes(start, template.durationMinutes),
      status: 'completed' as const,
      version: 1,
    }
    const told = { id: eventId.parse(ulid()), at: start, actor: ctx.actor }
    puts.push(
      AppointmentEntity.build(BatchPutRequest).item(past).params(),
      AppointmentReferenceEntity.build(BatchPutRequest).item(past).params(),
      EventEntity.build(BatchPutRequest)
        .item(appointmentEvent('appointment.completed', past, told))
        .params(),
    )
    if (isRegular) continue
    puts.push(
      ClientEntity.build(BatchPutRequest).item(who).params(),
      ...tokensOf(who).map((token) => ({ PutRequest: { Item: clientTokenKey(organizationId, token, who.id) } })),
    )
  }
  await write(puts)

  return puts.length
}
