import { dayView } from '@reservaplus/server/appointments/read-day'
import { list as listClients } from '@reservaplus/server/clients/service'
import { connectTable } from '@reservaplus/server/db/table'
import { findUndelivered, outboxShards } from '@reservaplus/server/events/outbox-repository'
import { readStats } from '@reservaplus/server/marketplace/read-stats'
import { readSummary } from '@reservaplus/server/reports/read-summary'
import { checkCounts } from '@reservaplus/server/subscriptions/check-counts'
import { findUsersOfOrganization } from '@reservaplus/server/users/repository'
import { localDate } from '@reservaplus/shared/time/schema'
import { ulid } from 'ulid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testPool } from '../cognito/test-pool'
import { startTestTable, type TestTable } from '../testing/table'
import { demoAccounts } from './accounts'
import { generateDemo } from './generate'

const now = new Date('2026-11-23T15:10:00Z')
const config = { linkSecret: 'a secret of tests that is long enough', bookOrigin: 'http://book.localhost:3000' }

let table: TestTable
let stopPool: () => Promise<unknown>
let demo: Awaited<ReturnType<typeof generateDemo>>

beforeAll(async () => {
  table = await startTestTable()
  connectTable({ tableName: table.tableName, client: table.client })
  const pool = await testPool({
    settings: { customAttributes: ['organization_id', 'organization_name', 'role'].map((name) => ({ name })) },
  })
  stopPool = pool.stop
  demo = await generateDemo({
    pool: { endpoint: pool.url, region: 'sa-east-1', userPoolId: pool.userPoolId },
    now,
    ...config,
    scale: { daysBack: 3, daysAhead: 9, load: 4, clients: 20 },
  })
})
afterAll(async () => {
  await stopPool()
  await table.stop()
})

const contextOf = (organization: typeof demo.salon) => ({
  clock: { now: () => now },
  newId: ulid,
  correlationId: 'test',
  config,
  organizationId: organization.id,
  actor: { kind: 'staff' as const, id: ulid() },
  role: 'owner' as const,
})

it('gives the salon its four columns, a busy day and all five roles', async () => {
  const day = await dayView(contextOf(demo.salon), { date: localDate.parse('2026-11-23') })
  const team = await findUsersOfOrganization(demo.salon.id)

  expect(day.columns.map(({ name }) => name)).toEqual([
    'Antonia Rojas',
    'Benjamín Soto',
    'Camila Fuentes',
    'Emilia Vargas',
  ])
  expect(day.appointments.length).toBeGreaterThan(6)
  expect(new Set(team.map(({ role }) => role))).toEqual(new Set(demoAccounts.map(({ role }) => role)))
})

it('has lived through what is past', async () => {
  const day = await dayView(contextOf(demo.salon), { date: localDate.parse('2026-11-21') })

  expect(day.appointments.length).toBeGreaterThan(0)
  for (const { status } of day.appointments) {
    expect(['completed', 'cancelled', 'no_show']).toContain(status)
  }
})

it('sends the third professional on holiday', async () => {
  const day = await dayView(contextOf(demo.salon), { date: localDate.parse('2026-12-01') })

  expect(day.columns[2]).toMatchObject({ name: 'Camila Fuentes', working: [], exception: { type: 'vacation' } })
})

it('F-24 counts what it has made as everything else does', async () => {
  for (const { id } of [demo.salon, demo.clinic]) {
    expect((await checkCounts({ now: () => now }, id)).drifts).toEqual([])
  }
})

it('keeps the two organizations apart', async () => {
  const salon = await listClients(contextOf(demo.salon), { limit: 100 })
  const clinic = await listClients(contextOf(demo.clinic), { limit: 100 })
  const salonIds = new Set(salon.items.map(({ id }) => id))

  expect(salon.items).toHaveLength(20)
  expect(clinic.items.some(({ id }) => salonIds.has(id))).toBe(false)
})

it('tells nobody: nothing waits to be delivered', async () => {
  const waiting = await Promise.all(outboxShards.map((shard) => findUndelivered(shard, new Date('2100-01-01'))))

  expect(waiting.flat()).toEqual([])
})

it('has figures for its reports', async () => {
  const report = await readSummary(contextOf(demo.salon), {
    from: localDate.parse('2026-11-20'),
    to: localDate.parse('2026-11-30'),
  })

  expect(report.revenue?.amount).toBeGreaterThan(0)
  expect(report.clients.new).toBeGreaterThan(0)
  expect(report.occupancyPercent).toBeGreaterThan(5)
})

it('stands in the marketplace', async () => {
  const found = await readStats(contextOf(demo.salon), { country: 'CL' })

  expect(found.latest.map(({ slug }) => slug).sort()).toEqual([demo.clinic.slug, demo.salon.slug].sort())
})
