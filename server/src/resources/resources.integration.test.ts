import { createResourceInput } from '@reservaplus/shared/resources/inputs'
import { localDate } from '@reservaplus/shared/time/schema'
import { ulid } from 'ulid'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'

import { cancel } from '../appointments/change'
import { hold } from '../appointments/hold'
import { reschedule } from '../appointments/reschedule'
import { publicDays } from '../availability/service'
import { findEventsOfSubject } from '../events/repository'
import { createProfessional } from '../professionals/create'
import { remove as removeService } from '../services/remove'
import { update as updateService } from '../services/update'
import { openOrganization } from '../testing/context'
import { openSalon, type Salon } from '../testing/salon'
import { newProfessional } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { meterUnits } from '../testing/units'
import { remove } from './remove'
import { conflicts, create, get, list, setOrder } from './service'
import { update } from './update'

const table = useTestTable()

/** What others do before a command is sent. */
let meanwhile: (command: string) => Promise<void> = async () => undefined
let measure: ReturnType<typeof meterUnits>
beforeAll(() => {
  measure = meterUnits(table().client)
  table().client.middlewareStack.add(
    (next, context) => async (args) => {
      await meanwhile(context.commandName ?? '')

      return next(args)
    },
    { step: 'initialize', name: 'meanwhile' },
  )
})
afterEach(() => {
  meanwhile = async () => undefined
})

const failing = (code: string) => expect.objectContaining({ code })
const typed = (fields: object = {}) => createResourceInput.parse({ kind: 'room', name: 'Box', ...fields })
const at = (time: string) => `2026-11-24T${time}:00Z`

/** Two professionals who share so many rooms. */
const openShared = async (quantity: number) => {
  const salon = await openSalon()
  const { ctx, service } = salon
  const room = await create(ctx, typed({ quantity }))
  await updateService(ctx, { id: service.id, resourceId: room.id })
  const colleague = await createProfessional(
    ctx,
    newProfessional({ name: 'Bruno', order: 2, serviceIds: [service.id] }),
  )

  return { ...salon, room, colleague }
}
const bothAtOnce = async (salon: Salon & { colleague: Salon['professional'] }) => [
  await salon.byHand({ start: at('13:00') }),
  await salon.byHand({ start: at('13:00'), professionalId: salon.colleague.id }),
]

describe('a room, a chair or equipment', () => {
  it('is added, shown, changed field by field, filtered and put in order', async () => {
    const ctx = await openOrganization()
    const room = await create(ctx, typed({ description: 'Al fondo', quantity: 2 }))
    const chair = await create(ctx, typed({ kind: 'chair', name: 'Sillón', isActive: false }))

    expect(await get(ctx, { id: room.id })).toEqual(room)
    expect(await update(ctx, { id: room.id, name: 'Box 1' })).toEqual({
      resource: { ...room, name: 'Box 1', version: 2 },
      conflicts: [],
    })
    expect((await list(ctx, { kind: 'chair' })).map(({ id }) => id)).toEqual([chair.id])
    expect((await list(ctx, { isActive: true })).map(({ id }) => id)).toEqual([room.id])
    expect((await setOrder(ctx, { ids: [chair.id] })).map(({ id }) => id)).toEqual([chair.id, room.id])
    const events = await findEventsOfSubject(ctx.organizationId, { kind: 'resource', id: room.id })
    expect(events[1]).toMatchObject({
      actor: ctx.actor,
      data: { changes: { name: { before: 'Box', after: 'Box 1' } } },
    })
  })

  it('is added once with one key, and refused to whoever looked at an older version', async () => {
    const ctx = await openOrganization()
    const input = typed({ idempotencyKey: ulid() })
    const room = await create(ctx, input)

    expect(await create(ctx, input)).toEqual(room)
    await update(ctx, { id: room.id, version: 1, name: 'Uno' })
    await expect(update(ctx, { id: room.id, version: 1, name: 'Dos' })).rejects.toEqual(failing('CONFLICT'))
  })

  it('is taken with the professional, for the whole service, and free again with it', async () => {
    const salon = await openShared(1)
    const { id } = await salon.byHand({ start: at('13:00') })
    const colleagues = { start: at('13:00'), professionalId: salon.colleague.id }

    await expect(salon.byHand(colleagues)).rejects.toEqual(failing('SLOT_TAKEN'))
    expect(await salon.offeredOn('2026-11-24', salon.colleague.id)).not.toContain(at('13:00'))
    await cancel(salon.ctx, { id, reason: '' })
    expect(await salon.byHand(colleagues)).toMatchObject({ resourceId: salon.room.id })
  })
})

describe('fewer of them, or none', () => {
  it('tells which appointments ahead have no place, and lets them stand', async () => {
    const salon = await openShared(2)
    const both = await bothAtOnce(salon)
    await salon.byHand({ start: at('18:00') })
    const { resource, conflicts: told } = await update(salon.ctx, { id: salon.room.id, quantity: 1 })

    expect(resource.quantity).toBe(1)
    expect(told.map(({ id }) => id).sort()).toEqual(both.map(({ id }) => id).sort())
    expect(told[0]).toMatchObject({ clientName: 'Luis', status: 'confirmed' })
    expect((await conflicts(salon.ctx, { id: salon.room.id })).items).toHaveLength(2)
  })

  it('can be asked before it is done', async () => {
    const salon = await openShared(2)
    await bothAtOnce(salon)
    const ask = async (quantity?: number) => (await conflicts(salon.ctx, { id: salon.room.id, quantity })).items.length

    expect([await ask(), await ask(1), await ask(0)]).toEqual([0, 2, 2])
  })

  it('out of use: all that is ahead is told, what needs it is offered to nobody, also not to the desk', async () => {
    const salon = await openShared(1)
    const { id } = await salon.byHand({ start: at('13:00') })
    const { conflicts: told } = await update(salon.ctx, { id: salon.room.id, isActive: false })

    expect(told.map((each) => each.id)).toEqual([id])
    expect(await salon.offeredOn('2026-11-25')).toEqual([])
    await expect(salon.byHand({ start: at('18:00') })).rejects.toEqual(failing('SLOT_NOT_OFFERED'))
    await update(salon.ctx, { id: salon.room.id, isActive: true })
    expect(await salon.offeredOn('2026-11-25')).not.toEqual([])
  })

  it.each(['booked', 'held', 'moved'] as const)(
    'what was decided before and is %s after it is decided again',
    async (what) => {
      const salon = await openShared(2)
      const moving = await salon.byHand({ start: at('18:00'), professionalId: salon.colleague.id })
      await salon.byHand({ start: at('13:00') })
      let isDone = false
      meanwhile = async (command) => {
        if (isDone || command !== 'TransactWriteItemsCommand') return
        isDone = true
        await update(salon.ctx, { id: salon.room.id, quantity: 1 })
      }
      const wanted = { start: at('13:00'), professionalId: salon.colleague.id }
      const acts = {
        booked: () => salon.byHand(wanted),
        held: () => hold(salon.ctx, { ...salon.bookInput(wanted), browserToken: ulid() }),
        moved: () => reschedule(salon.ctx, { id: moving.id, ...wanted }),
      }

      await expect(acts[what]()).rejects.toEqual(failing('SLOT_TAKEN'))
      expect(isDone).toBe(true)
    },
  )

  it('is told in one query and one batch', async () => {
    const salon = await openShared(2)
    await bothAtOnce(salon)

    const { requests, rounds } = await measure(() => conflicts(salon.ctx, { id: salon.room.id, quantity: 1 }))
    expect([requests, rounds]).toEqual([3, 3])
    const whole = await measure(() => list(salon.ctx))
    expect(whole.requests).toBe(1)
  })
})

describe('what a room costs', () => {
  it('is its own agenda and its condition: four write units more, and one round of reads', async () => {
    const plain = await openSalon()
    const shared = await openShared(1)
    const book = (salon: Salon) => salon.byHand({ start: at('13:00') })
    const [without, withRoom] = [await measure(() => book(plain)), await measure(() => book(shared))]

    expect(withRoom.write - without.write).toBeLessThanOrEqual(4)
    expect(withRoom.rounds - without.rounds).toBeLessThanOrEqual(1)
  })
})

describe('deleting', () => {
  it('is refused while it is in use, needed by a service or by appointments ahead', async () => {
    const salon = await openShared(1)
    const { id: room } = salon.room
    const { id } = await salon.byHand({ start: at('13:00') })
    const attempt = () => remove(salon.ctx, { id: room })

    await expect(attempt()).rejects.toEqual(failing('IN_USE'))
    await update(salon.ctx, { id: room, isActive: false })
    await expect(attempt()).rejects.toMatchObject({ code: 'IN_USE', message: expect.stringContaining('Corte de pelo') })
    await removeService(salon.ctx, { id: salon.service.id, force: true })
    await expect(attempt()).rejects.toMatchObject({ code: 'IN_USE', message: expect.stringContaining('1 appointment') })
    await cancel(salon.ctx, { id, reason: '' })
    await attempt()
    await expect(get(salon.ctx, { id: room })).rejects.toEqual(failing('NOT_FOUND'))
  })

  it('a service that is told to need it while it is taken out of use does not get it', async () => {
    const salon = await openSalon()
    const room = await create(salon.ctx, typed())
    let isDone = false
    meanwhile = async (command) => {
      if (isDone || command !== 'TransactWriteItemsCommand') return
      isDone = true
      await update(salon.ctx, { id: room.id, isActive: false })
    }

    await expect(updateService(salon.ctx, { id: salon.service.id, resourceId: room.id })).rejects.toEqual(
      failing('BAD_INPUT'),
    )
    await remove(salon.ctx, { id: room.id })
    const day = localDate.parse('2026-11-24')
    const asked = { slug: salon.slug, serviceId: salon.service.id, professionalId: 'any' as const, from: day, to: day }
    expect((await publicDays(salon.ctx, asked)).days[0]?.slots).not.toEqual([])
  })
})
