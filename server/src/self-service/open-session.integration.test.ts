import type { EventId } from '@reservaplus/shared/ids/schema'
import { beforeEach, describe, expect, it } from 'vitest'
import { publicBook } from '../appointments/book'
import { merge } from '../clients/merge-clients'
import { findClient, findClientIdByEmail } from '../clients/repository'
import { create as createClient } from '../clients/service'
import { undoMerge } from '../clients/undo-merge'
import { changeClient } from '../clients/update'
import { findEventsOfSubject } from '../events/repository'
import { testClock } from '../testing/context'
import { guest, openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { profile, signOut } from './service'
import { codeOf, requestCode, signIn } from './sign-in'

useTestTable()
const clock = testClock()
let salon: Salon

beforeEach(async () => {
  clock.set('2026-11-23T14:00:00Z')
  salon = await openSalon({ clock })
  await publicBook(salon.ctx, salon.bookInput())
})

const { email } = guest
const later = (minutes: number) => clock.set(new Date(clock.now().getTime() + minutes * 60_000).toISOString())
const who = async () => {
  const id = await findClientIdByEmail(salon.ctx.organizationId, email)
  const client = id && (await findClient(salon.ctx.organizationId, id))
  if (!client) throw new Error('Nobody has booked')

  return client
}
/** By the code that the mail says. */
const comeIn = async () => {
  await requestCode(salon.ctx, { slug: salon.slug, email })
  const events = await findEventsOfSubject(salon.ctx.organizationId, { kind: 'client', id: (await who()).id })
  const asked = events.filter(({ type }) => type === 'client.code-requested').at(-1)
  if (!asked) throw new Error('No code was asked for')

  return signIn(salon.ctx, { slug: salon.slug, email, code: codeOf(salon.ctx.config, asked.id as EventId) })
}

describe('a session', () => {
  it('is over once the desk has given the record another mail', async () => {
    const { token } = await comeIn()
    const { id } = await who()
    later(1)
    await changeClient(salon.ctx, { id, phone: '9 1234 5678' })
    await profile(salon.ctx, { token })
    await changeClient(salon.ctx, { id, email: 'otra@correo.example' })
    await expect(profile(salon.ctx, { token })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  it('that was opened as one who is merged into another is over when they sign out', async () => {
    const { token } = await comeIn()
    const into = await createClient(salon.ctx, { firstName: 'Eva', lastName: 'Mora' })
    await merge(salon.ctx, { id: into.id, from: (await who()).id })
    later(1)
    await profile(salon.ctx, { token })
    await signOut(salon.ctx, { token })
    await expect(profile(salon.ctx, { token })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  it('goes on however often one is merged, and is over once one has signed out as any of those', async () => {
    const { token } = await comeIn()
    let from = (await who()).id
    for (let merges = 0; merges < 11; merges++) {
      const { id } = await createClient(salon.ctx, { firstName: 'Eva', lastName: 'Mora' })
      await merge(salon.ctx, { id, from })
      from = id
    }
    later(1)
    expect(await profile(salon.ctx, { token })).toMatchObject({ email })
    await signOut(salon.ctx, { token })
    const { id } = await createClient(salon.ctx, { firstName: 'Eva', lastName: 'Mora' })
    await merge(salon.ctx, { id, from })
    await expect(profile(salon.ctx, { token })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  it('that was opened by the mail of one who was merged is over when they are parted', async () => {
    const into = await createClient(salon.ctx, { firstName: 'Beatriz', lastName: 'Secreta' })
    const { merge: made } = await merge(salon.ctx, { id: into.id, from: (await who()).id })
    const { token } = await comeIn()
    expect(await profile(salon.ctx, { token })).toMatchObject({ firstName: 'Beatriz' })
    later(1)
    await undoMerge(salon.ctx, { id: into.id, mergeId: made.id })
    await expect(profile(salon.ctx, { token })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await profile(salon.ctx, await comeIn())).toMatchObject({ firstName: 'Eva' })
  })
})
