import type { Client } from '@reservaplus/shared/clients/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AppContext } from '../app-context'
import { transact } from '../db/transact'
import { openOrganization } from '../testing/context'
import { useTestTable } from '../testing/table'
import { meterUnits } from '../testing/units'
import { deactivate } from './change-activity'
import { listDuplicates } from './find-duplicates'
import { projectClient } from './project-client'
import { readCounts } from './read-counts'
import { findClient } from './repository'
import { create, list } from './service'
import { figuresWrite } from './state-repository'
import { update } from './update'

const table = useTestTable()

const people = [
  { firstName: 'María José', lastName: 'Peña', phone: '987654321', email: 'mj.pena@correo.example' },
  { firstName: 'José', lastName: 'Álvarez', phone: '961234567', tags: ['VIP'] },
  { firstName: 'Ana María', lastName: 'Soto Marín', rut: '12345678-5' },
  { firstName: 'Marta', lastName: "O'Higgins", phone: '+56 2 2345 6789', bookingRule: 'blocked' as const },
  { firstName: 'Zoe', lastName: '', marketingConsent: true },
]

let ctx: AppContext
let made: Client[]
const project = (client: Pick<Client, 'id'>, isAnew = false) =>
  projectClient(ctx.clock, { organizationId: ctx.organizationId, clientId: client.id, isAnew })
const namesOf = async (asked: Parameters<typeof list>[1]) =>
  (await list(ctx, asked)).items.map(({ firstName }) => firstName)
const everyName = async (asked: Parameters<typeof list>[1]) => {
  const names: string[] = []
  let cursor: string | undefined
  do {
    const page = await list(ctx, { ...asked, cursor })
    names.push(...page.items.map(({ firstName }) => firstName))
    cursor = page.cursor
  } while (cursor)

  return names
}

beforeAll(async () => {
  ctx = await openOrganization({ name: 'Buscada' })
  made = []
  for (const person of people) {
    const client = await create(ctx, person)
    await project(client)
    made.push(client)
  }
})

describe('whoever is looked for', () => {
  it.each([
    ['jose', ['José', 'María José']],
    ['maría jo', ['María José']],
    ['MARI', ['Ana María', 'María José']],
    ['pena', ['María José']],
    ['mj.pena@', ['María José']],
    ['4321', ['María José']],
    ['+56 9 6123', ['José']],
    ['9 6123 4567', ['José']],
    ['2345678', ['Marta']],
    ['12.345.678-5', ['Ana María']],
    ['nadie', []],
  ])('is found by %s', async (search, names) => {
    expect((await namesOf({ search })).sort()).toEqual(names)
  })

  it('stands on one page only, whatever its size, though two of their words begin alike', async () => {
    expect((await everyName({ search: 'mar', limit: 1 })).sort()).toEqual(['Ana María', 'Marta', 'María José'])
  })

  it('is found by the new name after a change, and no longer by the old one', async () => {
    const [, jose] = made
    if (!jose) throw new Error('There is nobody')
    await update(ctx, { id: jose.id, firstName: 'Josefina', phone: '955554444' })
    await Promise.all([project(jose), project(jose), project(jose, true)])
    expect(await namesOf({ search: 'josef' })).toEqual(['Josefina'])
    expect(await namesOf({ search: '6123 4567' })).toEqual([])
    expect(await namesOf({ search: '5555 4444' })).toEqual(['Josefina'])
  })

  it('is found within the filters', async () => {
    expect(await namesOf({ search: 'mar', bookingRule: 'blocked' })).toEqual(['Marta'])
    expect(await everyName({ tag: 'VIP' })).toEqual(['Josefina'])
    expect(await everyName({ marketingConsent: true, limit: 1 })).toEqual(['Zoe'])
    expect(await everyName({ kind: 'guest' })).toEqual([])
  })
})

describe('lists', () => {
  it('are sorted by name, by last visit with whoever never came behind, and newest first', async () => {
    const visits: [string, Instant][] = [
      ['Zoe', '2026-11-20T15:00:00Z' as Instant],
      ['Marta', '2026-11-22T15:00:00Z' as Instant],
    ]
    for (const [name, lastVisitAt] of visits) {
      const client = made.find(({ firstName }) => firstName === name)
      if (client) await transact([figuresWrite(client, { figures: client.figures, lastVisitAt })])
    }
    expect(await everyName({ limit: 2 })).toEqual(['Ana María', 'Josefina', 'María José', 'Marta', 'Zoe'])
    expect((await everyName({ sort: 'lastVisit', limit: 2 })).slice(0, 2)).toEqual(['Marta', 'Zoe'])
    expect(await everyName({ sort: 'lastVisit', limit: 1 })).toHaveLength(5)
    const before = await everyName({ sort: 'lastVisit', limit: 2, lastVisitBefore: '2026-11-21T00:00:00Z' })
    expect(before).toHaveLength(4)
    expect(before[0]).toBe('Zoe')
    expect((await everyName({ sort: 'newest', limit: 2 })).sort()).toEqual((await everyName({})).sort())
  })

  it('go on behind whoever has the same name', async () => {
    const elsewhere = await openOrganization({ name: 'Tocayas' })
    for (let count = 0; count < 5; count++) await create(elsewhere, { firstName: 'María', lastName: 'González' })
    for (const sort of ['name', 'lastVisit'] as const) {
      const ids: string[] = []
      let cursor: string | undefined
      do {
        const page = await list(elsewhere, { sort, limit: 2, cursor })
        ids.push(...page.items.map(({ id }) => id))
        cursor = page.cursor
      } while (cursor && ids.length < 10)
      expect(ids).toHaveLength(5)
      expect(new Set(ids).size).toBe(5)
    }
  })

  it('do not go on with the cursor of another list', async () => {
    const { cursor } = await list(ctx, { sort: 'lastVisit', limit: 1 })
    for (const other of [
      {},
      { sort: 'newest' as const },
      { search: 'mar' },
      { sort: 'lastVisit' as const, tag: 'VIP' },
    ]) {
      await expect(list(ctx, { ...other, cursor })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    }
  })

  it('are counted, each client once however often they are told of', async () => {
    const [maria] = made
    if (!maria) throw new Error('There is nobody')
    await deactivate(ctx, { id: maria.id })
    await Promise.all([project(maria), project(maria, true), project(maria)])
    expect(await readCounts(ctx)).toEqual({ total: 5, internal: 5, registered: 0, guest: 0, active: 4, inactive: 1 })
    expect(await namesOf({ isActive: false })).toEqual(['María José'])
  })
})

describe('what it costs', () => {
  it('two rounds for a search, one for a page, two units of writing for a token at most', async () => {
    const measure = meterUnits(table().client)
    const found = await measure(() => list(ctx, { search: 'mar' }))
    expect(found).toMatchObject({ rounds: 2 })
    expect(found.read).toBeLessThanOrEqual(3)
    const digits = await measure(() => list(ctx, { search: '8765 4321' }))
    expect(digits.rounds).toBeLessThanOrEqual(2)
    expect(await measure(() => readCounts(ctx))).toMatchObject({ requests: 1 })
    const same = await measure(() => listDuplicates(ctx, { reason: 'phone', limit: 20 }))
    expect(same.rounds).toBeLessThanOrEqual(2)
    const page = await measure(() => list(ctx, { limit: 20 }))
    expect(page).toMatchObject({ rounds: 1, requests: 1 })

    const client = await create(ctx, { firstName: 'Inés', lastName: 'Ríos', phone: '944443333', email: 'i@x.example' })
    const first = await measure(() => project(client))
    expect(first.write).toBeLessThanOrEqual(4 + 8)
    const again = await measure(() => project(client))
    expect(again).toMatchObject({ write: 0, rounds: 1 })
    expect(await findClient(ctx.organizationId, client.id)).toEqual(client)
    const changed = await measure(() => update(ctx, { id: client.id, notes: 'Nueva' }))
    expect([changed.rounds <= 4, changed.read <= 3, changed.write <= 12]).toEqual([true, true, true])
  })
})
