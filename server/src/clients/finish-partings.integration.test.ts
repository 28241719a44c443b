import type { Client } from '@reservaplus/shared/clients/schema'
import { createNoteInput } from '@reservaplus/shared/notes/schema'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AppContext } from '../app-context'
import { findAllOfClient } from '../appointments/repository'
import { runOperation } from '../bulk-operations/run-operation'
import { clientTokensPk, organizationPk } from '../db/keys'
import { readPartition } from '../db/partition'
import { create as createNote, list as listNotes } from '../notes/service'
import { readClientData } from '../privacy/export-client'
import { erase as eraseByDesk } from '../privacy/service'
import { testClock } from '../testing/context'
import { useTestFiles } from '../testing/files'
import { ofZenobia, recordsOf } from '../testing/full-record'
import { openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { merge } from './merge-clients'
import { create } from './service'
import { undoMerge } from './undo-merge'
import { update } from './update'

useTestTable()
useTestFiles()
let salon: Salon
let ctx: AppContext
beforeAll(async () => {
  salon = await openSalon({ clock: testClock() })
  ctx = salon.ctx
})
const openRecord = recordsOf(() => salon)

/** What a whole list of keys says of Zenobia; `of`: below one client only. */
const traces = async (of?: Pick<Client, 'id'>) => {
  const found: string[] = []
  for (const partition of [organizationPk(ctx.organizationId), clientTokensPk(ctx.organizationId)]) {
    let last: Awaited<ReturnType<typeof readPartition>>['last']
    do {
      const page = await readPartition(partition, last)
      found.push(...page.items.map((item) => JSON.stringify(item)))
      last = page.last
    } while (last)
  }

  return found.filter((item) => ofZenobia.test(item) && item.includes(of?.id ?? ''))
}
const run = ({ id }: Awaited<ReturnType<typeof merge>>['operation']) =>
  runOperation({ organizationId: ctx.organizationId, id }, { request: ctx, isTimeLeft: () => true })
const notesOf = async ({ id }: Client) =>
  (await listNotes(ctx, { clientId: id, limit: 10 })).items.map(({ content }) => content)
const erase = ({ id }: Client) => eraseByDesk(ctx, { id, reason: 'client-request' })

/** Berta, who has a note, and Zenobia, who is merged into her. */
const merged = async () => {
  const into = await create(ctx, { firstName: 'Berta', lastName: 'Rojas' })
  await createNote(ctx, createNoteInput.parse({ clientId: into.id, content: 'De Berta' }))
  const { client: from } = await openRecord()
  const { merge: made, operation } = await merge(ctx, { id: into.id, from: from.id })
  await run(operation)

  return { into, from, mergeId: made.id }
}

describe('two who are parted', () => {
  it('have nothing of each other, in history or in other merges, and one is erased without leaving anything', async () => {
    const { into, from, mergeId } = await merged()
    const third = await create(ctx, { firstName: 'Carla', lastName: 'Rojas', email: 'carla@correo.example' })
    await update(ctx, { id: into.id, phone: '9 1234 5678', notes: 'Llega tarde' })
    await merge(ctx, { id: into.id, from: third.id })
    expect((await traces(into)).length).toBeGreaterThan(2)
    const { operation } = await undoMerge(ctx, { id: into.id, mergeId })
    await run(operation)
    expect(await traces(into)).toEqual([])
    const { data, client } = await readClientData(ctx, { id: into.id })
    expect(client).toMatchObject({ email: 'carla@correo.example', phone: '+56912345678', notes: 'Llega tarde' })
    expect(JSON.stringify(data)).not.toMatch(ofZenobia)
    await erase(from)
    expect(await traces()).toEqual([])
  })

  it.each(['into', 'from'] as const)('have each their own when one is erased right after: %s', async (gone) => {
    const { into, from, mergeId } = await merged()
    const { operation } = await undoMerge(ctx, { id: into.id, mergeId })
    await erase({ into, from }[gone])
    expect(await run(operation)).toBe('done')
    expect(await findAllOfClient(ctx.organizationId, from.id)).toHaveLength(1)
    if (gone === 'from') {
      expect(await traces()).toEqual([])
      expect(await notesOf(into)).toEqual(['De Berta'])
    } else {
      expect(await notesOf(from)).toEqual(['Zenobia es alérgica'])
      await erase(from)
    }
  })

  it('have each their own when one is exported, or merged again, right after', async () => {
    const { into, from, mergeId } = await merged()
    await undoMerge(ctx, { id: into.id, mergeId })
    expect(JSON.stringify((await readClientData(ctx, { id: into.id })).data)).not.toMatch(ofZenobia)
    const again = await merge(ctx, { id: into.id, from: from.id })
    await run(again.operation)
    const parted = await undoMerge(ctx, { id: into.id, mergeId: again.merge.id })
    const third = await create(ctx, { firstName: 'Carla', lastName: 'Rojas' })
    await run((await merge(ctx, { id: third.id, from: into.id })).operation)
    await run(parted.operation)
    expect([await notesOf(from), await notesOf(third)]).toEqual([['Zenobia es alérgica'], ['De Berta']])
    await erase(from)
  })
})

describe('who is merged', () => {
  it('takes along what is kept in either record', async () => {
    const { into, from, mergeId } = await merged()
    const { sections } = (await readClientData(ctx, { id: into.id })).data
    const rowsOf = (name: string) => sections.find((each) => each.name === name)?.rows
    expect(rowsOf('client')).toMatchObject([{ firstName: 'Berta' }, { firstName: 'Zenobia' }])
    expect(rowsOf('history')?.length).toBeGreaterThan(2)
    expect(sections.map(({ name }) => name).filter((name) => name.startsWith('Client'))).toEqual([])
    await undoMerge(ctx, { id: into.id, mergeId })
    await erase(from)
  })

  it('has no more addresses than can change hands at once', async () => {
    const into = await create(ctx, { firstName: 'Muchas', lastName: '' })
    for (let serial = 0; serial < 15; serial++) {
      const from = await create(ctx, { firstName: 'Muchas', lastName: '', email: `m${serial}@correo.example` })
      await merge(ctx, { id: into.id, from: from.id })
    }
    const onemore = await create(ctx, { firstName: 'Una', lastName: 'más', email: 'una@correo.example' })
    await expect(merge(ctx, { id: into.id, from: onemore.id })).rejects.toMatchObject({ code: 'CONFLICT' })
    const last = await create(ctx, { firstName: 'Una', lastName: 'más' })
    const { merge: made } = await merge(ctx, { id: last.id, from: into.id })
    await undoMerge(ctx, { id: last.id, mergeId: made.id })
    expect((await erase(into)).erasedAt).toBeDefined()
  })
})
