import { createServiceInput, type UpdateServiceInput } from '@reservaplus/shared/services/inputs'
import { instant } from '@reservaplus/shared/time/schema'
import { ulid } from 'ulid'
import { describe, expect, it } from 'vitest'

import { findEventsOfSubject } from '../events/repository'
import { createProfessional } from '../professionals/create'
import { create as createResource } from '../resources/service'
import { openOrganization } from '../testing/context'
import { newProfessional, newService } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { add } from './add'
import { createService } from './create'
import { remove } from './remove'
import { get, list } from './service'
import { setOrder } from './set-order'
import { update } from './update'

useTestTable()

const failing = (code: string) => expect.objectContaining({ code })
const at = (path: string) =>
  expect.objectContaining({
    code: 'BAD_INPUT',
    details: { issues: [expect.objectContaining({ path: path.split('.') })] },
  })
const price = { amount: 18_000, currency: 'CLP' as const }
const typed = (fields: object = {}) =>
  createServiceInput.parse({ name: 'Corte', durationMinutes: 45, price, ...fields })
const room = { kind: 'room', name: 'Box', description: '', quantity: 1, isActive: true } as const

describe('a service', () => {
  it('F-23 shows every field that can be typed in, and changes each alone', async () => {
    const ctx = await openOrganization()
    const { id: resourceId } = await createResource(ctx, room)
    const all = {
      name: 'Color',
      description: 'Con lavado',
      category: 'Color',
      durationMinutes: 90,
      segments: [
        { kind: 'work', minutes: 30 },
        { kind: 'processing', minutes: 30 },
        { kind: 'work', minutes: 30 },
      ],
      price,
      bufferBeforeMinutes: 5,
      bufferAfterMinutes: 10,
      resourceId,
      requiresPreparation: true,
      deposit: { kind: 'percent', percent: 30 },
      isBookableOnline: false,
      isActive: true,
    }
    const { id } = await add(ctx, typed({ ...all, addOns: [{ name: 'Masaje', durationMinutes: 10, price }] }))
    expect(await get(ctx, { id })).toMatchObject(all)
    expect((await get(ctx, { id })).addOns).toMatchObject([{ name: 'Masaje', durationMinutes: 10, price }])

    const changes: Omit<UpdateServiceInput, 'id'> = {
      name: 'Balayage',
      description: '',
      category: 'Otra',
      segments: [],
      durationMinutes: 120,
      price: { ...price, amount: 30_000 },
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 60,
      requiresPreparation: false,
      deposit: { kind: 'fixed', amount: price },
      isBookableOnline: true,
      isActive: false,
      addOns: [],
    }
    for (const [field, value] of Object.entries(changes)) {
      const before = await get(ctx, { id })
      expect(await update(ctx, { id, [field]: value })).toEqual({
        ...before,
        [field]: value,
        version: before.version + 1,
      })
    }
    expect((await update(ctx, { id, resourceId: null })).resourceId).toBeUndefined()
  })

  it('D-07 is refused where its fields do not go together', async () => {
    const ctx = await openOrganization()
    const { id } = await add(ctx, typed())
    await expect(add(ctx, typed({ price: { ...price, amount: 1_000_001 } }))).rejects.toEqual(at('price.amount'))
    await expect(add(ctx, typed({ price: { amount: 100, currency: 'USD' } }))).rejects.toEqual(at('price.currency'))
    await expect(update(ctx, { id, segments: [{ kind: 'work', minutes: 40 }] })).rejects.toEqual(at('segments'))
    await expect(update(ctx, { id, deposit: { kind: 'fixed', amount: { ...price, amount: 18_001 } } })).rejects.toEqual(
      at('deposit.amount.amount'),
    )
  })

  it('that was carried over with other figures can still be renamed', async () => {
    const ctx = await openOrganization()
    const old = { durationMinutes: 47, bufferAfterMinutes: 90, price: { ...price, amount: 5_000_000 } }
    const { id } = await createService(ctx, newService(old))

    expect(await update(ctx, { id, name: 'Otro nombre' })).toMatchObject({ ...old, name: 'Otro nombre' })
    await expect(update(ctx, { id, price: { ...price, amount: 4_000_000 } })).rejects.toEqual(at('price.amount'))
  })

  it('keeps the ids of its extras, and knows nobody else’s', async () => {
    const ctx = await openOrganization()
    const extra = { name: 'Masaje', durationMinutes: 10, price }
    const service = await add(ctx, typed({ addOns: [extra] }))
    const [kept] = service.addOns
    const { addOns } = await update(ctx, {
      id: service.id,
      addOns: [
        { ...extra, name: 'Mascarilla' },
        { ...extra, id: kept?.id, name: 'Masaje largo' },
      ],
    })

    expect(addOns.map(({ name }) => name)).toEqual(['Mascarilla', 'Masaje largo'])
    expect(addOns[1]?.id).toBe(kept?.id)
    const strange = { ...extra, id: addOns[0]?.id }
    const other = await add(ctx, typed())
    await expect(update(ctx, { id: other.id, addOns: [strange] })).rejects.toEqual(failing('NOT_FOUND'))
  })

  it('needs a resource that is there and in use', async () => {
    const ctx = await openOrganization()
    const closed = await createResource(ctx, { ...room, isActive: false })

    await expect(add(ctx, typed({ resourceId: closed.id }))).rejects.toEqual(at('resourceId'))
    await expect(add(ctx, typed({ resourceId: ulid() }))).rejects.toEqual(failing('NOT_FOUND'))
  })

  it('F-21 is counted until it is deleted, and at the limit it can still be renamed and switched', async () => {
    const subscription = {
      plan: 'basico',
      status: 'active',
      billingCycle: 'monthly',
      periodEnd: instant.parse('2027-12-31T00:00:00Z'),
      limits: { services: 2 },
    } as const
    const ctx = await openOrganization({ subscription })
    const { id } = await add(ctx, typed())
    await add(ctx, typed())
    const full = expect.objectContaining({
      code: 'LIMIT_EXCEEDED',
      details: expect.objectContaining({ counter: 'services', limit: 2 }),
    })
    await expect(add(ctx, typed())).rejects.toEqual(full)
    await update(ctx, { id, name: 'Otro', isActive: false })
    await expect(add(ctx, typed())).rejects.toEqual(full)
    await remove(ctx, { id, force: false })

    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => add(ctx, typed())))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('is added once with one key, with whoever does it', async () => {
    const ctx = await openOrganization()
    const professional = await createProfessional(ctx, newProfessional())
    const input = typed({ idempotencyKey: ulid(), professionals: [{ professionalId: professional.id }] })
    const [first, again] = [await add(ctx, input), await add(ctx, input)]

    expect(again).toEqual(first)
    expect(await list(ctx)).toMatchObject([{ id: first.id, professionalCount: 1, totalMinutes: 45 }])
  })

  it('F-52 leaves what changed in the audit', async () => {
    const ctx = await openOrganization()
    const { id } = await add(ctx, typed())
    await update(ctx, { id, price: { ...price, amount: 20_000 } })
    const events = await findEventsOfSubject(ctx.organizationId, { kind: 'service', id })

    expect(events.at(-1)).toMatchObject({ actor: ctx.actor, version: 2 })
    expect(events.at(-1)?.data).toEqual({
      changes: { price: { before: price, after: { ...price, amount: 20_000 } } },
    })
  })

  it('F-22 is found by a part of its words, by category and by being active', async () => {
    const ctx = await openOrganization()
    await add(ctx, typed({ name: 'Diseño de cejas', category: 'Rostro' }))
    await add(ctx, typed({ name: 'Corte', category: 'Cabello', isActive: false }))
    const found = async (asked: object) => (await list(ctx, asked)).map(({ name }) => name)

    expect(await found({ search: 'diseno' })).toEqual(['Diseño de cejas'])
    expect(await found({ category: 'cabello' })).toEqual(['Corte'])
    expect(await found({ isActive: true, category: 'Cabello' })).toEqual([])
  })

  it('stands where the team says', async () => {
    const ctx = await openOrganization()
    const [a, b, c] = [
      await add(ctx, typed({ name: 'A' })),
      await add(ctx, typed({ name: 'B' })),
      await add(ctx, typed({ name: 'C' })),
    ]

    expect((await setOrder(ctx, { ids: [c.id, a.id] })).map(({ id }) => id)).toEqual([c.id, a.id, b.id])
  })
})
