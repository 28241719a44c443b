import { instant } from '@reservaplus/shared/time/schema'
import { expect, it } from 'vitest'

import { createProfessional } from '../professionals/create'
import { activate, deactivate } from '../professionals/set-active'
import { update as updateProfessional } from '../professionals/update'
import { createService } from '../services/create'
import { remove as removeService } from '../services/remove'
import { update as updateService } from '../services/update'
import { openOrganization } from '../testing/context'
import { newProfessional, newService } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { changeSubscription } from './change'
import { checkCounts } from './check-counts'
import { usage } from './service'

useTestTable()

const openFull = async () => {
  const ctx = await openOrganization({
    name: 'Llena',
    subscription: {
      plan: 'profesional',
      status: 'active',
      billingCycle: 'monthly',
      periodEnd: instant.parse('2027-12-31T00:00:00Z'),
    },
  })
  const [antonia, bea] = [
    await createProfessional(ctx, newProfessional({ name: 'Antonia', order: 1 })),
    await createProfessional(ctx, newProfessional({ name: 'Bea', order: 2 })),
  ]
  const [cut, color] = [
    await createService(ctx, newService({ name: 'Corte', order: 1 })),
    await createService(ctx, newService({ name: 'Color', order: 2 })),
  ]
  // A smaller plan: there is more than it allows.
  await changeSubscription(ctx, (current) => ({ ...current, limits: { professionals: 1, services: 1 } }))

  return { ctx, antonia, bea, cut, color }
}

const full = (counter: string, current: number) => ({
  code: 'LIMIT_EXCEEDED',
  details: { counter, limit: 1, current, upgradeRequired: true },
})

it('F-21 above the limit everything can still be changed; only what is new is refused, and says how full it is', async () => {
  const { ctx, antonia, cut } = await openFull()
  expect(await updateProfessional(ctx, { id: antonia.id, name: 'Antonia Rojas' })).toMatchObject({
    name: 'Antonia Rojas',
  })
  expect(await updateService(ctx, { id: cut.id, name: 'Corte y secado', isActive: false })).toMatchObject({
    isActive: false,
  })
  await expect(createProfessional(ctx, newProfessional({ name: 'Carla', order: 3 }))).rejects.toMatchObject(
    full('professionals', 2),
  )
  await expect(createService(ctx, newService({ name: 'Peinado', order: 3 }))).rejects.toMatchObject(full('services', 2))
  expect((await usage(ctx)).usage).toMatchObject({
    professionals: { current: 2, max: 1, canAdd: false, percent: 200 },
    services: { current: 2, max: 1, canAdd: false, percent: 200 },
  })
})

it('F-24 who is deactivated frees a seat, who comes back takes one; a deleted service frees its place', async () => {
  const { ctx, bea, antonia, cut, color } = await openFull()
  await deactivate(ctx, { id: bea.id })
  await expect(activate(ctx, { id: bea.id })).rejects.toMatchObject(full('professionals', 1))
  await deactivate(ctx, { id: antonia.id })
  expect(await activate(ctx, { id: bea.id })).toMatchObject({ isActive: true })

  for (const { id } of [cut, color]) await removeService(ctx, { id, force: true })
  await createService(ctx, newService({ name: 'Peinado', order: 3 }))
  await expect(createService(ctx, newService({ name: 'Otro', order: 4 }))).rejects.toMatchObject(full('services', 1))
  expect((await checkCounts(ctx.clock, ctx.organizationId)).drifts).toEqual([])
})
