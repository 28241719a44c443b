import { userId } from '@reservaplus/shared/ids/schema'
import { ulid } from 'ulid'
import { describe, expect, it } from 'vitest'
import { createService } from '../services/create'
import { openOrganization } from '../testing/context'
import { newService } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { meterUnits } from '../testing/units'
import { markDelivered } from './outbox-repository'
import { findEventsOfSubject } from './repository'
import { list } from './service'

const table = useTestTable()

const deliverAll = async (organizationId: Parameters<typeof findEventsOfSubject>[0], ids: string[]) => {
  for (const id of ids) {
    for (const event of await findEventsOfSubject(organizationId, { kind: 'service', id })) await markDelivered(event)
  }
}

describe('F-52 the audit', () => {
  it('tells what happened to a subject, with its values, newest first', async () => {
    const ctx = await openOrganization()
    const { id } = await createService(ctx, newService({ name: 'Corte' }))

    const { items } = await list(ctx, { subjectKind: 'service', subjectId: id })
    expect(items).toMatchObject([{ type: 'service.changed', actor: ctx.actor, subject: { kind: 'service', id } }])
    expect(items[0]?.data).toMatchObject({ changes: { name: { after: 'Corte' } } })
  })

  it('tells what a person did, page by page, and nothing of other people', async () => {
    const ctx = await openOrganization()
    const other = { ...ctx, actor: { kind: 'staff' as const, id: userId.parse(ulid()) } }
    const mine: string[] = []
    for (const name of ['Uno', 'Dos', 'Tres']) mine.push((await createService(ctx, newService({ name }))).id)
    await deliverAll(ctx.organizationId, [...mine, (await createService(other, newService())).id])

    const of = { actorKind: ctx.actor.kind, actorId: ctx.actor.id }
    const first = await list(ctx, { ...of, limit: 2 })
    const second = await list(ctx, { ...of, limit: 2, cursor: first.cursor })
    expect([...first.items, ...second.items].map(({ subject }) => subject.id)).toEqual(mine.toReversed())
    expect(second.cursor).toBeUndefined()
  })

  it('knows nothing of another organization', async () => {
    const [ctx, stranger] = [await openOrganization(), await openOrganization()]
    const { id } = await createService(ctx, newService())

    expect(await list(stranger, { subjectKind: 'service', subjectId: id })).toEqual({ items: [] })
  })

  it('costs one read of what it shows', async () => {
    const ctx = await openOrganization()
    const { id } = await createService(ctx, newService())

    const measure = meterUnits(table().client)

    const { requests, read } = await measure(() => list(ctx, { subjectKind: 'service', subjectId: id }))
    expect([requests, read <= 1]).toEqual([1, true])
  })
})
