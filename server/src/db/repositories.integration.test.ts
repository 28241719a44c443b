import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { type EventId, userId } from '@reservaplus/shared/ids/schema'
import { ulid } from 'ulid'
import { describe, expect, it } from 'vitest'

import { create as createClient, list as listClients } from '../clients/service'
import { findUndelivered, markDelivered, outboxShards, type UnreadableEvent } from '../events/outbox-repository'
import { findEvent, readEventItem } from '../events/repository'
import { takeToken } from '../rate-limits/repository'
import { monday, openOrganization, testClock } from '../testing/context'
import { readEverything } from '../testing/read-everything'
import { useTestTable } from '../testing/table'
import { addMember } from '../users/add-member'
import { findUser, findUsersOfOrganization, recordLogin } from '../users/repository'
import { session } from '../users/service'
import { organizationPk, outboxPk, shardOf } from './keys'

const table = useTestTable()
const failing = (code: string) => expect.objectContaining({ code })
const later = new Date('2100-01-01T00:00:00Z')

const undelivered = async (olderThan: Date) =>
  (await Promise.all(outboxShards.map((shard) => findUndelivered(shard, olderThan)))).flat()

describe('events', () => {
  it('stay in the outbox until they are delivered, and leave it once', async () => {
    const { organizationId } = await openOrganization()
    const own = async () => (await undelivered(later)).filter((event) => event.organizationId === organizationId)
    // In the order of the shards, which their ids decide.
    const [event, ...others] = await own()
    if (!event) throw new Error('Creating an organization writes an event')
    expect([event, ...others].map(({ type }) => type)).toContain('organization.changed')
    expect(await undelivered(new Date(0))).toEqual([])
    expect(await markDelivered(event)).toBe(true)
    expect(await markDelivered(event)).toBe(false)
    expect(await own()).toEqual(others)
    expect(await findEvent(organizationId, event.id)).toEqual(event)
    expect(await findEvent(organizationId, ulid() as EventId)).toBeUndefined()
    const [stored] = (await readEverything(table(), 'EVENT#')).filter(({ id }) => id === event.id)
    expect(stored && readEventItem(stored)).toEqual(event)
    expect(readEventItem({ PK: 'ORG#x', SK: 'METADATA' })).toBeUndefined()
  })

  it('that cannot be read are reported and keep back none of those behind them', async () => {
    const { organizationId } = await openOrganization()
    const [readable] = (await undelivered(later)).filter((event) => event.organizationId === organizationId)
    if (!readable) throw new Error('Creating an organization writes an event')
    const shard = shardOf(readable.id)
    const ids = ['00000000000000000000000001', '00000000000000000000000002']
    for (const id of ids) {
      const keys = { PK: organizationPk(organizationId), SK: `EVENT#${id}`, GSI2PK: outboxPk(shard), GSI2SK: id }
      const item = { ...keys, _et: 'Event', id, type: 'appointment.teleported' }
      await table().client.send(new PutItemCommand({ TableName: table().tableName, Item: marshall(item) }))
    }
    const unreadable: UnreadableEvent[] = []
    const found = await findUndelivered(shard, later, 1, (event) => unreadable.push(event))
    expect(found).toHaveLength(1)
    expect(unreadable.map(({ id }) => id)).toEqual(ids)
    expect(unreadable[0]).toMatchObject({ organizationId })
  })
})

describe('team members', () => {
  it('are found by sub and by organization, with their last sign-in', async () => {
    const clock = testClock()
    const ctx = await openOrganization({ name: 'Equipo' }, clock)
    const id = userId.parse(ulid())
    const email = `${id.toLowerCase()}@equipo.example`
    const member = { firstName: 'Iris', lastName: 'Paz', role: 'reception', locale: 'es' } as const
    const user = await addMember(ctx, id, { ...member, email })
    expect(await findUser(ctx.organizationId, id)).toEqual(user)
    expect(await findUsersOfOrganization(ctx.organizationId)).toEqual([user])
    await expect(addMember(ctx, userId.parse(ulid()), { ...member, email })).rejects.toEqual(failing('EMAIL_TAKEN'))

    const self = { ...ctx, actor: { kind: 'staff' as const, id }, role: user.role }
    clock.set('2026-11-23T15:00:00Z')
    expect(await recordLogin(ctx.organizationId, id, clock.now())).toBe(true)
    expect(await session(self)).toMatchObject({ user: { email, lastLoginAt: '2026-11-23T15:00:00Z' } })
  })
})

describe('clients', () => {
  it('F-20 F-57 are listed by folded name, every page of them, with or without a mail', async () => {
    const ctx = await openOrganization({ name: 'Clientes' })
    for (const [firstName, lastName] of [
      ['Íñigo', 'Ruiz'],
      ['Ana', 'Álvarez'],
      ['ana', 'Bravo'],
      ['Zoe', ''],
    ] as const) {
      await createClient(ctx, { firstName, lastName })
    }
    const names: string[] = []
    let cursor: string | undefined
    do {
      const page = await listClients(ctx, { limit: 3, cursor })
      names.push(...page.items.map(({ firstName, lastName }) => `${firstName} ${lastName}`))
      cursor = page.cursor
    } while (cursor)
    expect(names).toEqual(['Ana Álvarez', 'ana Bravo', 'Íñigo Ruiz', 'Zoe '])
    await createClient(ctx, { firstName: 'Uno', lastName: '', email: 'Uno@correo.example' })
    const twin = { firstName: 'Dos', lastName: '', email: 'uno@CORREO.example' }
    await expect(createClient(ctx, twin)).rejects.toEqual(failing('EMAIL_TAKEN'))
  })

  it('with one mail that two add at once are one client; the other is told that the mail is taken', async () => {
    const ctx = await openOrganization({ name: 'Gemelas' })
    const twin = { firstName: 'Ana', lastName: '', email: 'ana@correo.example' }
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => createClient(ctx, twin)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const each of outcomes) {
      if (each.status === 'rejected') expect(each.reason).toEqual(failing('EMAIL_TAKEN'))
    }
  })

  it('that are added twice with one key are one client', async () => {
    const ctx = await openOrganization({ name: 'Repetida' })
    const input = { firstName: 'Ana', lastName: '', email: 'ana@correo.example', idempotencyKey: ulid() }
    const [first, atOnce] = await Promise.all([createClient(ctx, input), createClient(ctx, input)])
    expect(atOnce).toEqual(first)
    expect(await createClient(ctx, input)).toEqual(first)
    const other = { ...input, firstName: 'Otra' }
    await expect(createClient(ctx, other)).rejects.toEqual(failing('IDEMPOTENCY_KEY_REUSED'))
  })
})

describe('a rate bucket', () => {
  it('gives what it holds, then what flows in', async () => {
    const rules = { capacity: 3, refillPerMinute: 1 }
    const at = (seconds: number) => new Date(Date.parse(monday) + seconds * 1000)
    const takes = []
    for (const seconds of [0, 0, 1, 2, 61, 62]) takes.push(await takeToken('b', rules, at(seconds)))
    expect(takes).toEqual([true, true, true, false, true, false])
  })
})
