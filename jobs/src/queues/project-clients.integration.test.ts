import type { AppContext } from '@reservaplus/server/app-context'
import { publicBook } from '@reservaplus/server/appointments/book'
import { cancel, checkIn, complete, noShow } from '@reservaplus/server/appointments/change'
import { readCounts } from '@reservaplus/server/clients/read-counts'
import { get, list } from '@reservaplus/server/clients/service'
import { update } from '@reservaplus/server/clients/update'
import { findEventsOfSubject } from '@reservaplus/server/events/repository'
import { openSalon } from '@reservaplus/server/testing/salon'
import { useTestTable } from '@reservaplus/server/testing/table'
import type { AppointmentId } from '@reservaplus/shared/ids/schema'
import { beforeAll, expect, it, vi } from 'vitest'
import { deliverBatch, noticeOf, type QueueHandler } from '../testing/queue'

const table = useTestTable()
let projectClients: QueueHandler

beforeAll(async () => {
  vi.stubEnv('TABLE_NAME', table().tableName)
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', table().endpoint)
  projectClients = (await import('./project-clients')).handler as QueueHandler
})

type Change = (ctx: AppContext, asked: { id: AppointmentId; reason: string }) => Promise<unknown>

const serve: Change = async (ctx, asked) => {
  await checkIn(ctx, asked)
  await complete(ctx, asked)
}

const open = async () => {
  const salon = await openSalon()
  const { ctx } = salon
  const client = { firstName: 'María José', lastName: 'Peña', email: 'mj@correo.example', phone: '987654321' }
  await publicBook(ctx, salon.bookInput({ client }))
  const noticesOf = async (kind: string, id: string) =>
    (await findEventsOfSubject(ctx.organizationId, { kind, id })).map(noticeOf)
  const [made] = (await list(ctx, {})).items
  if (!made) throw new Error('Nobody has booked')

  return { ...salon, made, noticesOf }
}

it('a guest who booked is found by what the booking tells, and by the new name once that is told', async () => {
  const { ctx, made, noticesOf, byHand } = await open()
  const other = await byHand({ start: '2026-11-24T15:00:00Z', client: { id: made.id } })
  expect((await list(ctx, { search: 'jose' })).items).toEqual([])
  const notices = await noticesOf('appointment', other.id)
  expect(await deliverBatch(projectClients, [...notices, ...notices])).toEqual([])
  expect((await list(ctx, { search: 'jose' })).items).toMatchObject([{ id: made.id }])
  expect(await readCounts(ctx)).toMatchObject({ total: 1, guest: 1, active: 1 })

  await update(ctx, { id: made.id, firstName: 'Marisol' })
  await deliverBatch(projectClients, await noticesOf('client', made.id))
  expect((await list(ctx, { search: 'jose' })).items).toEqual([])
  expect((await list(ctx, { search: 'marisol' })).items).toMatchObject([{ id: made.id }])
})

it('F-20 what a client’s appointments add up to is the same in any order of their events, however often they come', async () => {
  const { ctx, made, noticesOf, byHand, service } = await open()
  const notices: string[] = []
  for (const [day, act] of [
    ['24', serve],
    ['25', serve],
    ['26', noShow],
    ['27', cancel],
  ] satisfies [string, Change][]) {
    const { id } = await byHand({ start: `2026-11-${day}T15:00:00Z`, client: { id: made.id } })
    await act({ ...ctx, clock: { now: () => new Date(`2026-11-${day}T15:30:00Z`) } }, { id, reason: '' })
    notices.push(...(await noticesOf('appointment', id)))
  }
  await deliverBatch(projectClients, notices.toReversed())
  await deliverBatch(projectClients, [...notices, ...notices], { receiveCount: 2 })

  const { amount, currency } = service.price
  expect(await get(ctx, { id: made.id })).toMatchObject({
    figures: {
      visits: 2,
      noShows: 1,
      cancellations: 1,
      lateCancellations: 1,
      spent: [{ amount: amount * 2, currency }],
    },
    lastVisitAt: '2026-11-25T15:00:00Z',
    version: 1,
  })
  expect((await list(ctx, { sort: 'lastVisit' })).items).toMatchObject([{ id: made.id }])
})

it('a change by the desk never puts figures back that were added up meanwhile', async () => {
  const { ctx, made, noticesOf, byHand } = await open()
  const { id } = await byHand({ start: '2026-11-24T15:00:00Z', client: { id: made.id }, isWalkIn: true })
  await serve({ ...ctx, clock: { now: () => new Date('2026-11-24T15:30:00Z') } }, { id, reason: '' })
  const notices = await noticesOf('appointment', id)
  await Promise.all([
    deliverBatch(projectClients, notices),
    update(ctx, { id: made.id, notes: 'Uno' }),
    deliverBatch(projectClients, notices),
    update(ctx, { id: made.id, tags: ['VIP'] }),
  ])

  expect(await get(ctx, { id: made.id })).toMatchObject({
    notes: 'Uno',
    tags: ['VIP'],
    figures: { visits: 1 },
    version: 3,
  })
})

it('poison goes back alone, and who is not there is nobody’s concern', async () => {
  const unknown = { organizationId: '01JDCX0000000000000000NONE', clientId: '01JDCX0000000000000000NONE' }

  expect(await deliverBatch(projectClients, ['no json', JSON.stringify({ rebuild: unknown })])).toEqual(['m0'])
})
