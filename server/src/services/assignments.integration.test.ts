import { createServiceInput } from '@reservaplus/shared/services/inputs'
import { describe, expect, it } from 'vitest'

import { changeServices } from '../professionals/change-services'
import { createProfessional } from '../professionals/create'
import { findProfessional } from '../professionals/repository'
import { get as getProfessional, list as listTeam } from '../professionals/service'
import { openOrganization } from '../testing/context'
import { newProfessional, newService } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { meterUnits } from '../testing/units'
import { add } from './add'
import { changeProfessionals } from './change-professionals'
import { createService } from './create'
import { remove } from './remove'
import { list, listProfessionals } from './service'

const table = useTestTable()

const failing = (code: string) => expect.objectContaining({ code })
const price = { amount: 18_000, currency: 'CLP' as const }
const typed = (fields: object = {}) =>
  createServiceInput.parse({ name: 'Corte', durationMinutes: 45, price, ...fields })

describe('who does a service', () => {
  const openTeam = async () => {
    const ctx = await openOrganization()
    const services = [await add(ctx, typed({ name: 'A' })), await add(ctx, typed({ name: 'B' }))]
    const professional = await createProfessional(ctx, newProfessional())
    const [cut, colour] = services.map(({ id }) => id)
    if (!cut || !colour) throw new Error('They were just made')

    return { ctx, cut, colour, professional }
  }

  it('is said from either side, in their own time and at their own price', async () => {
    const { ctx, cut, colour, professional } = await openTeam()
    const { id: professionalId } = professional
    const own = { ...price, amount: 25_000 }
    const assigned = await changeProfessionals(ctx, {
      id: cut,
      assign: [{ professionalId, durationMinutes: 60, price: own }],
      unassign: [],
    })
    expect(assigned).toMatchObject([
      { professionalId, durationMinutes: 60, price: own, hasOwnDuration: true, hasOwnPrice: true },
    ])

    await changeServices(ctx, {
      id: professionalId,
      assign: [{ serviceId: cut, price: null }, { serviceId: colour }],
      unassign: [],
    })
    expect(await listProfessionals(ctx, { id: cut })).toMatchObject([
      { durationMinutes: 60, price, hasOwnDuration: true, hasOwnPrice: false },
    ])
    await changeServices(ctx, { id: professionalId, assign: [], unassign: [cut] })
    expect(await listProfessionals(ctx, { id: cut })).toEqual([])
    expect(await findProfessional(ctx.organizationId, professionalId)).toMatchObject({
      serviceIds: [colour],
      serviceOverrides: {},
    })
  })

  it('loses nothing when it is said from both sides at once', async () => {
    const { ctx, cut, colour, professional } = await openTeam()
    await Promise.all([
      changeProfessionals(ctx, {
        id: cut,
        assign: [{ professionalId: professional.id, durationMinutes: 50 }],
        unassign: [],
      }),
      changeServices(ctx, { id: professional.id, assign: [{ serviceId: colour, durationMinutes: 55 }], unassign: [] }),
    ])

    expect(await findProfessional(ctx.organizationId, professional.id)).toMatchObject({
      serviceIds: expect.arrayContaining([cut, colour]),
      serviceOverrides: { [cut]: { durationMinutes: 50 }, [colour]: { durationMinutes: 55 } },
    })
  })

  it('is not read of a service that was deleted', async () => {
    const { ctx, cut, colour, professional } = await openTeam()
    const { id } = professional
    const assign = [{ serviceId: cut, durationMinutes: 50 }, { serviceId: colour }]
    await changeServices(ctx, { id, assign, unassign: [] })
    expect(await getProfessional(ctx, { id })).toMatchObject({ serviceIds: [cut, colour] })
    await remove(ctx, { id: cut, force: false })

    const shown = { serviceIds: [colour], serviceOverrides: {} }
    expect(await getProfessional(ctx, { id })).toMatchObject(shown)
    expect(await listTeam(ctx)).toMatchObject([shown])
  })

  it('is not said of a service that was deleted, nor at a price in another currency', async () => {
    const { ctx, cut, colour, professional } = await openTeam()
    await remove(ctx, { id: cut, force: false })
    const { id } = professional

    await expect(changeServices(ctx, { id, assign: [{ serviceId: cut }], unassign: [] })).rejects.toEqual(
      failing('NOT_FOUND'),
    )
    const dollars = { amount: 100, currency: 'USD' as const }
    await expect(
      changeServices(ctx, { id, assign: [{ serviceId: colour, price: dollars }], unassign: [] }),
    ).rejects.toEqual(failing('BAD_INPUT'))
  })
})

describe('what lists consume', () => {
  it('F-54 a list of services with their professionals is two reads at once, however long', async () => {
    const ctx = await openOrganization()
    const services = await Promise.all(
      Array.from({ length: 20 }, (_, index) => createService(ctx, newService({ order: index }))),
    )
    const serviceIds = services.map(({ id }) => id)
    for (let order = 1; order <= 10; order++) await createProfessional(ctx, newProfessional({ order, serviceIds }))
    const measure = meterUnits(table().client)

    const units = await measure(() => list(ctx))
    expect([units.requests, units.rounds]).toEqual([2, 1])
    expect(units.read).toBeLessThanOrEqual(8)
    const detail = await measure(() => listProfessionals(ctx, { id: serviceIds[0] ?? ('' as never) }))
    expect([detail.requests, detail.rounds]).toEqual([2, 1])
  })
})
