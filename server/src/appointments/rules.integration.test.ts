import { resourceId } from '@reservaplus/shared/ids/schema'
import { everyDay } from '@reservaplus/shared/testing/builders'
import { instant, localDate } from '@reservaplus/shared/time/schema'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { ulid } from 'ulid'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { publicDays } from '../availability/service'
import { transact } from '../db/transact'
import { OrganizationEntity } from '../organizations/entity'
import { findOrganization } from '../organizations/repository'
import { createProfessional } from '../professionals/create'
import { resourceCreation } from '../resources/repository'
import { setDayException } from '../schedules/set-exception'
import { createService } from '../services/create'
import { findSubscription, subscriptionReplacement } from '../subscriptions/repository'
import { testClock } from '../testing/context'
import { readEverything } from '../testing/read-everything'
import { guest, openSalon, type Salon } from '../testing/salon'
import { newProfessional, newResource, newService } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { publicBook } from './book'
import { cancel } from './change'
import { create } from './create'
import { hold } from './hold'
import { reschedule } from './reschedule'
import { restore } from './undo-transition'

const table = useTestTable()

/** What others do before a command is sent. */
let meanwhile: (command: string) => Promise<void> = async () => undefined
beforeAll(() =>
  table().client.middlewareStack.add(
    (next, context) => async (args) => {
      await meanwhile(context.commandName ?? '')

      return next(args)
    },
    { step: 'initialize', name: 'meanwhile' },
  ),
)
afterEach(() => {
  meanwhile = async () => undefined
})

const failing = (code: string) => expect.objectContaining({ code })
const subscription = {
  plan: 'basico',
  status: 'active',
  billingCycle: 'monthly',
  periodEnd: instant.parse('2027-01-31T00:00:00Z'),
} as const

const byHand = (salon: Salon, overrides: object = {}) =>
  create(salon.ctx, {
    serviceId: salon.service.id,
    professionalId: salon.professional.id,
    start: '2026-11-24T13:00:00Z',
    client: { firstName: 'Luis', lastName: '' },
    isWalkIn: false,
    notes: '',
    internalNotes: '',
    ...overrides,
  })

describe('a booking', () => {
  it('F-03 with another organization’s client, professional or service is NOT_FOUND, and nothing is stored', async () => {
    const [salon, other] = [await openSalon(), await openSalon({ organization: { name: 'Ajena' } })]
    const theirs = await byHand(other)
    for (const foreign of [
      { client: { id: theirs.clientId } },
      { professionalId: other.professional.id },
      { serviceId: other.service.id },
    ]) {
      await expect(byHand(salon, foreign)).rejects.toEqual(failing('NOT_FOUND'))
    }
    const moving = await byHand(salon)
    const to = { id: moving.id, start: '2026-11-24T15:00:00Z', professionalId: other.professional.id }
    await expect(reschedule(salon.ctx, to)).rejects.toEqual(failing('NOT_FOUND'))
    await expect(cancel(salon.ctx, { id: theirs.id, reason: '' })).rejects.toEqual(failing('NOT_FOUND'))
    await expect(publicBook(salon.ctx, salon.bookInput({ slug: 'nobody-is-here' }))).rejects.toEqual(
      failing('NOT_FOUND'),
    )
  })

  it('F-25 F-21 stops at the monthly limit, where everything else still works', async () => {
    const salon = await openSalon({
      organization: { subscription: { ...subscription, limits: { monthlyAppointments: 2 } } },
    })
    const first = await byHand(salon)
    await byHand(salon, { start: '2026-11-24T15:00:00Z' })
    await expect(byHand(salon, { start: '2026-11-24T18:00:00Z' })).rejects.toEqual(failing('LIMIT_EXCEEDED'))
    await reschedule(salon.ctx, { id: first.id, start: '2026-11-24T18:00:00Z' })
    await cancel(salon.ctx, { id: first.id, reason: '' })
    const usage = (await readEverything(table(), 'USAGE#appts')).filter(
      ({ PK }) => PK === `ORG#${salon.ctx.organizationId}`,
    )
    expect(usage).toMatchObject([{ SK: 'USAGE#appts#2026-11', count: 2 }])
    await expect(byHand(salon)).rejects.toEqual(failing('LIMIT_EXCEEDED'))
  })

  it('F-25 online stops where the desk’s tenth of the month begins; the desk books on', async () => {
    const salon = await openSalon({
      organization: { subscription: { ...subscription, limits: { monthlyAppointments: 10 } } },
    })
    const hours = Array.from(
      { length: 11 },
      (_, index) => `2026-11-${24 + (index % 4)}T${13 + Math.floor(index / 4)}:00:00Z`,
    )
    for (const start of hours.slice(0, 9)) await publicBook(salon.ctx, salon.bookInput({ start }))
    const [tenth = '', eleventh = ''] = hours.slice(9)
    await expect(publicBook(salon.ctx, salon.bookInput({ start: tenth }))).rejects.toEqual(failing('LIMIT_EXCEEDED'))
    await byHand(salon, { start: tenth })
    await expect(byHand(salon, { start: eleventh })).rejects.toEqual(failing('LIMIT_EXCEEDED'))
  })

  it.each(['expired', 'cancelled'] as const)('F-25 is refused while the subscription is %s', async (status) => {
    const salon = await openSalon()
    const cancelled = await byHand(salon, { start: '2026-11-24T18:00:00Z' })
    await cancel(salon.ctx, { id: cancelled.id, reason: '' })
    const running = await findSubscription(salon.ctx.organizationId)
    if (!running) throw new Error('It was just made')
    await transact([subscriptionReplacement({ ...running, status, version: running.version + 1 })])
    await expect(publicBook(salon.ctx, salon.bookInput())).rejects.toEqual(failing('SUBSCRIPTION_INACTIVE'))
    await expect(byHand(salon)).rejects.toEqual(failing('SUBSCRIPTION_INACTIVE'))
    await expect(restore(salon.ctx, { id: cancelled.id })).rejects.toEqual(failing('SUBSCRIPTION_INACTIVE'))
  })

  it.each(['read-only', 'moved'] as const)('writes nothing while the organization is %s', async (writeMode) => {
    const salon = await openSalon()
    const appointment = await byHand(salon)
    const organization = await findOrganization(salon.ctx.organizationId)
    if (!organization) throw new Error('It was just made')
    await OrganizationEntity.build(PutItemCommand)
      .item({ ...organization, writeMode })
      .send()
    const moving = expect.objectContaining({ code: 'ORGANIZATION_MOVING', details: { retryAfterSeconds: 60 } })
    const asked = { ...salon.bookInput({ start: '2026-11-24T18:00:00Z' }), browserToken: ulid() }
    await expect(publicBook(salon.ctx, salon.bookInput({ start: '2026-11-24T18:00:00Z' }))).rejects.toEqual(moving)
    await expect(hold(salon.ctx, asked)).rejects.toEqual(moving)
    await expect(reschedule(salon.ctx, { id: appointment.id, start: asked.start })).rejects.toEqual(moving)
    await expect(cancel(salon.ctx, { id: appointment.id, reason: '' })).rejects.toEqual(moving)
  })

  // Between the two reads of the decision, and when it is decided and on its way to the table.
  it.each(['BatchGetItemCommand', 'TransactWriteItemsCommand'])(
    'that was decided before a closure is decided again after it (at %s)',
    async (moment) => {
      const salon = await openSalon()
      const start = '2026-11-25T13:00:00Z'
      const closure = {
        professionalId: 'ALL' as const,
        date: localDate.parse('2026-11-25'),
        type: 'holiday' as const,
        intervals: [],
        reason: 'Feriado',
      }
      let isClosed = false
      meanwhile = async (command) => {
        if (isClosed || command !== moment) return
        isClosed = true
        await setDayException(salon.ctx, closure, { professionals: [salon.professional], timeZone: 'America/Santiago' })
      }
      await expect(publicBook(salon.ctx, salon.bookInput({ start }))).rejects.toEqual(failing('SLOT_NOT_OFFERED'))
      expect(isClosed).toBe(true)
      expect(await salon.offeredOn('2026-11-25')).toEqual([])
    },
  )

  it('with any professional goes to the one who has least to do that day', async () => {
    const salon = await openSalon()
    const colleague = newProfessional({ name: 'Bea', order: 2, serviceIds: [salon.service.id] })
    const second = await createProfessional(salon.ctx, colleague)
    await byHand(salon, { start: '2026-11-24T15:00:00Z' })
    const input = salon.bookInput({ professionalId: 'any' })
    const { appointment } = await publicBook(salon.ctx, input)
    expect(appointment.professionalId).toBe(second.id)
    const next = await publicBook(salon.ctx, { ...input, client: { ...guest, email: 'c@correo.example' } })
    expect(next.appointment.professionalId).toBe(salon.professional.id)
    await expect(publicBook(salon.ctx, input)).rejects.toEqual(failing('SLOT_TAKEN'))
  })

  it('shares two chairs among three professionals, two at a time', async () => {
    const salon = await openSalon()
    const { organizationId } = salon.ctx
    const id = resourceId.parse(ulid())
    await transact([resourceCreation(newResource({ id, organizationId }))])
    const wash = await createService(salon.ctx, newService({ name: 'Lavado', resourceId: id }))
    const team = await Promise.all(
      [1, 2, 3].map((order) =>
        createProfessional(salon.ctx, newProfessional({ name: `P${order}`, order, serviceIds: [wash.id] })),
      ),
    )
    const outcomes = await Promise.allSettled(
      team.map((each) => byHand(salon, { serviceId: wash.id, professionalId: each.id })),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'SLOT_TAKEN' } })
  })

  it('on a compact day follows what ended the UTC day before, its own preparation in between', async () => {
    const salon = await openSalon({
      rules: { compactDay: true },
      professional: { weeklyHours: everyDay('00:00-24:00'), slotIntervalMinutes: 240 },
      service: { durationMinutes: 293, bufferBeforeMinutes: 60, bufferAfterMinutes: 5 },
    })
    await publicBook(salon.ctx, salon.bookInput({ start: '2026-11-24T19:00:00Z' }))
    const start = '2026-11-25T01:00:00Z'
    expect(await salon.offeredOn('2026-11-24')).toContain(start)
    expect((await publicBook(salon.ctx, salon.bookInput({ start }))).appointment.start).toBe(start)
  })

  it('a walk-in starts now, without notice and off the grid, and never over another', async () => {
    const clock = testClock('2026-11-23T14:07:20Z')
    const salon = await openSalon({ clock })
    const walkIn = { start: '2026-11-23T14:07:00Z', isWalkIn: true }
    expect(await byHand(salon, walkIn)).toMatchObject({ isWalkIn: true, localStart: '2026-11-23T11:07' })
    await expect(byHand(salon, walkIn)).rejects.toEqual(failing('SLOT_TAKEN'))
  })

  it('F-44 the same instant in any offset gets the same answer', async () => {
    const salon = await openSalon()
    const { appointment } = await publicBook(salon.ctx, salon.bookInput({ start: '2026-11-24T10:00:00-03:00' }))
    expect(appointment.start).toBe('2026-11-24T13:00:00Z')
    await expect(publicBook(salon.ctx, salon.bookInput({ start: '2026-11-24T22:00:00+09:00' }))).rejects.toEqual(
      failing('SLOT_TAKEN'),
    )
  })
})

describe('the offer', () => {
  it('F-36 covers at most 31 days, and knows nobody’s service but its own', async () => {
    const salon = await openSalon()
    const other = await openSalon({ organization: { name: 'Ajena dos' } })
    const asked = { slug: salon.slug, serviceId: salon.service.id, professionalId: 'any' as const }
    const days = (from: string, to: string) => ({ from: localDate.parse(from), to: localDate.parse(to) })
    const month = await publicDays(salon.ctx, { ...asked, ...days('2026-11-23', '2026-12-23') })
    expect(month.days).toHaveLength(31)
    for (const range of [days('2026-11-23', '2026-12-24'), days('2026-11-24', '2026-11-23')]) {
      await expect(publicDays(salon.ctx, { ...asked, ...range })).rejects.toEqual(failing('BAD_INPUT'))
    }
    const week = days('2026-11-23', '2026-11-29')
    for (const foreign of [{ serviceId: other.service.id }, { professionalId: other.professional.id }]) {
      await expect(publicDays(salon.ctx, { ...asked, ...week, ...foreign })).rejects.toEqual(failing('NOT_FOUND'))
    }
  })
})
