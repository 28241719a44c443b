// reason: one salon and one way to come in serve all that a session opens
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { EventId } from '@reservaplus/shared/ids/schema'
import { beforeEach, describe, expect, it } from 'vitest'

import { publicBook } from '../appointments/book'
import { manageCancel, manageReschedule } from '../appointments/manage'
import { findAppointment } from '../appointments/repository'
import { deactivate } from '../clients/change-activity'
import { findClient, findClientIdByEmail } from '../clients/repository'
import { findEventsOfSubject } from '../events/repository'
import { findProof } from '../privacy/erasure-repository'
import { testClock } from '../testing/context'
import { guest, openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { appointments, book, myData, profile, requestErasure, signOut, updateProfile } from './service'
import { codeOf, requestCode, resendLinks, signIn } from './sign-in'

useTestTable()
const clock = testClock()
let salon: Salon
let booked: Pick<Appointment, 'id'>

beforeEach(async () => {
  clock.set('2026-11-23T14:00:00Z')
  salon = await openSalon({ clock })
  booked = (await publicBook(salon.ctx, salon.bookInput())).appointment
})

const { email } = guest
const later = (minutes: number) => clock.set(new Date(clock.now().getTime() + minutes * 60_000).toISOString())
const who = async () => {
  const id = await findClientIdByEmail(salon.ctx.organizationId, email)
  const client = id && (await findClient(salon.ctx.organizationId, id))
  if (!client) throw new Error('Nobody has booked')

  return client
}
const requests = async (type: string) =>
  (await findEventsOfSubject(salon.ctx.organizationId, { kind: 'client', id: (await who()).id })).filter(
    (each) => each.type === type,
  )
/** As the mail says it. */
const mailedCode = async () => {
  const last = (await requests('client.code-requested')).at(-1)
  if (!last) throw new Error('No code was asked for')

  return codeOf(salon.ctx.config, last.id as EventId)
}
const comeIn = async () => {
  await requestCode(salon.ctx, { slug: salon.slug, email })

  return signIn(salon.ctx, { slug: salon.slug, email, code: await mailedCode() })
}
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

describe('coming in with a code', () => {
  it('F-06 opens what is one’s own, and makes one registered', async () => {
    const { token, expiresAt } = await comeIn()
    expect(expiresAt).toBe('2026-12-23T14:00:00Z')
    expect(await profile(salon.ctx, { token })).toMatchObject({ firstName: 'Eva', email, mayBook: true })
    expect((await who()).kind).toBe('registered')
  })

  it('says nothing about who is known', async () => {
    const stranger = { slug: salon.slug, email: 'nadie@correo.example' }
    expect(await requestCode(salon.ctx, stranger)).toEqual({})
    expect(await resendLinks(salon.ctx, stranger)).toEqual({})
    await expect(signIn(salon.ctx, { ...stranger, code: '123456' })).rejects.toMatchObject({ code: 'CODE_INVALID' })
  })

  it('works once, for ten minutes, and only the code of the last request', async () => {
    await requestCode(salon.ctx, { slug: salon.slug, email })
    const first = await mailedCode()
    await requestCode(salon.ctx, { slug: salon.slug, email })
    const second = await mailedCode()
    if (first !== second) {
      await expect(signIn(salon.ctx, { slug: salon.slug, email, code: first })).rejects.toMatchObject({
        code: 'CODE_INVALID',
      })
    }
    await signIn(salon.ctx, { slug: salon.slug, email, code: second })
    await expect(signIn(salon.ctx, { slug: salon.slug, email, code: second })).rejects.toMatchObject({
      code: 'CODE_INVALID',
    })
    await requestCode(salon.ctx, { slug: salon.slug, email })
    const third = await mailedCode()
    later(10)
    await expect(signIn(salon.ctx, { slug: salon.slug, email, code: third })).rejects.toMatchObject({
      code: 'CODE_INVALID',
    })
  })

  it('cannot be guessed: after five wrong ones the right one is worth nothing, however many guess at once', async () => {
    await requestCode(salon.ctx, { slug: salon.slug, email })
    const code = await mailedCode()
    const guesses = await Promise.allSettled(
      Array.from({ length: 8 }, () => signIn(salon.ctx, { slug: salon.slug, email, code: other(code) })),
    )
    expect(guesses.every(({ status }) => status === 'rejected')).toBe(true)
    await expect(signIn(salon.ctx, { slug: salon.slug, email, code })).rejects.toMatchObject({ code: 'CODE_INVALID' })
  })

  it('is over once one signs out, after thirty days, and when the salon has put the record aside', async () => {
    const { token } = await comeIn()
    await signOut(salon.ctx, { token })
    await expect(profile(salon.ctx, { token })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    later(1)
    const again = await comeIn()
    await profile(salon.ctx, again)
    later(30 * 24 * 60)
    await expect(profile(salon.ctx, again)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    await expect(profile(salon.ctx, { token: `${token}x` })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    const last = await comeIn()
    await deactivate(salon.ctx, { id: (await who()).id })
    await expect(profile(salon.ctx, last)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })
})

describe('who has come in', () => {
  it('sees their appointments, and moves and cancels them by their links', async () => {
    const { token } = await comeIn()
    const { items } = await appointments(salon.ctx, { token, which: 'ahead' })
    expect(items.map(({ id }) => id)).toEqual([booked.id])
    expect(JSON.stringify(items)).not.toMatch(/internalNotes|createdBy/)
    const link = items[0]?.manageToken ?? ''
    await manageReschedule(salon.ctx, { token: link, start: '2026-11-25T13:00:00Z' })
    await manageCancel(salon.ctx, { token: link, reason: '' })
    const { items: after } = await appointments(salon.ctx, { token, which: 'ahead' })
    expect(after[0]).toMatchObject({ status: 'cancelled' })
    expect(after[0]).not.toHaveProperty('manageToken')
    clock.set('2026-11-26T14:00:00Z')
    expect((await appointments(salon.ctx, { token, which: 'past' })).items).toHaveLength(1)
  })

  it('books as often as a guest of that mail may, however often they come in', async () => {
    const tokens = [(await comeIn()).token, (await comeIn()).token]
    const what = { serviceId: salon.service.id, professionalId: salon.professional.id, notes: '' }
    const hours = ['11-26', '11-27', '11-30', '12-01'].flatMap((on) => [
      `2026-${on}T13`,
      `2026-${on}T14`,
      `2026-${on}T15`,
    ])
    const answers = []
    for (const [at, hour] of hours.entries()) {
      const wanted = { ...what, token: tokens[at % 2] ?? '', start: `${hour}:00:00Z` }
      answers.push(
        await book(salon.ctx, wanted).then(
          () => 'booked',
          ({ code }) => code,
        ),
      )
    }
    expect(answers.filter((each) => each !== 'booked')).toEqual(['TOO_MANY_REQUESTS', 'TOO_MANY_REQUESTS'])
  })

  it('books again, also for somebody else, whose name the salon sees', async () => {
    const { token } = await comeIn()
    const wanted = {
      token,
      serviceId: salon.service.id,
      professionalId: salon.professional.id,
      notes: '',
      idempotencyKey: 'the same key, again',
    }
    const first = await book(salon.ctx, { ...wanted, start: '2026-11-26T13:00:00Z' })
    expect((await book(salon.ctx, { ...wanted, start: '2026-11-26T13:00:00Z' })).id).toBe(first.id)
    const daughter = { firstName: 'Sofía', lastName: 'Mora' }
    const second = await book(salon.ctx, {
      ...wanted,
      idempotencyKey: 'another key, another time',
      start: '2026-11-27T13:00:00Z',
      guest: daughter,
    })
    const stored = await findAppointment(salon.ctx.organizationId, second.id)
    expect(stored).toMatchObject({ clientId: (await who()).id, contact: daughter })
  })

  it('changes what is theirs to change, with the consent in the log', async () => {
    const { token } = await comeIn()
    const changed = await updateProfile(salon.ctx, { token, phone: '9 1234 5678', marketingConsent: true })
    expect(changed).toMatchObject({ phone: '+56912345678', marketingConsent: true })
    expect((await who()).marketingConsent).toMatchObject({ given: true, source: 'self-service' })
    await expect(updateProfile(salon.ctx, { token, phone: `12${'3'.repeat(20)}` })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      details: { issues: [{ path: ['phone'] }] },
    })
  })

  it('takes everything along, and has it erased once nothing lies ahead', async () => {
    const { token } = await comeIn()
    const { data, html } = await myData(salon.ctx, { token })
    expect(JSON.stringify(data)).toContain(email)
    expect(html).toContain(email)
    await expect(requestErasure(salon.ctx, { token })).rejects.toMatchObject({ code: 'IN_USE' })
    const { items } = await appointments(salon.ctx, { token, which: 'ahead' })
    await manageCancel(salon.ctx, { token: items[0]?.manageToken ?? '', reason: '' })
    await requestErasure(salon.ctx, { token })
    const { organizationId } = salon.ctx
    expect(await findProof({ organizationId, clientId: (await who()).id })).toMatchObject({ reason: 'client-request' })
  })

  it('gets the links again by mail', async () => {
    await resendLinks(salon.ctx, { slug: salon.slug, email })
    expect(await requests('client.links-requested')).toHaveLength(1)
  })
})
