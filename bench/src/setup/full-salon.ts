import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { startDynamoDb } from '@reservaplus/local/dynamodb/launcher'
import { agendaDayWrite } from '@reservaplus/server/agenda/repository'
import type { AppContext } from '@reservaplus/server/app-context'
import { transact, type Write } from '@reservaplus/server/db/transact'
import { createOrganization } from '@reservaplus/server/organizations/create'
import { createProfessional } from '@reservaplus/server/professionals/create'
import { createService } from '@reservaplus/server/services/create'
import { newOrganization, newProfessional, newService } from '@reservaplus/server/testing/samples'
import type { AgendaEntry } from '@reservaplus/shared/agenda/entry'
import { addDays, dayNumberOf, minutesPerDay } from '@reservaplus/shared/time/calendar'
import { type LocalDate, localDate } from '@reservaplus/shared/time/schema'
import { ulid } from 'ulid'
import { connect } from '../stress/connect'
import { createPlainTable } from './create-plain-table'

/** Monday, eleven in the morning in Santiago: figures that do not depend on the day they are taken. */
export const now = new Date('2026-11-23T14:00:00Z')
export const firstDay = localDate.parse('2026-11-24')
export const lastDay = addDays(firstDay, 29)

const actionsPerWrite = 25
const entriesPerDay = 10

/** A day as it is in a salon that is doing well: ten appointments of forty minutes, five minutes between them. */
const busyDay = (day: string): AgendaEntry[] => {
  const opening = dayNumberOf(day) * minutesPerDay + 12 * 60

  return Array.from({ length: entriesPerDay }, (_, index) => ({
    kind: 'appointment',
    id: ulid(),
    start: opening + index * 45,
    end: opening + index * 45 + 40,
    before: 0,
    after: 5,
    overlapAccepted: false,
  }))
}

const fillAgendas = async (ctx: AppContext, resourceIds: readonly string[], from: LocalDate) => {
  const days = Array.from({ length: 34 }, (_, index) => addDays(from, index - 2))
  const writes: Write[] = resourceIds.flatMap((resourceId) =>
    days.map((day) => agendaDayWrite(ctx.organizationId, { resourceId, day, entries: busyDay(day), version: 0 })),
  )
  for (let at = 0; at < writes.length; at += actionsPerWrite) {
    await transact(writes.slice(at, at + actionsPerWrite))
  }
}

type SalonOptions = {
  clock: AppContext['clock']
  /** How many people work there, and how many of them have nothing to do yet. */
  size: number
  idle?: number
  firstDay: LocalDate
}

/** In the table that is connected. */
export const fillSalon = async ({ clock, size, idle = 0, firstDay: from }: SalonOptions) => {
  const config = { linkSecret: 'a secret of the benchmarks, long enough', bookOrigin: 'http://book.localhost:3000' }
  const request = { clock, newId: ulid, correlationId: 'bench', config }
  const organization = await createOrganization(request, newOrganization())
  const ctx: AppContext = {
    ...request,
    organizationId: organization.id,
    actor: { kind: 'staff', id: 'bench' },
    role: 'owner',
  }
  const service = await createService(ctx, newService())
  const professionals = []
  for (let order = 0; order < size; order++) {
    const name = `Profesional ${order}`
    professionals.push(await createProfessional(ctx, newProfessional({ name, order, serviceIds: [service.id] })))
  }
  const busy = professionals.slice(idle).map(({ id }) => id)
  await fillAgendas(ctx, busy, from)

  return { ctx, organization, service, professionals }
}

/** A salon on an engine of its own, with everybody's agenda full for a month. */
export const openFullSalon = async (size: number, watch: (client: DynamoDBClient) => void = () => {}) => {
  const engine = await startDynamoDb()
  const tableName = `bench-${Date.now()}`
  const client = connect({ endpoint: engine.endpoint, tableName })
  await createPlainTable(client, tableName)
  const salon = await fillSalon({ clock: { now: () => now }, size, firstDay })
  watch(client)

  return {
    ...salon,
    stop: async () => {
      client.destroy()
      await engine.stop()
    },
  }
}
export type FullSalon = Awaited<ReturnType<typeof openFullSalon>>
