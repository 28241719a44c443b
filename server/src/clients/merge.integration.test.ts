import type { Client } from '@reservaplus/shared/clients/schema'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { publicBook } from '../appointments/book'
import { cancel } from '../appointments/change'
import { findAllOfClient, findAppointment } from '../appointments/repository'
import { type Run, runOperation } from '../bulk-operations/run-operation'
import { create as createNote, list as listNotes } from '../notes/service'
import { findCount } from '../subscriptions/repository'
import { useTestAccounts } from '../testing/accounts'
import { testClock } from '../testing/context'
import { killable } from '../testing/crash'
import { openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { findDuplicatesOf, listDuplicates } from './find-duplicates'
import { listMerges } from './list-merges'
import { merge } from './merge-clients'
import { projectClient } from './project-client'
import { readHistory } from './read-history'
import { create, get, list } from './service'
import { undoMerge } from './undo-merge'
import { update } from './update'

const table = useTestTable()
const accounts = useTestAccounts()
const clock = testClock()
let process: ReturnType<typeof killable>
let salon: Salon

beforeAll(async () => {
  process = killable(table().client, accounts.client())
  salon = await openSalon({ clock })
})
beforeEach(() => clock.set('2026-11-23T14:00:00Z'))

const later = (minutes: number) => clock.set(new Date(clock.now().getTime() + minutes * 60_000).toISOString())

const project = ({ id }: Pick<Client, 'id'>) =>
  projectClient(clock, { organizationId: salon.ctx.organizationId, clientId: id, isAnew: true })

let days = 0
/** Two of one person, the second with an appointment on each of three days, a note and a mail. */
const twins = async () => {
  days += 1
  const email = `twin${days}@correo.example`
  const into = await create(salon.ctx, { firstName: 'Ana', lastName: 'Soto', phone: `9612345${10 + days}` })
  const from = await create(salon.ctx, { firstName: 'Anita', lastName: 'Soto', email, tags: ['VIP'] })
  for (const hour of [12, 13, 14]) {
    const start = `2026-12-${String(days).padStart(2, '0')}T${hour}:00:00Z`
    await salon.byHand({ start, client: { id: from.id } })
  }
  await createNote(salon.ctx, { clientId: from.id, category: 'general', title: '', content: 'Té', isPrivate: false })
  await Promise.all([project(into), project(from)])

  return { into, from, email }
}
type Twins = Awaited<ReturnType<typeof twins>>

const place = (operation: { id: string }) => ({
  organizationId: salon.ctx.organizationId,
  id: operation.id as Parameters<typeof runOperation>[0]['id'],
})
const run = (operation: { id: string }, more: Partial<Run> = {}) =>
  runOperation(place(operation), { request: salon.ctx, isTimeLeft: () => true, ...more })

const holdings = async ({ id }: Pick<Client, 'id'>) => {
  const [appointments, notes] = await Promise.all([
    findAllOfClient(salon.ctx.organizationId, id),
    listNotes(salon.ctx, { clientId: id, limit: 10 }).catch(() => ({ items: [] })),
  ])

  return [appointments.length, notes.items.length]
}

const expectMerged = async ({ into, from }: Twins) => {
  expect([await holdings(into), await holdings(from)]).toEqual([
    [3, 1],
    [0, 0],
  ])
}

const expectParted = async ({ into, from }: Twins) => {
  expect([await holdings(into), await holdings(from)]).toEqual([
    [0, 0],
    [3, 1],
  ])
}

describe('two clients who are one person', () => {
  it('are one at once, and everything follows; thirty days later it stays so', async () => {
    const both = await twins()
    const { into, from, email } = both
    const before = await findCount(salon.ctx.organizationId, 'clients')
    const [first] = await findAllOfClient(salon.ctx.organizationId, from.id)
    const { client, merge: made, operation } = await merge(salon.ctx, { id: into.id, from: from.id })
    expect(client).toMatchObject({ email, tags: ['VIP'], firstName: 'Ana', version: 2 })
    expect(await get(salon.ctx, { id: from.id })).toMatchObject({ mergedInto: into.id })
    expect(await findCount(salon.ctx.organizationId, 'clients')).toBe(before - 1)
    const listed = (await list(salon.ctx, { limit: 100 })).items.map(({ id }) => id)
    expect([listed.includes(into.id), listed.includes(from.id)]).toEqual([true, false])
    // Whoever books with the other's mail, or is booked by their id, is the one who remains.
    const guest = { firstName: 'Anita', lastName: 'Soto', email, phone: '961234567' }
    const booked = await publicBook(salon.ctx, salon.bookInput({ start: '2026-12-21T15:00:00Z', client: guest }))
    expect(await findAppointment(salon.ctx.organizationId, booked.appointment.id)).toMatchObject({ clientId: into.id })
    const byHand = await salon.byHand({ start: '2026-12-22T15:00:00Z', client: { id: from.id } })
    expect(byHand.clientId).toBe(into.id)
    for (const { id } of [booked.appointment, byHand]) await cancel(salon.ctx, { id, reason: '' })

    const { items } = await readHistory(salon.ctx, { id: into.id, limit: 1 })
    expect(items).toMatchObject([{ kind: 'merged', after: { email } }])
    expect(await run(operation)).toBe('done')
    expect(await holdings(from)).toEqual([0, 0])
    expect(await holdings(into)).toEqual([5, 1])
    const moved = first && (await findAppointment(salon.ctx.organizationId, first.id))
    expect(moved).toEqual({ ...first, clientId: into.id, version: 2, updatedAt: expect.any(String) })
    await project(into)
    expect((await list(salon.ctx, { search: 'anita' })).items).toEqual([])
    expect((await listMerges(salon.ctx, { id: into.id, limit: 5 })).items).toMatchObject([{ from: from.id }])
    later(31 * 24 * 60)
    await expect(undoMerge(salon.ctx, { id: into.id, mergeId: made.id })).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('can be parted again: each has their own, and what was changed since stays', async () => {
    const both = await twins()
    const { into, from, email } = both
    const { merge: made, operation } = await merge(salon.ctx, { id: into.id, from: from.id })
    await run(operation)
    await expectMerged(both)
    await update(salon.ctx, { id: into.id, notes: 'Nuevo' })
    const parted = await undoMerge(salon.ctx, { id: into.id, mergeId: made.id })
    expect(await get(salon.ctx, { id: into.id })).toEqual({ ...into, notes: 'Nuevo', version: 4 })
    expect(await get(salon.ctx, { id: from.id })).toMatchObject({ email, version: 3 })
    expect('mergedInto' in (await get(salon.ctx, { id: from.id }))).toBe(false)
    expect(await run(parted.operation)).toBe('done')
    await expectParted(both)
    expect((await list(salon.ctx, { search: email })).items).toMatchObject([{ id: from.id }])
    await expect(undoMerge(salon.ctx, { id: into.id, mergeId: made.id })).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('are merged and parted by whoever comes after one who died, wherever that was', async () => {
    const both = await twins()
    const { into, from } = both
    const { merge: made, operation } = await merge(salon.ctx, { id: into.id, from: from.id })
    let outcome = 'left'
    for (let writes = 1; outcome !== 'done' && writes < 40; writes++) {
      await process.kill(1 + (writes % 3), async () => {
        outcome = await run(operation)
      })
      later(3)
    }
    expect(outcome).toBe('done')
    await expectMerged(both)

    const parted = await undoMerge(salon.ctx, { id: into.id, mergeId: made.id })
    outcome = 'left'
    for (let writes = 1; outcome !== 'done' && writes < 40; writes++) {
      await process.kill(1 + (writes % 3), async () => {
        outcome = await run(parted.operation)
      })
      later(3)
    }
    expect(outcome).toBe('done')
    await expectParted(both)
  })

  it('and a third in turn: what comes late to the second goes on to who remains, and back with the second', async () => {
    const both = await twins()
    const third = await create(salon.ctx, { firstName: 'Ana María', lastName: 'Soto' })
    const first = await merge(salon.ctx, { id: both.into.id, from: both.from.id })
    const second = await merge(salon.ctx, { id: third.id, from: both.into.id })
    expect(await run(second.operation)).toBe('done')
    expect(await run(first.operation)).toBe('done')
    expect([await holdings(both.from), await holdings(both.into), await holdings(third)]).toEqual([
      [0, 0],
      [0, 0],
      [3, 1],
    ])
    const parted = await undoMerge(salon.ctx, { id: third.id, mergeId: second.merge.id })
    expect(await run(parted.operation)).toBe('done')
    await expectMerged(both)
  })

  it('must be two, of this organization, and each as the screen shows them', async () => {
    const { into, from } = await twins()
    const elsewhere = await openSalon()
    const other = await create(elsewhere.ctx, { firstName: 'Ana', lastName: 'Soto' })
    const codes = await Promise.all(
      [
        { id: into.id, from: into.id },
        { id: into.id, from: other.id },
        { id: other.id, from: from.id },
        { id: into.id, from: from.id, fromVersion: 7 },
      ].map((input) => merge(salon.ctx, input).catch(({ code }) => code)),
    )
    expect(codes).toEqual(['BAD_INPUT', 'NOT_FOUND', 'NOT_FOUND', 'CONFLICT'])
    const outcomes = await Promise.allSettled([
      merge(salon.ctx, { id: into.id, from: from.id }),
      merge(salon.ctx, { id: from.id, from: into.id }),
    ])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('who may be one person', () => {
  it('is found by phone, RUT and how the name sounds, each once', async () => {
    const { ctx } = await openSalon()
    const people = [
      { firstName: 'José', lastName: 'González', phone: '987654321' },
      { firstName: 'Jose', lastName: 'Gonsales' },
      { firstName: 'Pepe', lastName: '', phone: '+56 9 8765 4321', rut: '12345678-5' },
      { firstName: 'Rosa', lastName: 'Díaz', rut: '12345678-5', phone: '+54 9 11 8765 4321' },
      { firstName: 'Eva', lastName: 'Ríos' },
    ]
    const made: Client[] = []
    for (const person of people) {
      const client = await create(ctx, person)
      await projectClient(ctx.clock, { organizationId: ctx.organizationId, clientId: client.id })
      made.push(client)
    }
    const namesBy = async (reason: 'phone' | 'rut' | 'name') =>
      (await listDuplicates(ctx, { reason, limit: 20 })).items.map(({ clients }) =>
        clients.map(({ firstName }) => firstName).sort(),
      )
    expect(await namesBy('phone')).toEqual([['José', 'Pepe']])
    expect(await namesBy('rut')).toEqual([['Pepe', 'Rosa']])
    expect(await namesBy('name')).toEqual([['Jose', 'José']])
    const [jose] = made
    const { items } = await findDuplicatesOf(ctx, jose ?? { id: ctx.organizationId as never })
    expect(items.map(({ client, reasons }) => [client.firstName, reasons]).sort()).toEqual([
      ['Jose', ['name']],
      ['Pepe', ['phone']],
    ])
  })
})
