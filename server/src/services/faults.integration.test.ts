import { createProfessionalInput } from '@reservaplus/shared/professionals/inputs'
import { createResourceInput } from '@reservaplus/shared/resources/inputs'
import { createServiceInput } from '@reservaplus/shared/services/inputs'
import { ulid } from 'ulid'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'

import { findEventsOfSubject } from '../events/repository'
import { add as addProfessional } from '../professionals/add'
import { remove as removeProfessional } from '../professionals/remove'
import { list as listProfessionals } from '../professionals/service'
import { activate, deactivate } from '../professionals/set-active'
import { remove as removeResource } from '../resources/remove'
import { create as createResource, list as listResources } from '../resources/service'
import { update as updateResource } from '../resources/update'
import { checkCounts } from '../subscriptions/check-counts'
import { openOrganization } from '../testing/context'
import { type Fault, injectFaults } from '../testing/faults'
import { useTestTable } from '../testing/table'
import { add } from './add'
import { remove } from './remove'
import { list } from './service'
import { update } from './update'

const table = useTestTable()

/** Met by each transaction once, then all is well for that one. */
let fault: Fault | undefined
let isTurn = true
beforeAll(() =>
  injectFaults(table().client, (command) => {
    if (command !== 'TransactWriteItemsCommand' || fault === undefined) return undefined
    isTurn = !isTurn

    return isTurn ? undefined : fault
  }),
)
afterEach(() => {
  fault = undefined
  isTurn = true
})

const faults: readonly Fault[] = ['lost-request', 'lost-answer', 'conflict', 'throttled']
const price = { amount: 18_000, currency: 'CLP' as const }
const service = (fields: object = {}) =>
  createServiceInput.parse({ name: 'Corte', durationMinutes: 45, price, ...fields })
const person = (fields: object = {}) => createProfessionalInput.parse({ name: 'Carla Vidal', ...fields })
const room = createResourceInput.parse({ kind: 'room', name: 'Box' })

describe.each(faults)('a catalogue whose every write meets a %s', (each) => {
  it('has everything once, with one event for each change, and counts that agree', async () => {
    const ctx = await openOrganization()
    fault = each
    const made = await add(ctx, service())
    expect(await update(ctx, { id: made.id, name: 'Otro' })).toMatchObject({ name: 'Otro', version: 2 })
    const professional = await addProfessional(ctx, person({ email: 'carla@equipo.example' }))
    const { id: box } = await createResource(ctx, room)
    await updateResource(ctx, { id: box, quantity: 3 })
    fault = undefined

    expect((await list(ctx)).map(({ id, version }) => [id, version])).toEqual([[made.id, 2]])
    expect((await listProfessionals(ctx)).map(({ id, version }) => [id, version])).toEqual([[professional.id, 1]])
    expect((await listResources(ctx)).map(({ id, version }) => [id, version])).toEqual([[box, 2]])
    expect(await findEventsOfSubject(ctx.organizationId, { kind: 'service', id: made.id })).toHaveLength(2)
    expect((await checkCounts(ctx.clock, ctx.organizationId)).drifts).toEqual([])
  })

  it('loses nothing and frees every seat when things go', async () => {
    const ctx = await openOrganization()
    const made = await add(ctx, service())
    const [first, second] = [
      await addProfessional(ctx, person({ email: 'a@b.example' })),
      await addProfessional(ctx, person()),
    ]
    const { id: box } = await createResource(ctx, room)
    fault = each
    await remove(ctx, { id: made.id, force: false })
    await deactivate(ctx, { id: first.id })
    await removeProfessional(ctx, { id: first.id })
    await deactivate(ctx, { id: second.id })
    await activate(ctx, { id: second.id })
    await updateResource(ctx, { id: box, isActive: false })
    await removeResource(ctx, { id: box })
    expect(await addProfessional(ctx, person({ email: 'a@b.example' }))).toMatchObject({ email: 'a@b.example' })
    fault = undefined

    expect([await list(ctx), await listResources(ctx)]).toEqual([[], []])
    expect(await listProfessionals(ctx, { isActive: true })).toHaveLength(2)
    expect((await checkCounts(ctx.clock, ctx.organizationId)).drifts).toEqual([])
  })

  it('answers the same to the same key', async () => {
    const ctx = await openOrganization()
    fault = each
    const inputs = [service({ idempotencyKey: ulid() }), person({ idempotencyKey: ulid() })] as const
    const first = [await add(ctx, inputs[0]), await addProfessional(ctx, inputs[1])]
    const again = [await add(ctx, inputs[0]), await addProfessional(ctx, inputs[1])]

    expect(again).toEqual(first)
  })
})
