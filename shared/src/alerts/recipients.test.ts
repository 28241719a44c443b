import { describe, expect, it } from 'vitest'
import { domainEvent } from '../events/schema'
import { role } from '../permissions/roles'
import type { User } from '../users/schema'
import { alertsOf } from './recipients'
import type { AlertPreferences } from './schema'

const id = (name: string) =>
  `01JDCX${name
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '0')
    .padEnd(20, '0')}`
const member = (name: string, more: Partial<Pick<User, 'isActive' | 'alerts'>> & { does?: string } = {}) => ({
  id: id(name) as User['id'],
  role: role.parse(name.split('-')[0]),
  isActive: true,
  ...more,
  ...(more.does && { professionalId: id(more.does) as NonNullable<User['professionalId']> }),
})

const team = [
  member('owner'),
  member('admin'),
  member('reception'),
  member('professional-a', { does: 'hair' }),
  member('professional-b', { does: 'nails' }),
  member('staff'),
]

type Change = { type?: string; actor?: { kind: string; id: string }; data?: Record<string, unknown>; origin?: string }

const event = ({ type = 'appointment.booked', data = {}, ...more }: Change = {}) =>
  domainEvent.parse({
    id: id('event'),
    organizationId: id('salon'),
    at: '2026-11-23T14:00:00Z',
    actor: { kind: 'client', id: 'link' },
    version: 1,
    origin: 'live',
    type,
    subject: { kind: 'appointment', id: id('appointment') },
    data: {
      professionalId: id('hair'),
      clientId: id('client'),
      serviceId: id('cut'),
      start: '2026-11-24T14:00:00Z',
      end: '2026-11-24T15:00:00Z',
      status: 'confirmed',
      ...data,
    },
    ...more,
  })

const told = (change: Change = {}, members: readonly ReturnType<typeof member>[] = team) =>
  (alertsOf(event(change), members)?.recipients ?? []).map(({ member: { id: one } }) => one)

const named = (...names: string[]) => names.map(id)

describe('who is alerted', () => {
  it('what a client does: the professional, and whoever may change everybody’s appointments', () => {
    expect(told()).toEqual(named('owner', 'admin', 'reception', 'professional-a'))
    expect(told({ actor: { kind: 'integration', id: 'key' } })).toEqual(
      named('owner', 'admin', 'reception', 'professional-a'),
    )
  })

  it('what the desk or the product does: only the professional whose appointment it is', () => {
    expect(told({ actor: { kind: 'staff', id: id('reception') } })).toEqual(named('professional-a'))
    expect(told({ actor: { kind: 'system', id: 'waitlist' } })).toEqual(named('professional-a'))
  })

  it('nobody of what they did themselves, and nobody who is not active', () => {
    expect(told({ actor: { kind: 'staff', id: id('professional-a') } })).toEqual([])
    expect(told({}, [member('owner', { isActive: false }), member('reception')])).toEqual(named('reception'))
  })

  it('a move to somebody else: both of them', () => {
    const moved = { previousStart: '2026-11-24T12:00:00Z', previousProfessionalId: id('nails') }

    expect(told({ type: 'appointment.rescheduled', actor: { kind: 'staff', id: id('admin') }, data: moved })).toEqual(
      named('professional-a', 'professional-b'),
    )
  })

  it('a visit: one line speaks for all of it, and each professional hears of their own', () => {
    expect(told({ data: { visitId: id('visit') } })).toEqual(named('professional-a'))
    expect(told({ data: { visitId: id('visit'), visitEvents: [id('event')] } })).toHaveLength(4)
  })

  it('nothing of what came by the hundred', () => {
    expect(told({ origin: 'series' })).toEqual([])
    expect(told({ origin: 'migration' })).toEqual([])
  })

  it('money that came online: who may see payments, not the professional alone', () => {
    const paid = { kind: 'deposit', amount: { amount: 5000, currency: 'CLP' }, method: 'mercadopago' }
    const subject = { kind: 'payment', id: id('payment') }
    const payment = { ...event(), type: 'payment.approved', subject, data: paid }

    expect(alertsOf(domainEvent.parse(payment), team)?.recipients).toHaveLength(3)
    expect(alertsOf(domainEvent.parse({ ...payment, data: { ...paid, method: 'cash' } }), team)).toBeUndefined()
  })

  it('as each of them wants it', () => {
    const wants = (alerts: AlertPreferences) => [member('owner', { alerts })]

    expect(told({}, wants({ booked: 'off' }))).toEqual([])
    expect(alertsOf(event(), wants({ booked: 'app', moved: 'off' }))?.recipients).toMatchObject([{ reach: 'app' }])
    expect(alertsOf(event(), wants({ moved: 'off' }))?.recipients).toMatchObject([{ reach: 'devices' }])
  })

  it('says nothing that identifies the client', () => {
    expect(JSON.stringify(alertsOf(event(), team)?.facts)).not.toContain(id('client'))
  })
})
