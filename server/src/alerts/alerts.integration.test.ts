import { type AddPushDeviceInput, addPushDeviceInput } from '@reservaplus/shared/alerts/devices'
import type { TeamMember } from '@reservaplus/shared/users/team'
import { beforeAll, describe, expect, it } from 'vitest'

import type { AppContext } from '../app-context'
import { publicBook } from '../appointments/book'
import { cancel } from '../appointments/change'
import { findEventsOfSubject } from '../events/repository'
import { useTestAccounts } from '../testing/accounts'
import { testClock } from '../testing/context'
import { openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { as, joinTeam } from '../testing/team'
import { updateMe } from '../users/update-profile'
import { recordAlerts } from './record-alerts'
import { addDevice, countNew, devices, list, markSeen, removeDevice } from './service'

useTestTable()
const accounts = useTestAccounts()
const clock = testClock()
let salon: Salon
let desk: AppContext
let other: AppContext

beforeAll(async () => {
  salon = await openSalon({ clock })
  const join = async (): Promise<TeamMember> => joinTeam(salon.ctx, accounts, { role: 'reception' })
  desk = as(salon.ctx, await join())
  other = as(salon.ctx, await join())
})

/** What the queue is told of the newest event of an appointment, by way of which the team hears of it. */
const tell = async (appointmentId: string) => {
  const { organizationId } = salon.ctx
  const events = await findEventsOfSubject(organizationId, { kind: 'appointment', id: appointmentId })
  const newest = events.at(-1)
  if (!newest) throw new Error('There is no event')

  return recordAlerts({ clock }, { organizationId, eventId: newest.id })
}

const bookedOnline = async (start: string) => (await publicBook(salon.ctx, salon.bookInput({ start }))).appointment
const page = { limit: 20 }

describe('what the team is told', () => {
  it('N-06 a booking from outside reaches the desk once, however often its event comes', async () => {
    const appointment = await bookedOnline('2026-11-24T13:00:00Z')

    expect(await tell(appointment.id)).toHaveLength(2)
    expect(await tell(appointment.id)).toEqual([])
    const [alert, ...more] = (await list(desk, page)).items
    expect(more).toEqual([])
    expect(alert).toMatchObject({
      kind: 'booked',
      appointmentId: appointment.id,
      start: appointment.start,
      isNew: true,
    })
    expect(JSON.stringify(alert)).not.toMatch(/Eva|Mora|correo/)
  })

  it('is new until it was seen, for each of them alone', async () => {
    clock.set('2026-11-23T14:05:00Z')
    expect(await countNew(desk)).toEqual({ count: 1 })
    await markSeen(desk, { until: '2026-11-23T14:05:00Z' })

    expect(await countNew(desk)).toEqual({ count: 0 })
    expect(await countNew(other)).toEqual({ count: 1 })
    expect((await list(desk, page)).items).toMatchObject([{ isNew: false }])
  })

  it('what comes late is new all the same, and what was seen does not become new again', async () => {
    const appointment = await bookedOnline('2026-11-24T15:00:00Z')
    clock.set('2026-11-23T14:15:00Z')
    await markSeen(desk, { until: '2026-11-23T14:10:00Z' })
    await markSeen(desk, { until: '2026-11-23T14:00:00Z' })
    await tell(appointment.id)

    expect(await countNew(desk)).toEqual({ count: 1 })
    await markSeen(desk, { until: '2027-11-23T14:00:00Z' })
    clock.set('2026-11-23T14:20:00Z')
    await tell((await bookedOnline('2026-11-24T17:00:00Z')).id)
    expect(await countNew(desk)).toEqual({ count: 1 })
  })

  it('what they do themselves they are not told, and what somebody does not want neither', async () => {
    const appointment = await bookedOnline('2026-11-24T19:00:00Z')
    await cancel(desk, { id: appointment.id, reason: '' })
    expect(await tell(appointment.id)).toEqual([])

    const profile = await updateMe(other, { alerts: { booked: 'off' } })
    expect(profile.alerts).toMatchObject({ booked: 'off', cancelled: 'devices' })
    const told = await tell((await bookedOnline('2026-11-25T13:00:00Z')).id)
    expect(told.map(({ userId }) => userId)).toEqual([desk.actor.id])
  })

  it('pages from the newest to the oldest', async () => {
    const first = await list(desk, { limit: 2 })
    const second = await list(desk, { limit: 20, cursor: first.cursor })
    const times = [...first.items, ...second.items].map(({ at }) => at)

    expect(first.items).toHaveLength(2)
    expect(times).toEqual([...times].sort().reverse())
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(times.length)
  })

  it('is nobody’s who is not of the team', async () => {
    await expect(list({ ...salon.ctx, actor: { kind: 'integration', id: 'key' } }, page)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })
})

const browser = (number: number): AddPushDeviceInput => ({
  endpoint: `https://fcm.googleapis.com/fcm/send/${number}`,
  p256dh: 'B'.repeat(87),
  auth: 'a'.repeat(22),
  name: `Teléfono ${number}`,
})

describe('devices', () => {
  it('a browser that comes again is the same one; another person’s are not to be seen or taken away', async () => {
    const { id } = await addDevice(desk, browser(1))
    await addDevice(desk, { ...browser(1), name: 'El mismo' })
    expect(await devices(desk)).toMatchObject([{ id, name: 'El mismo' }])

    expect(await devices(other)).toEqual([])
    await removeDevice(other, { id })
    expect(await devices(desk)).toHaveLength(1)
    await removeDevice(desk, { id })
    expect(await devices(desk)).toEqual([])
  })

  it('are ten at most: the oldest one gives way', async () => {
    for (const number of Array.from({ length: 12 }, (_, index) => index)) {
      clock.set(`2026-11-23T15:00:${String(number).padStart(2, '0')}Z`)
      await addDevice(desk, browser(number))
    }

    expect((await devices(desk)).map(({ name }) => name)).toEqual(
      Array.from({ length: 10 }, (_, index) => `Teléfono ${index + 2}`),
    )
  })

  it.each([
    'https://evil.example/fcm.googleapis.com',
    'https://fcm.googleapis.com.evil.example/x',
    'https://fcm.googleapis.com:8443/x',
    'https://169.254.169.254/latest',
    'http://fcm.googleapis.com/x',
    'https://user@fcm.googleapis.com/x',
  ])('nothing but a push service of browsers is ever called: %s', (endpoint) => {
    const { error } = addPushDeviceInput.safeParse({ ...browser(1), endpoint })

    expect(error?.issues).toMatchObject([{ path: ['endpoint'] }])
  })

  it.each(['https://updates.push.services.mozilla.com/wpush/v2/x', 'https://web.push.apple.com/x'])(
    '%s is one',
    (endpoint) => {
      expect(addPushDeviceInput.safeParse({ ...browser(1), endpoint }).success).toBe(true)
    },
  )
})
