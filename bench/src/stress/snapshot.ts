import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { type Appointment, appointment } from '@reservaplus/shared/appointments/schema'
import { type Client, client } from '@reservaplus/shared/clients/schema'
import { type DomainEvent, domainEvent } from '@reservaplus/shared/events/schema'
import { type Series, series } from '@reservaplus/shared/series/schema'
import { type Visit, visit } from '@reservaplus/shared/visits/schema'
import { type WaitlistEntry, waitlistEntry } from '@reservaplus/shared/waitlist/schema'
import * as z from 'zod'

import { type AgendaItem, readAgendaItem } from './agenda-item'

/** The whole table at the end, as the checks want it. */
export type Snapshot = {
  appointments: Appointment[]
  /** Where each appointment is said to be. */
  references: { id: string; start: string }[]
  agenda: AgendaItem[]
  events: DomainEvent[]
  clients: Client[]
  /** Mail to client. */
  clientMails: { mail: string; holderId: string }[]
  /** Bookings and clients that the plan's counters have counted. */
  counted: number
  countedClients: number
  visits: Visit[]
  series: Series[]
  waitlist: WaitlistEntry[]
  /** Ids of bulk operations that have not ended. */
  runningOperations: string[]
}

const empty = (): Snapshot => ({
  appointments: [],
  references: [],
  agenda: [],
  events: [],
  clients: [],
  clientMails: [],
  counted: 0,
  countedClients: 0,
  visits: [],
  series: [],
  waitlist: [],
  runningOperations: [],
})

const keyed = z.looseObject({ PK: z.string(), SK: z.string() })
const reference = z.object({ id: z.string(), start: z.string() })
const usage = z.object({ count: z.number() })
const operation = z.object({ id: z.string(), status: z.string() })
const unique = z.object({ holderId: z.string() })

const sortIn = (snapshot: Snapshot, raw: unknown) => {
  const item = keyed.parse(raw)
  const { PK, SK } = item
  const agenda = readAgendaItem(item)
  if (agenda) snapshot.agenda.push(agenda)
  else if (SK.startsWith('APPT#')) snapshot.appointments.push(appointment.parse(item))
  else if (SK.startsWith('REF#APPT#')) snapshot.references.push(reference.parse(item))
  else if (SK.startsWith('EVENT#')) snapshot.events.push(domainEvent.parse(item))
  else if (/^CLIENT#[^#]+$/.test(SK)) snapshot.clients.push(client.parse(item))
  else if (SK.startsWith('VISIT#')) snapshot.visits.push(visit.parse(item))
  else if (SK.startsWith('SERIES#')) snapshot.series.push(series.parse(item))
  else if (SK.startsWith('WAIT#')) snapshot.waitlist.push(waitlistEntry.parse(item))
  else if (SK.startsWith('BULK#')) {
    const { id, status } = operation.parse(item)
    if (status === 'running') snapshot.runningOperations.push(id)
  } else if (SK === 'USAGE#clients') snapshot.countedClients += usage.parse(item).count
  else if (SK.startsWith('USAGE#appts#')) snapshot.counted += usage.parse(item).count
  else if (PK.startsWith('UNIQ#CLIENTMAIL#')) {
    snapshot.clientMails.push({ mail: PK.split('#')[3] ?? '', holderId: unique.parse(item).holderId })
  }
}

/** Reads every item. Only a program like this may: the product never walks its table. */
export const takeSnapshot = async (dynamoDb: DynamoDBClient, tableName: string): Promise<Snapshot> => {
  const documents = DynamoDBDocumentClient.from(dynamoDb)
  const snapshot = empty()
  let from: Record<string, unknown> | undefined
  do {
    const { Items = [], LastEvaluatedKey } = await documents.send(
      new ScanCommand({ TableName: tableName, ConsistentRead: true, ExclusiveStartKey: from }),
    )
    for (const item of Items) sortIn(snapshot, item)
    from = LastEvaluatedKey
  } while (from)

  return snapshot
}
