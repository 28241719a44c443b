import { professionalId } from '@reservaplus/shared/ids/schema'
import { createProfessionalInput, type UpdateProfessionalInput } from '@reservaplus/shared/professionals/inputs'
import { instant } from '@reservaplus/shared/time/schema'
import { ulid } from 'ulid'
import { describe, expect, it } from 'vitest'

import { findEventsOfSubject } from '../events/repository'
import { openOrganization } from '../testing/context'
import { newProfessional, officeHours } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { meterUnits } from '../testing/units'
import { add } from './add'
import { createProfessional } from './create'
import { listAhead } from './list-ahead'
import { remove } from './remove'
import { get, list } from './service'
import { activate, deactivate } from './set-active'
import { setOrder } from './set-order'
import { update } from './update'

const table = useTestTable()

const failing = (code: string) => expect.objectContaining({ code })
const typed = (fields: object = {}) => createProfessionalInput.parse({ name: 'Carla Vidal', ...fields })

const limitedTo = (professionals: number) =>
  openOrganization({
    subscription: {
      plan: 'empresarial',
      status: 'active',
      billingCycle: 'monthly',
      periodEnd: instant.parse('2027-12-31T00:00:00Z'),
      limits: { professionals },
    },
  })

describe('a professional', () => {
  it('D-06 is added with what is known, in the opening hours of the organization, behind the others', async () => {
    const ctx = await openOrganization()
    const first = await add(ctx, typed())
    const second = await add(ctx, typed({ name: 'Bruno Díaz' }))

    expect(first).toMatchObject({ isActive: true, acceptsBookings: true, acceptsWalkIns: true, order: 1 })
    expect(first.weeklyHours).toEqual(officeHours())
    expect((await list(ctx)).map(({ id }) => id)).toEqual([first.id, second.id])
  })

  it('F-23 shows every field that can be typed in, changes each alone, and null clears', async () => {
    const ctx = await openOrganization()
    const all = {
      name: 'Carla Vidal',
      email: 'carla@equipo.example',
      phone: '+56987654321',
      specialty: 'Color',
      bio: 'Veinte años',
      licenseNumber: 'SAL-1234',
      color: '#7c3aed',
      acceptsBookings: false,
      acceptsWalkIns: false,
    }
    const { id } = await add(ctx, typed(all))
    expect(await get(ctx, { id })).toMatchObject(all)

    const changes: Omit<UpdateProfessionalInput, 'id'> = {
      name: 'Carla Vidal Soto',
      email: 'cvidal@equipo.example',
      phone: '9 1234 5678',
      specialty: 'Corte',
      bio: '',
      licenseNumber: 'SAL-9',
      color: '#0f766e',
      acceptsBookings: true,
      acceptsWalkIns: true,
    }
    for (const [field, value] of Object.entries(changes)) {
      const before = await get(ctx, { id })
      const expected = field === 'phone' ? '+56912345678' : value
      expect(await update(ctx, { id, [field]: value })).toEqual({
        ...before,
        [field]: expected,
        version: before.version + 1,
      })
    }
    const cleared = await update(ctx, { id, email: null, phone: null, licenseNumber: null })
    expect(Object.keys(cleared)).not.toEqual(expect.arrayContaining(['email', 'phone', 'licenseNumber']))
  })

  it('F-20 may have no address; an address belongs to one only, however it is spelt', async () => {
    const ctx = await openOrganization()
    await add(ctx, typed())
    const { id } = await add(ctx, typed({ email: 'Carla@Equipo.example' }))
    const taken = expect.objectContaining({
      code: 'EMAIL_TAKEN',
      details: { issues: [expect.objectContaining({ path: ['email'] })] },
    })
    await expect(add(ctx, typed({ email: 'carla@equipo.EXAMPLE' }))).rejects.toEqual(taken)

    const other = await add(ctx, typed({ name: 'Otra' }))
    await expect(update(ctx, { id: other.id, email: 'CARLA@equipo.example' })).rejects.toEqual(taken)
    await update(ctx, { id, email: 'nueva@equipo.example' })
    expect(await update(ctx, { id: other.id, email: 'carla@equipo.example' })).toMatchObject({
      email: 'carla@equipo.example',
    })
  })

  it('F-20 of two who take an address at once, one gets it and one is told', async () => {
    const ctx = await openOrganization()
    const outcomes = await Promise.allSettled(
      ['A', 'B', 'C'].map((name) => add(ctx, typed({ name, email: 'uno@equipo.example' }))),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toEqual(failing('EMAIL_TAKEN'))
    }
  })

  it('F-21 F-24 takes a seat while active: N−1 and N fit, N+1 does not, and at the limit everything can still be changed', async () => {
    const ctx = await limitedTo(2)
    const first = await add(ctx, typed())
    await add(ctx, typed())
    const full = expect.objectContaining({
      code: 'LIMIT_EXCEEDED',
      details: expect.objectContaining({ counter: 'professionals', limit: 2 }),
    })
    await expect(add(ctx, typed())).rejects.toEqual(full)
    expect(await update(ctx, { id: first.id, name: 'Otro nombre' })).toMatchObject({ name: 'Otro nombre' })

    await deactivate(ctx, { id: first.id })
    await add(ctx, typed())
    await expect(activate(ctx, { id: first.id })).rejects.toEqual(full)
    expect(await list(ctx, { isActive: true })).toHaveLength(2)
  })

  it('F-24 of many who come at once as many get in as there is room for', async () => {
    const ctx = await limitedTo(3)
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => add(ctx, typed())))

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
    expect(await list(ctx)).toHaveLength(3)
  })

  it('is added once with one key, however often it is sent', async () => {
    const ctx = await openOrganization()
    const input = typed({ idempotencyKey: ulid() })
    const [first, again] = [await add(ctx, input), await add(ctx, input)]

    expect(again).toEqual(first)
    await expect(add(ctx, { ...input, name: 'Otra' })).rejects.toEqual(failing('IDEMPOTENCY_KEY_REUSED'))
  })

  it('is refused to whoever looked at an older version', async () => {
    const ctx = await openOrganization()
    const { id, version } = await add(ctx, typed())
    await update(ctx, { id, version, bio: 'Uno' })

    await expect(update(ctx, { id, version, bio: 'Dos' })).rejects.toEqual(failing('CONFLICT'))
  })

  it('F-52 leaves who changed what in the audit, and nothing that identifies a person', async () => {
    const ctx = await openOrganization()
    const { id } = await add(ctx, typed({ email: 'carla@equipo.example' }))
    await update(ctx, { id, email: 'otra@equipo.example', color: '#0f766e' })
    const events = await findEventsOfSubject(ctx.organizationId, { kind: 'professional', id })

    expect(events.at(-1)).toMatchObject({ type: 'professional.changed', actor: ctx.actor, version: 2 })
    expect(events.at(-1)?.data).toEqual({
      changes: { email: {}, color: { before: '#4caf50', after: '#0f766e' } },
    })
    expect(JSON.stringify(events)).not.toContain('equipo.example')
  })

  it('stands where the team says, and who is not named follows', async () => {
    const ctx = await openOrganization()
    const [a, , c] = await Promise.all(
      ['A', 'B', 'C'].map((name, order) => createProfessional(ctx, newProfessional({ name, order }))),
    )
    const names = (await setOrder(ctx, { ids: [c, a].flatMap((each) => each?.id ?? []) })).map(({ name }) => name)

    expect(names).toEqual(['C', 'A', 'B'])
    expect((await list(ctx)).map(({ order }) => order)).toEqual([1, 2, 3])
  })

  it('F-22 is found by a part of the name or the specialty, whatever the accents', async () => {
    const ctx = await openOrganization()
    await createProfessional(ctx, newProfessional({ name: 'Benjamín Soto', specialty: 'Barbería' }))
    await createProfessional(ctx, newProfessional({ name: 'Ana Mora', specialty: 'Uñas', isActive: false }))
    const found = async (asked: object) => (await list(ctx, asked)).map(({ name }) => name)

    expect(await found({ search: 'benjamin' })).toEqual(['Benjamín Soto'])
    expect(await found({ search: 'UNAS' })).toEqual(['Ana Mora'])
    expect(await found({ isActive: true })).toEqual(['Benjamín Soto'])
  })
})

describe('what lists consume', () => {
  it('F-54 the team, with the services there are, is two reads at once; what is ahead of somebody two', async () => {
    const ctx = await openOrganization()
    const team = await Promise.all(
      Array.from({ length: 12 }, (_, order) => createProfessional(ctx, newProfessional({ order }))),
    )
    const measure = meterUnits(table().client)

    expect(await measure(() => list(ctx))).toMatchObject({ requests: 2, rounds: 1 })
    const ahead = await measure(() => listAhead(ctx, { id: team[0]?.id ?? professionalId.parse(ulid()), limit: 50 }))
    expect(ahead.requests).toBe(2)
  })
})

describe('deleting a professional', () => {
  it('needs one who is not active, and gives the address back', async () => {
    const ctx = await openOrganization()
    const { id } = await add(ctx, typed({ email: 'carla@equipo.example' }))
    await expect(remove(ctx, { id })).rejects.toEqual(failing('IN_USE'))
    await deactivate(ctx, { id })
    await remove(ctx, { id })

    expect(await list(ctx)).toEqual([])
    expect(await add(ctx, typed({ email: 'carla@equipo.example' }))).toMatchObject({ name: 'Carla Vidal' })
  })
})
