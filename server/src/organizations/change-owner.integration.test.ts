import { userId } from '@reservaplus/shared/ids/schema'
import type { Role } from '@reservaplus/shared/permissions/roles'
import { describe, expect, it } from 'vitest'
import { findEventsOfSubject } from '../events/repository'
import { openOrganization } from '../testing/context'
import { useTestTable } from '../testing/table'
import { addMember } from '../users/add-member'
import { findUsersOfOrganization, replaceUser } from '../users/repository'
import { transferOwnership } from './change-owner'

useTestTable()

const open = async (name: string) => {
  const opened = await openOrganization({ name })
  const add = (role: Role) => {
    const id = userId.parse(opened.newId())

    return addMember(opened, id, {
      email: `${id}@equipo.example`,
      firstName: 'Ana',
      lastName: role,
      role,
      locale: 'es',
      professionalId: undefined,
    })
  }
  const [owner, admin, desk] = [await add('owner'), await add('admin'), await add('reception')]
  const ctx = { ...opened, actor: { kind: 'staff', id: owner.id } as const }
  const owners = async () =>
    (await findUsersOfOrganization(ctx.organizationId)).filter(({ role }) => role === 'owner').map(({ id }) => id)

  return { ctx, owner, admin, desk, owners, id: ctx.organizationId }
}

describe('handing an organization over', () => {
  it('makes the other the owner and the owner an admin, both told by events', async () => {
    const { ctx, owner, desk, owners, id } = await open('Uno')
    await transferOwnership(ctx, { id, userId: desk.id })

    expect(await owners()).toEqual([desk.id])
    const told = await Promise.all(
      [owner.id, desk.id].map((subject) => findEventsOfSubject(id, { kind: 'user', id: subject })),
    )
    expect(told.map((events) => events.at(-1)?.data)).toMatchObject([
      { changes: { role: { before: 'owner', after: 'admin' } } },
      { changes: { role: { before: 'reception', after: 'owner' } } },
    ])
  })

  it('leaves exactly one owner at every instant, also when several are named at once', async () => {
    const { ctx, admin, desk, owners, id } = await open('Dos')
    const seen: number[] = []
    let isOver = false
    const watch = (async () => {
      while (!isOver) seen.push((await owners()).length)
    })()
    const outcomes = await Promise.allSettled(
      [admin, desk, admin, desk].map((heir) => transferOwnership(ctx, { id, userId: heir.id })),
    )
    isOver = true
    await watch

    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1)
    expect(await owners()).toHaveLength(1)
    expect(new Set(seen)).toEqual(new Set([1]))
  })

  it('is the owner’s alone, and only to an active member of the own team', async () => {
    const { ctx, admin, desk, owners, owner, id } = await open('Tres')
    const other = await open('Cuatro')
    const byAdmin = { ...ctx, actor: { kind: 'staff', id: admin.id } as const }

    await expect(transferOwnership(byAdmin, { id, userId: desk.id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(transferOwnership(ctx, { id, userId: other.admin.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(transferOwnership(ctx, { id: other.id, userId: desk.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await replaceUser({ ...desk, isActive: false, version: 2 })
    await expect(transferOwnership(ctx, { id, userId: desk.id })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    expect(await owners()).toEqual([owner.id])
  })
})
