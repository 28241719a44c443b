import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant, localDate } from '../time/schema'
import { noFigures } from './figures'
import { emailsOf, mergedClient, partedClient, partedFields, takenOver } from './merge-records'
import type { Client } from './schema'

const client = (more: Partial<Client> = {}): Client => ({
  id: 'client-00000000000000001' as Client['id'],
  organizationId: 'organization-00000000001' as Client['organizationId'],
  kind: 'internal',
  firstName: 'Ana',
  lastName: 'Soto',
  tags: [],
  preferences: { byEmail: true, bySms: false },
  notes: '',
  bookingRule: 'open',
  isActive: true,
  figures: noFigures,
  figuresVersion: 0,
  version: 1,
  createdAt: instant.parse('2026-01-01T00:00:00Z'),
  ...more,
})

const some = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })

/** No two clients have one address. */
const anyClient = (email: string) =>
  fc
    .record({
      kind: fc.constantFrom('internal' as const, 'registered' as const, 'guest' as const),
      email: some(fc.constant(email)),
      phone: some(fc.constantFrom('+56911111111', '+56922222222')),
      birthDate: some(fc.constantFrom('1990-01-01', '1991-01-01').map((each) => localDate.parse(each))),
      tags: fc.uniqueArray(fc.constantFrom('VIP', 'Nueva', 'Alergia')),
      notes: fc.constantFrom('', 'Una', 'Otra'),
      bookingRule: fc.constantFrom('open' as const, 'prepaid' as const, 'blocked' as const),
      isActive: fc.boolean(),
    })
    .map((fields) => client(Object.fromEntries(Object.entries(fields).filter(([, each]) => each !== undefined))))

describe('one client made part of another', () => {
  it('keeps what they have, takes what they lack, and loses no address', () => {
    const into = client({ phone: '+56911111111', notes: 'Una', tags: ['VIP'] })
    const from = client({ email: 'a@x.cl', phone: '+56922222222', notes: 'Otra', tags: ['Nueva'], kind: 'registered' })
    expect(mergedClient(into, from)).toMatchObject({
      kind: 'registered',
      email: 'a@x.cl',
      phone: '+56911111111',
      notes: 'Una\n\nOtra',
      tags: ['VIP', 'Nueva'],
    })
    expect(emailsOf(mergedClient(client({ email: 'b@x.cl' }), from))).toEqual(['b@x.cl', 'a@x.cl'])
  })

  it('is no way around being blocked, and whoever spoke last about marketing is heard', () => {
    const said = (given: boolean, at: string) => ({ given, at: instant.parse(at), source: 'desk' as const })
    const into = client({ marketingConsent: said(true, '2026-01-01T00:00:00Z') })
    const from = client({ bookingRule: 'blocked', marketingConsent: said(false, '2026-02-01T00:00:00Z') })
    expect(mergedClient(into, from)).toMatchObject({ bookingRule: 'blocked', marketingConsent: { given: false } })
  })

  it('and parted again is as before', () => {
    fc.assert(
      fc.property(anyClient('a@x.cl'), anyClient('b@x.cl'), (into, from) => {
        const merged = mergedClient(into, from)
        expect(partedClient(merged, takenOver(into, merged))).toEqual(into)
        for (const address of [...emailsOf(into), ...emailsOf(from)]) expect(emailsOf(merged)).toContain(address)
      }),
    )
  })

  it('gives back everything, whichever of two merges is undone first', () => {
    fc.assert(
      fc.property(anyClient('a@x.cl'), anyClient('b@x.cl'), anyClient('c@x.cl'), (into, one, two) => {
        const merged = mergedClient(into, one)
        const first = takenOver(into, merged)
        const both = mergedClient(merged, two)
        const second = takenOver(merged, both)
        expect(partedClient(partedClient(both, second), first)).toEqual(into)
        const without = { before: partedFields(second.before, first), taken: partedFields(second.taken, first) }
        expect(partedClient(partedClient(both, first), without)).toEqual(into)
        expect(JSON.stringify(without)).not.toContain('b@x.cl')
      }),
    )
  })

  it('takes out what came, where the desk has written beside it', () => {
    const into = client({ notes: 'Una', email: 'a@x.cl' })
    const from = client({ notes: 'Otra\n\ny más', email: 'b@x.cl', tags: ['VIP'] })
    const merged = mergedClient(into, from)
    const changed = { ...merged, notes: `${merged.notes}\n\nTres`, tags: ['Nueva', ...merged.tags], email: 'c@x.cl' }
    expect(partedClient(changed, takenOver(into, merged))).toEqual({
      ...into,
      email: 'c@x.cl',
      notes: 'Una\n\nTres',
      tags: ['Nueva'],
    })
  })

  it('keeps what was changed since', () => {
    const into = client({ notes: 'Una' })
    const merged = mergedClient(into, client({ notes: 'Otra', phone: '+56922222222' }))
    const changed = { ...merged, notes: 'Nueva nota', firstName: 'Anita' }
    const parted = partedClient(changed, takenOver(into, merged))
    expect(parted).toMatchObject({ notes: 'Nueva nota', firstName: 'Anita' })
    expect(parted.phone).toBeUndefined()
  })
})
