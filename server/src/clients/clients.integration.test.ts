import { createClientInput } from '@reservaplus/shared/clients/inputs'
import type { Client } from '@reservaplus/shared/clients/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { professionalId } from '@reservaplus/shared/ids/schema'
import { beforeAll, describe, expect, it } from 'vitest'
import { publicBook } from '../appointments/book'
import { findEventsOfSubject } from '../events/repository'
import { openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { activate, deactivate } from './change-activity'
import { readHistory } from './read-history'
import { create, get } from './service'
import { update } from './update'

useTestTable()

let salon: Salon
beforeAll(async () => {
  salon = await openSalon()
})

const codeOf = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  )

const add = (more: Partial<Parameters<typeof create>[1]> = {}): Promise<Client> =>
  create(salon.ctx, { firstName: 'Ana', lastName: 'Soto', ...more })

describe('a client', () => {
  it('is born today at the latest, and their address is without the spaces around it', async () => {
    const tomorrow = { birthDate: '2026-11-24' as never }
    const refused = { code: 'BAD_INPUT', details: { issues: [{ path: ['birthDate'] }] } }
    await expect(add(tomorrow)).rejects.toMatchObject(refused)
    const { id } = await add({ birthDate: '2026-11-23' as never })
    await expect(update(salon.ctx, { id, ...tomorrow })).rejects.toMatchObject(refused)
    const spaced = { firstName: 'Ana', lastName: 'Soto', email: ' ana@correo.example ' }
    expect(createClientInput.parse(spaced).email).toBe('ana@correo.example')
  })

  it('F-23 keeps everything that is said about them, in its normal form', async () => {
    const made = await add({
      email: ' Ana.Soto@Correo.Example'.trim(),
      phone: '9 8765 4321',
      rut: '12345678-5',
      birthDate: '1990-02-28' as never,
      address: 'Los Leones 123',
      emergencyContact: { name: 'Luis', phone: '(2) 2345 6789', relation: 'hermano' },
      tags: ['VIP'],
      preferredProfessionalId: salon.professional.id,
      preferences: { bySms: true },
      notes: 'Alergia al amoníaco',
      marketingConsent: true,
    })
    expect(await get(salon.ctx, { id: made.id })).toMatchObject({
      kind: 'internal',
      email: 'ana.soto@correo.example',
      phone: '+56987654321',
      rut: '12345678-5',
      emergencyContact: { name: 'Luis', phone: '+56223456789', relation: 'hermano' },
      tags: ['VIP'],
      preferences: { byEmail: true, bySms: true },
      marketingConsent: { given: true, source: 'desk' },
      bookingRule: 'open',
      isActive: true,
    })
  })

  it('is changed field by field; null clears, and what the event may not say stands in their history', async () => {
    const made = await add({ phone: '961234567', notes: 'Nada' })
    const changed = await update(salon.ctx, { id: made.id, version: 1, phone: null, lastName: 'Rojas' })
    expect(changed).toEqual({ ...made, phone: undefined, lastName: 'Rojas', version: 2 })
    expect('phone' in changed).toBe(false)
    expect(await update(salon.ctx, { id: made.id, lastName: 'Rojas' })).toEqual(changed)
    expect(await codeOf(update(salon.ctx, { id: made.id, version: 1, notes: '' }))).toBe('CONFLICT')

    const { items } = await readHistory(salon.ctx, { id: made.id, limit: 10 })
    expect(items).toMatchObject([
      { before: { lastName: 'Soto', phone: '+56961234567' }, after: { lastName: 'Rojas' }, actor: salon.ctx.actor },
    ])
    const [, event] = await findEventsOfSubject(salon.ctx.organizationId, { kind: 'client', id: made.id })
    expect(event).toMatchObject({ id: items[0]?.id, data: { changes: { lastName: {}, phone: {} } } })
    expect(JSON.stringify(event)).not.toContain('Rojas')
  })

  it('F-20 has an address that no other has, in any spelling, until they give it back; blanks are nobody’s', async () => {
    const [first, second] = [await add({ email: 'uno@correo.example' }), await add()]
    expect(await codeOf(update(salon.ctx, { id: second.id, email: 'UNO@correo.example' }))).toBe('EMAIL_TAKEN')
    await update(salon.ctx, { id: first.id, email: 'otro@correo.example' })
    expect(await update(salon.ctx, { id: second.id, email: 'uno@correo.example' })).toMatchObject({ version: 2 })
    expect(await codeOf(add({ email: 'otro@correo.example' }))).toBe('EMAIL_TAKEN')
    await update(salon.ctx, { id: first.id, email: null })
    await update(salon.ctx, { id: second.id, email: null })
    const [third] = await Promise.all([add({ email: 'otro@correo.example' })])
    const both = await Promise.allSettled(
      [first, second].map(({ id }) => update(salon.ctx, { id, email: 'uno@correo.example' })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(third.email).toBe('otro@correo.example')
  })

  it('is set aside and taken back, never deleted', async () => {
    const made = await add()
    expect(await deactivate(salon.ctx, { id: made.id })).toMatchObject({ isActive: false, version: 2 })
    expect(await activate(salon.ctx, { id: made.id })).toMatchObject({ isActive: true, version: 3 })
  })

  it('F-03 prefers nobody of another organization', async () => {
    const elsewhere = await openSalon()
    expect(await codeOf(add({ preferredProfessionalId: elsewhere.professional.id }))).toBe('NOT_FOUND')
    const { id } = await add()
    const preferredProfessionalId = elsewhere.professional.id
    expect(await codeOf(update(salon.ctx, { id, preferredProfessionalId }))).toBe('NOT_FOUND')
    expect(await codeOf(update(elsewhere.ctx, { id, notes: 'Mía' }))).toBe('NOT_FOUND')
  })

  it('of another professional is changed by no professional', async () => {
    const { id } = await add()
    const other = {
      ...salon.ctx,
      role: 'professional' as const,
      professionalId: professionalId.parse(salon.ctx.newId()),
    }
    expect(await codeOf(update(other, { id, notes: 'Mía' }))).toBe('NOT_FOUND')
    expect(await codeOf(deactivate(other, { id }))).toBe('NOT_FOUND')
  })

  it('tells when and where they consented; the same said again changes no time', async () => {
    const { id, marketingConsent } = await add({ marketingConsent: true })
    expect((await update(salon.ctx, { id, marketingConsent: true })).version).toBe(1)
    expect(await update(salon.ctx, { id, marketingConsent: false })).toMatchObject({
      marketingConsent: { given: false, source: 'desk' },
    })
    expect(marketingConsent).toMatchObject({ given: true, at: expect.any(String) })
  })
})

describe('booking online', () => {
  const client = { firstName: 'Eva', lastName: 'Mora', email: 'eva@correo.example', phone: '+56 9 8765 4321' }

  it.each([
    ['blocked', '2026-11-24T17:00:00Z'],
    ['prepaid', '2026-11-24T18:00:00Z'],
  ] as const)('of a client who is %s is refused, and nothing is said of why', async (rule, start) => {
    const email = `${rule}@correo.example`
    const known = await add({ email, bookingRule: rule })
    const input = salon.bookInput({ start, client: { ...client, email } })
    await expect(publicBook(salon.ctx, input)).rejects.toMatchObject({
      code: 'ONLINE_BOOKING_REFUSED',
      message: 'This cannot be booked online: please ask the salon',
      details: {},
    })
    expect(await salon.byHand({ start, client: { id: known.id } })).toMatchObject({ clientId: known.id })
  })

  it('F-49 of a client the desk has added is theirs, and consent is kept with its time', async () => {
    const known = await add({ email: 'conocida@correo.example' })
    const start = '2026-11-24T15:00:00Z'
    await publicBook(salon.ctx, salon.bookInput({ start, client: { ...client, email: 'Conocida@correo.example' } }))
    expect(await get(salon.ctx, { id: known.id })).toEqual(known)
  })
})
