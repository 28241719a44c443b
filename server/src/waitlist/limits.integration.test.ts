import { localDate } from '@reservaplus/shared/time/schema'
import type { WaitlistEntry } from '@reservaplus/shared/waitlist/schema'
import { beforeEach, describe, expect, it } from 'vitest'

import { create as createClient } from '../clients/service'
import { changeClient } from '../clients/update'
import { findEventsOfSubject } from '../events/repository'
import { testClock } from '../testing/context'
import { guest, openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { accept } from './answer-offer'
import { create, publicJoin } from './join'
import { offerForEvent } from './offer-for-event'
import { offerFreed } from './offer-freed'
import { get, list, withdraw } from './service'

useTestTable()
const clock = testClock()
let salon: Salon

beforeEach(async () => {
  clock.set('2026-11-23T14:00:00Z')
  salon = await openSalon({ clock })
})

const tuesday = localDate.parse('2026-11-24')
const wish = () => ({
  services: [{ serviceId: salon.service.id }],
  professionalId: 'any' as const,
  from: tuesday,
  to: tuesday,
  weekdays: [],
  times: [],
  note: '',
})
const waits = async (overrides: Partial<Parameters<typeof create>[1]> = {}): Promise<WaitlistEntry> => {
  const client = await createClient(salon.ctx, { firstName: 'Julia', lastName: 'Rojas' })

  return create(salon.ctx, { ...wish(), client: { id: client.id }, ...overrides })
}
const stateOf = async ({ id }: WaitlistEntry) => get(salon.ctx, { id })
const statuses = async (...entries: WaitlistEntry[]) =>
  Promise.all(entries.map(async (entry) => (await stateOf(entry)).status))
const offerOf = async (entry: WaitlistEntry) => {
  const { offer: made } = await stateOf(entry)
  if (!made) throw new Error('Nothing is offered')

  return made
}

describe('a time that becomes free', () => {
  it('is offered once to a client, and twice of a day, whatever else is free and however many wait', async () => {
    const first = await waits()
    const { clientId } = first
    const again = await waits({ client: { id: clientId } })
    const others = [await waits(), await waits()]
    expect(await offerFreed(salon.ctx, {})).toBe(2)
    expect(await offerFreed(salon.ctx, {})).toBe(0)
    expect(await statuses(first, again, ...others)).toEqual(['offered', 'waiting', 'offered', 'waiting'])
    await accept(salon.ctx, { id: first.id, offerId: (await offerOf(first)).id })
    const [told] = (
      await findEventsOfSubject(salon.ctx.organizationId, { kind: 'waitlist-entry', id: first.id })
    ).slice(-1)
    if (!told) throw new Error('Nothing is told')
    expect(await offerForEvent(salon.ctx, told.id, () => false)).toBe(0)
    expect(await offerForEvent(salon.ctx, told.id, () => true)).toBe(1)
  })
})

describe('who waits', () => {
  const join = (overrides: Partial<Parameters<typeof publicJoin>[1]> = {}) =>
    publicJoin(salon.ctx, { ...wish(), slug: salon.slug, client: guest, marketingConsent: false, ...overrides })

  it('waits once for a service, however often and at once it is asked, and again after leaving', async () => {
    await join()
    await Promise.all([join(), join({ professionalId: salon.professional.id })])
    const { items } = await list(salon.ctx, { status: 'waiting', limit: 10 })
    expect(items).toHaveLength(1)
    for (const { id } of items) await withdraw(salon.ctx, { id })
    await join()
    expect((await list(salon.ctx, { status: 'waiting', limit: 10 })).items).toHaveLength(1)
  })

  it('is not booked by an offer from before the salon closed its online booking to them', async () => {
    const entry = await waits()
    await offerFreed(salon.ctx, {})
    await changeClient(salon.ctx, { id: entry.clientId, bookingRule: 'blocked' })
    const { id: offerId } = await offerOf(entry)
    await expect(accept(salon.ctx, { id: entry.id, offerId })).rejects.toMatchObject({ code: 'ONLINE_BOOKING_REFUSED' })
  })
})
