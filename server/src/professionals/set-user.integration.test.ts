import { userId } from '@reservaplus/shared/ids/schema'
import { createProfessionalInput } from '@reservaplus/shared/professionals/inputs'
import { ulid } from 'ulid'
import { describe, expect, it } from 'vitest'

import type { AppContext } from '../app-context'
import { openOrganization } from '../testing/context'
import { useTestTable } from '../testing/table'
import { addMember } from '../users/add-member'
import { findUser } from '../users/repository'
import { add } from './add'
import { remove } from './remove'
import { get } from './service'
import { deactivate } from './set-active'
import { update } from './update'

useTestTable()

const failing = (code: string) => expect.objectContaining({ code })
const typed = (fields: object = {}) => createProfessionalInput.parse({ name: 'Carla Vidal', ...fields })

const member = async (ctx: AppContext) => {
  const id = userId.parse(ulid())
  const email = `${id.toLowerCase()}@equipo.example`

  return addMember(ctx, id, { email, firstName: 'Persona', lastName: 'Una', role: 'professional', locale: 'es' })
}

describe('a professional and a member of the team', () => {
  it('D-06 are one on both sides, and parted on both', async () => {
    const ctx = await openOrganization()
    const { id: user } = await member(ctx)
    const { id } = await add(ctx, typed({ userId: user }))
    expect(await findUser(ctx.organizationId, user)).toMatchObject({ professionalId: id })

    expect((await update(ctx, { id, userId: null })).userId).toBeUndefined()
    expect((await findUser(ctx.organizationId, user))?.professionalId).toBeUndefined()
  })

  it('are one to one: who is another professional already is not taken from them', async () => {
    const ctx = await openOrganization()
    const { id: user } = await member(ctx)
    const first = await add(ctx, typed({ userId: user }))
    const second = await add(ctx, typed())

    await expect(update(ctx, { id: second.id, userId: user })).rejects.toEqual(failing('IN_USE'))
    await expect(add(ctx, typed({ userId: user }))).rejects.toEqual(failing('IN_USE'))
    expect(await findUser(ctx.organizationId, user)).toMatchObject({ professionalId: first.id })
  })

  it('are one to one: who is somebody else already is not taken from them either, until they are parted', async () => {
    const ctx = await openOrganization()
    const [holder, successor] = [await member(ctx), await member(ctx)]
    const { id } = await add(ctx, typed({ userId: holder.id }))
    const isTaken = { code: 'IN_USE', details: { issues: [{ path: ['userId'] }] } }

    await expect(update(ctx, { id, userId: successor.id })).rejects.toMatchObject(isTaken)
    expect(await findUser(ctx.organizationId, holder.id)).toMatchObject({ professionalId: id })

    await update(ctx, { id, userId: null })
    expect(await update(ctx, { id, userId: successor.id })).toMatchObject({ userId: successor.id })
  })

  it('are one to one too when two are named at once', async () => {
    const ctx = await openOrganization()
    const { id } = await add(ctx, typed())
    const members = await Promise.all([member(ctx), member(ctx), member(ctx)])
    await Promise.allSettled(members.map(({ id: user }) => update(ctx, { id, userId: user })))
    const linked = (await Promise.all(members.map((each) => findUser(ctx.organizationId, each.id)))).flatMap((each) =>
      each?.professionalId === id ? [each.id] : [],
    )

    expect(linked).toEqual([(await get(ctx, { id })).userId])
  })

  it('are parted when the professional is deleted', async () => {
    const ctx = await openOrganization()
    const { id: user } = await member(ctx)
    const { id } = await add(ctx, typed({ userId: user }))
    await deactivate(ctx, { id })
    await remove(ctx, { id })

    expect((await findUser(ctx.organizationId, user))?.professionalId).toBeUndefined()
  })
})
