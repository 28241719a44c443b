import { type UserId, userId } from '@reservaplus/shared/ids/schema'
import type { LimitName } from '@reservaplus/shared/subscriptions/counters'
import { limitsOf } from '@reservaplus/shared/subscriptions/plans'
import { instant } from '@reservaplus/shared/time/schema'
import { ulid } from 'ulid'
import { describe, expect, it } from 'vitest'

import type { AppContext } from '../app-context'
import { publicBook } from '../appointments/book'
import { create as createAppointment } from '../appointments/create'
import { create as createClient } from '../clients/service'
import { createProfessional } from '../professionals/create'
import { createService } from '../services/create'
import { monday, openOrganization, testClock } from '../testing/context'
import { guest, openSalon } from '../testing/salon'
import { newProfessional, newService } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { addMember } from '../users/add-member'
import { checkCounts } from './check-counts'
import { findSubscription } from './repository'
import { usage } from './service'

useTestTable()

const withLimit = (name: LimitName, limit: number) => ({
  subscription: {
    plan: 'empresarial' as const,
    status: 'active' as const,
    billingCycle: 'monthly' as const,
    periodEnd: instant.parse('2027-12-31T00:00:00Z'),
    limits: { [name]: limit },
  },
})

const limitsIn = async ({ organizationId }: AppContext) => {
  const subscription = await findSubscription(organizationId)
  if (!subscription) throw new Error('It was just made')

  return limitsOf(subscription)
}

const addUser = async (ctx: AppContext, role: 'reception' | 'staff' | 'admin') => {
  const id: UserId = userId.parse(ulid())
  const names = { firstName: 'Ana', lastName: 'Soto' }

  return addMember(ctx, id, {
    ...names,
    email: `${ulid()}@equipo.example`,
    role,
    locale: 'es',
    professionalId: undefined,
    limits: await limitsIn(ctx),
  })
}

const cases: [LimitName, (ctx: AppContext, index: number) => Promise<unknown>][] = [
  ['users', (ctx) => addUser(ctx, 'admin')],
  ['receptionists', (ctx) => addUser(ctx, 'reception')],
  ['staff', (ctx) => addUser(ctx, 'staff')],
  ['professionals', (ctx, index) => createProfessional(ctx, newProfessional({ name: `P${index}`, order: index }))],
  ['services', (ctx, index) => createService(ctx, newService({ name: `S${index}`, order: index }))],
  ['clients', (ctx, index) => createClient(ctx, { firstName: `Cliente ${index}`, lastName: '' })],
]

const refusals = (outcomes: readonly PromiseSettledResult<unknown>[]) =>
  outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []))

describe.each(cases)('F-25 F-24 the limit of %s', (name, add) => {
  it('is taken to the last one and not passed, by however many at once', async () => {
    const limit = 4
    const ctx = await openOrganization({ name: `Tope ${name}`, ...withLimit(name, limit) })
    // The owner's own seat is outside both sides of the figure that is shown.
    const hidden = name === 'users' ? 1 : 0
    for (let index = 1; index < limit; index++) await add(ctx, index)
    expect((await usage(ctx)).usage[name]).toMatchObject({ current: limit - 1 - hidden, canAdd: true })

    const full = { code: 'LIMIT_EXCEEDED', details: { counter: name, limit, current: limit, upgradeRequired: true } }
    const rush = await Promise.allSettled([5, 6, 7].map((index) => add(ctx, index)))
    expect(refusals(rush)).toMatchObject([full, full])

    await expect(add(ctx, 8)).rejects.toMatchObject(full)
    expect((await usage(ctx)).usage[name]).toMatchObject({
      current: limit - hidden,
      max: limit - hidden,
      canAdd: false,
      percent: 100,
    })
    expect((await checkCounts(ctx.clock, ctx.organizationId)).drifts).toEqual([])
  })
})

describe('F-25 F-24 the limit of what the public makes', () => {
  const times = ['13:00', '15:00', '18:00', '19:00'].map((time) => `2026-11-24T${time}:00Z`)
  const asGuest = (index: number) => ({ ...guest, email: `guest${index}@correo.example` })

  it('clients: counts guests too, tells them no figures, and lets those who are known book on', async () => {
    const salon = await openSalon({ organization: withLimit('clients', 2) })
    await publicBook(salon.ctx, salon.bookInput({ start: times[0] ?? '', client: asGuest(0) }))
    const rush = await Promise.allSettled(
      [1, 2].map((index) =>
        publicBook(salon.ctx, salon.bookInput({ start: times[index] ?? '', client: asGuest(index) })),
      ),
    )
    expect(refusals(rush)).toMatchObject([{ code: 'LIMIT_EXCEEDED', details: {} }])
    expect(Object.keys((refusals(rush)[0] as { details: object }).details)).toEqual([])

    await publicBook(salon.ctx, salon.bookInput({ start: times[3] ?? '', client: asGuest(0) }))
    expect((await usage(salon.ctx)).usage).toMatchObject({
      clients: { current: 2, canAdd: false },
      monthlyAppointments: { current: 3 },
    })
    expect((await checkCounts(salon.ctx.clock, salon.ctx.organizationId)).drifts).toEqual([])
  })

  it('monthlyAppointments: the month is full for the desk and the widget together', async () => {
    const clock = testClock()
    const salon = await openSalon({ organization: withLimit('monthlyAppointments', 2), clock })
    expect(await salon.offeredOn('2026-12-02')).not.toEqual([])
    const byHand = (start: string) =>
      createAppointment(salon.ctx, {
        serviceId: salon.service.id,
        professionalId: salon.professional.id,
        start,
        client: { firstName: 'Luis', lastName: '' },
        isWalkIn: false,
        notes: '',
        internalNotes: '',
      })
    await byHand(times[0] ?? '')
    const rush = await Promise.allSettled([
      byHand(times[1] ?? ''),
      publicBook(salon.ctx, salon.bookInput({ start: times[2] ?? '' })),
      byHand(times[3] ?? ''),
    ])
    expect(refusals(rush)).toHaveLength(2)
    await expect(byHand('2026-11-25T13:00:00Z')).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
      details: { counter: 'monthlyAppointments', limit: 2, current: 2, upgradeRequired: true },
    })
    // What could not be booked is not offered, until the month is over where the salon is.
    expect(await salon.offeredOn('2026-12-02')).toEqual([])
    clock.set('2026-12-01T01:00:00Z')
    expect(await salon.offeredOn('2026-12-02')).toEqual([])
    clock.set('2026-12-01T04:00:00Z')
    expect(await salon.offeredOn('2026-12-02')).not.toEqual([])
    clock.set(monday)
    // Who was refused left no client behind.
    expect((await usage(salon.ctx)).usage).toMatchObject({ clients: { current: 2 } })
    expect((await checkCounts(salon.ctx.clock, salon.ctx.organizationId)).drifts).toEqual([])
  })
})
