import { startCognito } from '@reservaplus/local/cognito/start-cognito'
import { localCredentials } from '@reservaplus/local/config/env'
import type { Role } from '@reservaplus/shared/permissions/roles'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectUserPool, createUserPoolClient, userPool } from '../adapters/user-pool'
import { findEventsOfSubject } from '../events/repository'
import { poolSettings } from '../testing/accounts'
import { openOrganization } from '../testing/context'
import { useTestTable } from '../testing/table'
import { addMember } from '../users/add-member'
import { findUsersOfOrganization, replaceUser } from '../users/repository'
import { transferOwnership } from './change-owner'

useTestTable()

let accounts: Awaited<ReturnType<typeof startCognito>>
beforeAll(async () => {
  accounts = await startCognito({ now: Date.now, settings: poolSettings('sa-east-1_Owner', 'client') })
  connectUserPool({
    userPoolId: 'sa-east-1_Owner',
    clientId: 'client',
    client: createUserPoolClient({ region: 'sa-east-1', endpoint: accounts.url, credentials: localCredentials }),
  })
})
afterAll(() => accounts.stop())

const open = async (name: string) => {
  const opened = await openOrganization({ name })
  const add = async (role: Role) => {
    const email = `${opened.newId().toLowerCase()}@equipo.example`
    const attributes = { organizationId: opened.organizationId, role }
    const id = await userPool().invite({ email, temporaryPassword: 'Temporal-2026', sendMail: false, attributes })

    return addMember(opened, id, {
      email,
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
    expect((await userPool().find(desk.id))?.role).toBe('owner')
    expect((await userPool().find(owner.id))?.role).toBe('admin')
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
    await replaceUser({ ...admin, invitation: { status: 'sent', at: admin.createdAt }, version: 2 })
    await expect(transferOwnership(ctx, { id, userId: admin.id })).rejects.toMatchObject({ code: 'BAD_INPUT' })
    expect(await owners()).toEqual([owner.id])
  })
})
