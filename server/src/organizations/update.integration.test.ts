import { importSettingsInput, updateOrganizationInput } from '@reservaplus/shared/organizations/inputs'
import { industryTemplates } from '@reservaplus/shared/organizations/templates'
import { createServiceInput } from '@reservaplus/shared/services/inputs'
import { describe, expect, it } from 'vitest'
import { findEventsOfSubject } from '../events/repository'
import { add } from '../services/add'
import { remove } from '../services/remove'
import { findServices } from '../services/repository'
import { openOrganization } from '../testing/context'
import { useTestTable } from '../testing/table'
import { exportSettings, getById, importSettings } from './read-settings'
import { findOrganization } from './repository'
import { type OrganizationChanges, update } from './update'

useTestTable()

const open = async (industry: 'salon' | 'dental' = 'salon') => {
  const ctx = await openOrganization({ name: 'La Encina', industry, bookingRules: undefined })
  const change = (changes: OrganizationChanges & { version?: number }) =>
    update(ctx, updateOrganizationInput.parse({ id: ctx.organizationId, ...changes }))

  return { ctx, change }
}

describe('changing an organization', () => {
  it('F-30 changes one rule and leaves the others, the hours and the words as they are', async () => {
    const { ctx, change } = await open('dental')
    const before = await findOrganization(ctx.organizationId)
    const after = await change({ bookingRules: { bufferMinutes: 5 } })

    expect(after).toEqual({
      ...before,
      bookingRules: { ...industryTemplates.dental.bookingRules, bufferMinutes: 5 },
      version: 2,
    })
    expect(await findOrganization(ctx.organizationId)).toEqual(after)
  })

  it('keeps changes of two people to different rules that come at once', async () => {
    const { ctx, change } = await open()
    await Promise.all([
      change({ bookingRules: { horizonDays: 90 } }),
      change({ bookingRules: { bufferMinutes: 0 } }),
      change({ description: 'Peluquería de barrio' }),
    ])

    expect(await findOrganization(ctx.organizationId)).toMatchObject({
      description: 'Peluquería de barrio',
      bookingRules: { horizonDays: 90, bufferMinutes: 0 },
      version: 4,
    })
  })

  it('goes back to the industry’s where null is given, and clears what may be absent', async () => {
    const { change } = await open()
    await change({ bookingRules: { horizonDays: 7 }, website: 'https://laencina.example' })
    const after = await change({ bookingRules: { horizonDays: null }, website: null })

    expect(after.bookingRules.horizonDays).toBe(industryTemplates.salon.bookingRules.horizonDays)
    expect(Object.hasOwn(after, 'website')).toBe(false)
  })

  it('stores the phone as E.164 and refuses what the country has no number for', async () => {
    const { change } = await open()

    expect((await change({ phone: '9 8765 4321' })).phone).toBe('+56987654321')
    await expect(change({ phone: '12' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      details: { issues: [{ path: ['phone'] }] },
    })
  })

  it.each([
    [{ timeZone: 'America/Nowhere' }, ['timeZone']],
    [
      { openingHours: { friday: [{ start: '18:00', end: '09:00', breaks: [] }] } },
      ['openingHours', 'friday', 0, 'end'],
    ],
    [{ gallery: ['/media/01JDCX000000000000000000EV/01JDCX000000000000000000EV.png'] }, ['gallery', 0]],
  ])('names the field of %j', async (changes, path) => {
    const { change } = await open()

    await expect(change(changes as OrganizationChanges)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      details: { issues: [{ path }] },
    })
  })

  it('has no room for fields that are not the owner’s to change', () => {
    const given = { id: '01JDCX000000000000000000EV', isActive: false, isFeatured: true, writeMode: 'moved', slug: 'x' }

    expect(updateOrganizationInput.parse(given)).toEqual({ id: given.id })
    expect(updateOrganizationInput.safeParse({ ...given, bookingRules: { unknown: 1 } }).success).toBe(false)
  })

  it('another currency only before there is a service; of a price and a currency that come at once one is refused', async () => {
    const { ctx, change } = await open()
    const inUse = { code: 'IN_USE', details: { issues: [{ path: ['currency'] }] } }
    expect(await change({ currency: 'USD' })).toMatchObject({ currency: 'USD' })

    const service = createServiceInput.parse({
      name: 'Corte',
      durationMinutes: 30,
      price: { amount: 9000, currency: 'USD' },
    })
    const outcomes = await Promise.allSettled([add(ctx, service), change({ currency: 'CLP' })])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { currency = 'CLP' } = (await findOrganization(ctx.organizationId)) ?? {}
    const [made = await add(ctx, { ...service, price: { amount: 9000, currency } })] = await findServices(
      ctx.organizationId,
    )
    expect(made.price.currency).toBe(currency)

    await expect(change({ currency: 'EUR' })).rejects.toMatchObject(inUse)
    await remove(ctx, { id: made.id, force: false })
    await expect(change({ currency: 'EUR' })).rejects.toMatchObject(inUse)
    expect(await change({ currency, city: 'Arica' })).toMatchObject({ city: 'Arica' })
  })

  it('refuses a change to what somebody else changed since it was shown', async () => {
    const { change } = await open()
    await change({ city: 'Arica', version: 1 })

    await expect(change({ city: 'Iquique', version: 1 })).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('is told by an event, field by field', async () => {
    const { ctx, change } = await open()
    await change({ city: 'Arica' })

    const events = await findEventsOfSubject(ctx.organizationId, { kind: 'organization', id: ctx.organizationId })
    expect(events.at(-1)).toMatchObject({
      actor: ctx.actor,
      data: { changes: { city: { before: 'Santiago', after: 'Arica' } } },
    })
  })
})

describe('settings as a document', () => {
  it('go from one organization to another and come back the same', async () => {
    const [from, to] = [await open('dental'), await open('salon')]
    await from.change({ bookingRules: { horizonDays: 77 }, accentColor: '#123456' })
    const document = await exportSettings(from.ctx, { id: from.ctx.organizationId })
    await importSettings(to.ctx, { id: to.ctx.organizationId, document: JSON.parse(JSON.stringify(document)) })

    expect(await exportSettings(to.ctx, { id: to.ctx.organizationId })).toEqual({ ...document, industry: 'salon' })
  })

  it('are taken back as they were read, and not without their format', async () => {
    const { ctx, change } = await open()
    const id = ctx.organizationId
    await change({ accentColor: '#123456', bookingRules: { horizonDays: 77 } })
    const read = await exportSettings(ctx, { id })
    await change({ accentColor: '#654321', bookingRules: { horizonDays: 7 } })
    await importSettings(ctx, importSettingsInput.parse({ id, ...JSON.parse(JSON.stringify(read)) }))

    expect(await exportSettings(ctx, { id })).toEqual(read)
    expect(importSettingsInput.safeParse({ id, accentColor: '#123456' }).success).toBe(false)
    expect(await getById(ctx, { id })).toEqual(await findOrganization(id))
  })

  it('change only what the document says', async () => {
    const { ctx } = await open()
    const before = await findOrganization(ctx.organizationId)
    const after = await importSettings(ctx, {
      id: ctx.organizationId,
      document: { format: 'reservaplus-settings-1', bookingRules: { compactDay: true } },
    })

    expect(after).toEqual({ ...before, bookingRules: { ...before?.bookingRules, compactDay: true }, version: 2 })
  })
})
