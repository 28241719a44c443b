import { beforeEach, describe, expect, it } from 'vitest'

import { userPool } from '../adapters/user-pool'
import type { AppContext } from '../app-context'
import { findEventsOfSubject } from '../events/repository'
import { createProfessional } from '../professionals/create'
import { findProfessional } from '../professionals/repository'
import { findCount } from '../subscriptions/repository'
import { useTestAccounts } from '../testing/accounts'
import { openOrganization } from '../testing/context'
import { readEverything } from '../testing/read-everything'
import { newOrganization, newProfessional } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { as, joinTeam, newInvitation, ownPassword, renew, signIn } from '../testing/team'
import { deactivate, reactivate } from './change-activity'
import { changeRole } from './change-role'
import { invite } from './invite'
import { get, list } from './read-team'
import { remove } from './remove'
import { findUser } from './repository'
import { update } from './update'

const table = useTestTable()
const accounts = useTestAccounts()
let ctx: AppContext

beforeEach(async () => {
  // One receptionist, one of the staff, six members in all.
  ctx = await openOrganization({ subscription: { ...newOrganization().subscription, plan: 'basico' } })
})

const seats = (counter: string) => findCount(ctx.organizationId, counter)
const openTasks = async () =>
  readEverything(table(), 'TMP').then((all) => all.filter(({ PK }) => PK.includes('#ACCOUNT#')))

describe('the team', () => {
  it('is listed by name, with the last access on the organization’s clock', async () => {
    const zoe = await joinTeam(ctx, accounts, { firstName: 'Zoé', role: 'staff' })
    const ana = await invite(ctx, newInvitation({ firstName: 'Ána', role: 'reception' }))

    const all = await list(ctx, {})
    expect(all.map(({ id }) => id)).toEqual([ana.member.id, zoe.id])
    expect(all[1]).toMatchObject({ status: 'active', lastLoginLocal: '2026-11-23T11:00' })
    expect(all[0]).toMatchObject({ status: 'invited', invitation: { expiresAt: '2026-11-30T14:00:00Z' } })
  })

  it('F-22 filters by role, status and part of a name, accents aside', async () => {
    await joinTeam(ctx, accounts, { firstName: 'Zoé', role: 'staff' })
    await invite(ctx, newInvitation({ firstName: 'Ána', role: 'reception' }))
    const names = async (input: Parameters<typeof list>[1]) =>
      (await list(ctx, input)).map(({ firstName }) => firstName)

    expect(await names({ role: 'staff' })).toEqual(['Zoé'])
    expect(await names({ status: 'invited' })).toEqual(['Ána'])
    expect(await names({ search: 'ZOE' })).toEqual(['Zoé'])
    expect(await names({ search: 'equipo.example' })).toEqual(['Ána', 'Zoé'])
  })
})

describe('changing a role', () => {
  it('moves the seat to the quota of the new role and tells the account', async () => {
    const member = await joinTeam(ctx, accounts, { role: 'staff' })
    await changeRole(ctx, { id: member.id, role: 'reception' })

    expect([await seats('users'), await seats('staff'), await seats('receptionists')]).toEqual([1, 0, 1])
    expect(await userPool().find(member.id)).toMatchObject({ role: 'reception' })
  })

  it('R-21 is refused when the new role has no seat left', async () => {
    await joinTeam(ctx, accounts, { role: 'reception' })
    const member = await joinTeam(ctx, accounts, { role: 'staff' })

    await expect(changeRole(ctx, { id: member.id, role: 'reception' })).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
      details: { counter: 'receptionists' },
    })
    expect(await get(ctx, member)).toMatchObject({ role: 'staff' })
  })

  it('F-01 F-02 is for nobody’s own and never for the owner’s', async () => {
    const admin = await joinTeam(ctx, accounts)
    const own = as(ctx, admin)

    await expect(changeRole(own, { id: admin.id, role: 'staff' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(changeRole(ctx, { id: admin.id, role: 'owner' as never })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('is an event that says who, what before and what after', async () => {
    const member = await joinTeam(ctx, accounts, { role: 'staff' })
    await changeRole(ctx, { id: member.id, role: 'admin' })

    const events = await findEventsOfSubject(ctx.organizationId, { kind: 'user', id: member.id })
    expect(events.at(-1)).toMatchObject({
      type: 'user.changed',
      actor: ctx.actor,
      data: { changes: { role: { before: 'staff', after: 'admin' } } },
    })
  })
})

describe('deactivating', () => {
  it('F-51 shuts out, frees the seat and makes the professional unbookable', async () => {
    const member = await joinTeam(ctx, accounts, { role: 'professional', createProfessional: true })
    const { AuthenticationResult } = await signIn(accounts, member.email, ownPassword)
    const shut = await deactivate(ctx, { id: member.id })
    await expect(renew(accounts, AuthenticationResult?.RefreshToken ?? '')).rejects.toThrow()

    expect(shut.status).toBe('inactive')
    expect([await seats('users'), await seats('professionals')]).toEqual([0, 0])
    expect(await findUser(ctx.organizationId, member.id)).toMatchObject({ isActive: false })
    const id = member.professionalId
    expect(id && (await findProfessional(ctx.organizationId, id))).toMatchObject({ isActive: false })
  })

  it('F-51 coming back takes a seat, and the professional is bookable again', async () => {
    const member = await joinTeam(ctx, accounts, { role: 'professional', createProfessional: true })
    await deactivate(ctx, { id: member.id })
    await reactivate(ctx, { id: member.id })

    expect([await seats('users'), await seats('professionals')]).toEqual([1, 1])
    const id = member.professionalId
    expect(id && (await findProfessional(ctx.organizationId, id))).toMatchObject({ isActive: true })
  })

  it('a seat that somebody else has taken meanwhile is not there any more', async () => {
    const member = await joinTeam(ctx, accounts, { role: 'reception' })
    await deactivate(ctx, { id: member.id })
    await joinTeam(ctx, accounts, { role: 'reception' })

    await expect(reactivate(ctx, { id: member.id })).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' })
    expect(await get(ctx, member)).toMatchObject({ status: 'inactive' })
  })

  it('twice is once', async () => {
    const member = await joinTeam(ctx, accounts)
    await deactivate(ctx, { id: member.id })
    await deactivate(ctx, { id: member.id })

    expect(await seats('users')).toBe(0)
  })

  it('F-02 is not for oneself', async () => {
    const admin = await joinTeam(ctx, accounts)

    await expect(deactivate(as(ctx, admin), { id: admin.id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(remove(as(ctx, admin), { id: admin.id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('removing', () => {
  it('F-09 takes account, address and seat away; the professional stays, and is not bookable', async () => {
    const member = await joinTeam(ctx, accounts, { role: 'professional', createProfessional: true })
    await remove(ctx, { id: member.id })

    expect(await userPool().find(member.id)).toBeUndefined()
    expect(await list(ctx, {})).toEqual([])
    expect([await seats('users'), await seats('professionals')]).toEqual([0, 0])
    const professional = member.professionalId && (await findProfessional(ctx.organizationId, member.professionalId))
    expect(professional).toMatchObject({ isActive: false })
    expect(professional).not.toHaveProperty('userId')
    await expect(remove(ctx, { id: member.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('lets the person be invited again', async () => {
    const { member } = await invite(ctx, newInvitation())
    await remove(ctx, { id: member.id })
    const again = await invite(ctx, newInvitation({ email: member.email }))

    expect(again.member.id).not.toBe(member.id)
    expect(again.member.email).toBe(member.email)
  })
})

describe('editing', () => {
  it('changes what is said and leaves the rest; null clears', async () => {
    const member = await joinTeam(ctx, accounts)
    await update(ctx, { id: member.id, phone: '9 6123 4567', firstName: 'Rosita' })
    expect(await get(ctx, member)).toMatchObject({
      firstName: 'Rosita',
      lastName: member.lastName,
      phone: '+56961234567',
    })

    await update(ctx, { id: member.id, phone: null })
    expect(await get(ctx, member)).not.toHaveProperty('phone', '+56961234567')
    expect(await userPool().find(member.id)).toMatchObject({ name: `Rosita ${member.lastName}` })
  })

  it('corrects the address of an invitation and mails it there; once they have signed in it is theirs', async () => {
    const { member } = await invite(ctx, newInvitation({ sendMail: true }))
    const { email } = newInvitation()
    const moved = await update(ctx, { id: member.id, email })

    expect(moved).toMatchObject({ email, invitation: { status: 'sent' } })
    expect(accounts.mailsTo(email)).toHaveLength(1)
    expect(await userPool().find(member.email)).toBeUndefined()

    const joined = await joinTeam(ctx, accounts)
    await expect(update(ctx, { id: joined.id, email: 'otra@equipo.example' })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
  })

  it('an address that somebody has is refused, and both keep their own', async () => {
    const { member } = await invite(ctx, newInvitation())
    const other = await joinTeam(ctx, accounts)

    await expect(update(ctx, { id: member.id, email: other.email })).rejects.toMatchObject({ code: 'EMAIL_TAKEN' })
    expect(await userPool().find(member.id)).toMatchObject({ email: member.email })
    expect(await openTasks()).toEqual([])
  })

  it('links and unlinks the professional at both ends', async () => {
    const member = await joinTeam(ctx, accounts, { role: 'professional', createProfessional: false })
    const { id } = await createProfessional(ctx, newProfessional())
    await update(ctx, { id: member.id, professionalId: id })
    expect(await findProfessional(ctx.organizationId, id)).toMatchObject({ userId: member.id })

    const [colleague, another] = [await joinTeam(ctx, accounts), await createProfessional(ctx, newProfessional())]
    const isTaken = { code: 'IN_USE', details: { issues: [{ path: ['professionalId'] }] } }
    await expect(update(ctx, { id: colleague.id, professionalId: id })).rejects.toMatchObject(isTaken)
    await expect(update(ctx, { id: member.id, professionalId: another.id })).rejects.toMatchObject(isTaken)
    expect(await findProfessional(ctx.organizationId, id)).toMatchObject({ userId: member.id })

    await update(ctx, { id: member.id, professionalId: null })
    expect(await findProfessional(ctx.organizationId, id)).not.toHaveProperty('userId')
    expect(await get(ctx, member)).not.toHaveProperty('professionalId', id)
  })
})
