// reason: one run over all queues, and what has to be true of everything that is left of it
import { fileURLToPath } from 'node:url'
import { seededRandom } from '@reservaplus/local/demo/random'
import { readRules } from '@reservaplus/local/eventbridge/rules'
import { matchesPattern } from '@reservaplus/local/events/event-pattern'
import { loadTemplate } from '@reservaplus/local/template/load-template'
import { findAlerts } from '@reservaplus/server/alerts/repository'
import type { AppContext } from '@reservaplus/server/app-context'
import { cancel } from '@reservaplus/server/appointments/change'
import { reschedule } from '@reservaplus/server/appointments/reschedule'
import { projectClient } from '@reservaplus/server/clients/project-client'
import { findClient } from '@reservaplus/server/clients/repository'
import { create as createClient } from '@reservaplus/server/clients/service'
import { findUndelivered, outboxShards } from '@reservaplus/server/events/outbox-repository'
import { findMessages } from '@reservaplus/server/notifications/repository'
import { findReminder } from '@reservaplus/server/reminders/repository'
import { findAllAppointments, findDayFigures } from '@reservaplus/server/reports/day-repository'
import { projectDay } from '@reservaplus/server/reports/project-day'
import { useTestAccounts } from '@reservaplus/server/testing/accounts'
import { openSalon } from '@reservaplus/server/testing/salon'
import { useTestTable } from '@reservaplus/server/testing/table'
import { as, joinTeam } from '@reservaplus/server/testing/team'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { DomainEvent } from '@reservaplus/shared/events/schema'
import { type AppointmentId, type ClientId, userId } from '@reservaplus/shared/ids/schema'
import { addDays } from '@reservaplus/shared/time/calendar'
import { instant, localDate } from '@reservaplus/shared/time/schema'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { useMailCloud } from '../testing/mail-cloud'
import { noticeOf, type QueueHandler } from '../testing/queue'
import { unrulyQueue } from '../testing/unruly-queue'

/** `EVENTS=1000` for the whole proof. */
const wanted = Number(process.env.EVENTS ?? 60)
const seed = Number(process.env.SEED ?? 7)

const table = useTestTable()
const accounts = useTestAccounts()
const cloud = useMailCloud((name, value) => vi.stubEnv(name, value))
const queues = ['reports', 'clients', 'reminders', 'alerts', 'mail'] as const
type Queue = (typeof queues)[number]
const handlers = new Map<Queue, QueueHandler>()

beforeAll(async () => {
  vi.stubEnv('TABLE_NAME', table().tableName)
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', table().endpoint)
  vi.stubEnv('PUSH_PUBLIC_KEY', 'not-set')
  vi.stubEnv('PUSH_PRIVATE_KEY', 'not-set')
  const modules = {
    reports: import('./project-reports'),
    clients: import('./project-clients'),
    reminders: import('./project-reminders'),
    alerts: import('./send-alerts'),
    mail: import('./send-mail'),
  }
  for (const name of queues) handlers.set(name, (await modules[name]).handler as QueueHandler)
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T14:00:00Z') })
})
afterAll(() => vi.useRealTimers())

/** Which queue an event goes to, as the rules of the deployment say. */
const routesOf = () => {
  const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '')
  const template = loadTemplate({ root, hosts: { app: 'a', book: 'b', apiOrigin: 'c' } })
  const rules = new Map(
    readRules(template).flatMap(({ Targets, EventPattern }) => Targets.map(({ Id }) => [Id, EventPattern])),
  )

  return (queue: Queue, { type }: DomainEvent) =>
    matchesPattern(rules.get(queue) ?? {}, { source: 'reservaplus', 'detail-type': type, detail: {} })
}

const hours = ['13', '14', '15', '18', '19']
const firstDay = localDate.parse('2026-11-24')

type Fate = { ctx: AppContext; reception: AppContext; made: { id: AppointmentId; start: string }; chance: number }

/** Some are cancelled by the client, some are moved by the desk to the last hour of the day. */
const meetFate = async ({ ctx, reception, made, chance }: Fate, clientId: ClientId) => {
  const { id, start } = made
  if (chance < 0.25) await cancel({ ...ctx, actor: { kind: 'client', id: clientId } }, { id, reason: '' })
  else if (chance < 0.5) {
    await reschedule(reception, { id, start: start.replace(/T.*/, 'T20:00:00Z') }).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error
    })
  }
}

const openBusySalon = async () => {
  const salon = await openSalon({ clock: { now: () => new Date() } })
  const reception = as(salon.ctx, await joinTeam(salon.ctx, accounts, { role: 'reception' }))
  const clients: ClientId[] = []
  for (let number = 0; number < 12; number++) {
    const email = `persona${number}@correo.example`
    clients.push((await createClient(salon.ctx, { firstName: `Persona${number}`, lastName: '', email })).id)
  }

  return { ...salon, reception, clients }
}

/** Bookings, moves and cancellations of a busy salon, until there are as many events as were asked for. */
const liveThrough = async (random: () => number) => {
  const { ctx, byHand, reception, clients } = await openBusySalon()
  const events = async () => {
    const found = await Promise.all(
      outboxShards.map((shard) => findUndelivered(shard, new Date('2100-01-01'), 100_000)),
    )

    return found.flat().filter(({ organizationId }) => organizationId === ctx.organizationId)
  }
  for (let slot = 0; (await events()).length < wanted; slot++) {
    const start = `${addDays(firstDay, Math.floor(slot / hours.length))}T${hours[slot % hours.length]}:00:00Z`
    const clientId = clients[Math.floor(random() * clients.length)]
    if (!clientId) throw new Error('There is no client')
    const made = await byHand({ start, client: { id: clientId } }).catch((error: unknown) => {
      // A day on which nobody works, or an hour that something was moved to.
      if (error instanceof AppError) return undefined
      throw error
    })
    if (made) await meetFate({ ctx, reception, made, chance: random() }, clientId)
  }

  return { ctx, events: await events(), clients, reception: userId.parse(reception.actor.id) }
}

const poison = ['nothing at all', '{"detail":{}}', '{"detail":{"id":"01JDPOISON0000000000000000","type":"x"}}']
const everything = { limit: 100_000 }

it(`of ${wanted} events each has every effect once, whatever the queues do; poison lies apart`, async () => {
  const random = seededRandom(seed)
  const { ctx, events, clients, reception } = await liveThrough(random)
  const { organizationId } = ctx
  const goesTo = routesOf()
  const lines = queues.map((name) => {
    const handler = handlers.get(name)
    if (!handler) throw new Error(`Nobody handles ${name}`)
    const queue = unrulyQueue(handler, { random })
    for (const event of events.filter((each) => goesTo(name, each))) queue.put(noticeOf(event))
    for (const body of poison) queue.put(body)

    return { name, queue }
  })
  expect(events.length).toBeGreaterThanOrEqual(wanted)
  await Promise.all(lines.map(({ queue }) => queue.run()))

  // A mail whose fate is not known waits until its window has passed (decision 5).
  const unsettled = (await findMessages(organizationId, everything)).items.filter(({ status }) => status === 'sending')
  vi.setSystemTime(Date.now() + 11 * 60_000)

  // What died of bad luck is sent again, as an operator would.
  const again = lines.map(async ({ queue }) => {
    for (const body of queue.dead.filter((each) => !poison.includes(each))) queue.put(body)
    await queue.run()

    return queue.dead.filter((each) => poison.includes(each)).toSorted()
  })
  for (const dead of await Promise.all(again)) expect(dead).toEqual(poison.toSorted())

  // Mails: one for each that was claimed, and all of them out.
  const { items: messages } = await findMessages(organizationId, everything)
  expect(messages.length).toBeGreaterThan(events.length / 4)
  expect([...new Set(messages.map(({ status }) => status))]).toEqual(['sent'])
  const sent = cloud.reports.filter(({ detail }) => detail.eventType === 'Send')
  expect(sent.length).toBeGreaterThanOrEqual(messages.length)
  expect(sent.length).toBeLessThanOrEqual(messages.length + unsettled.length)

  // Alerts: one for each event that concerns the desk, which did some of it itself.
  const { items: alerts } = await findAlerts({ organizationId, userId: reception }, everything)
  const byClients = events.filter(({ type, actor }) => type === 'appointment.cancelled' && actor.kind === 'client')
  expect(alerts.map(({ id }) => id).toSorted()).toEqual(byClients.map(({ id }) => id).toSorted())

  const appointments = await findAllAppointments(organizationId, {
    from: instant.parse('2026-11-23T00:00:00Z'),
    to: instant.parse('2028-01-01T00:00:00Z'),
  })

  // Figures of days and clients: as if computed now, in peace.
  const clock = { now: () => new Date() }
  const range = { from: firstDay, to: addDays(firstDay, 250) }
  const figures = async () => ({
    days: await findDayFigures(organizationId, range),
    clients: await Promise.all(clients.map(async (id) => (await findClient(organizationId, id))?.figures)),
  })
  const left = await figures()
  const dates = new Set(appointments.map(({ localStart }) => localStart.slice(0, 10)))
  expect([...dates].filter((date) => !left.days.some((day) => day.date === date))).toEqual([])
  for (const { date } of left.days) await projectDay(clock, { organizationId, date })
  for (const clientId of clients) await projectClient(clock, { organizationId, clientId, isAnew: true })
  expect(left).toEqual(await figures())

  // Reminders: of the time that each has now, and of nothing that was cancelled.
  for (const { id, status, start } of appointments) {
    const reminder = await findReminder(organizationId, id)
    // Whoever was told the time a day before or less is not reminded of it.
    if (status === 'confirmed' && start > '2026-11-26')
      expect(reminder).toMatchObject({ start, dueAt: expect.any(String) })
    if (status === 'cancelled') expect(reminder?.dueAt).toBeUndefined()
  }
}, 600_000)
