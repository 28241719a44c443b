import { beforeEach, describe, expect, it } from 'vitest'

import { userPool } from '../adapters/user-pool'
import type { AppContext } from '../app-context'
import { createProfessional } from '../professionals/create'
import { findProfessional } from '../professionals/repository'
import { invitationAllowance } from '../rate-limits/allowances'
import { takeOrRefuse } from '../rate-limits/take-or-refuse'
import { findCount } from '../subscriptions/repository'
import { useTestAccounts } from '../testing/accounts'
import { openOrganization } from '../testing/context'
import { readEverything } from '../testing/read-everything'
import { newOrganization, newProfessional } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { as, joinTeam, newInvitation, signIn } from '../testing/team'
import { invite } from './invite'
import { get, list } from './read-team'
import { resendInvite } from './send-invitation'
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

describe('inviting', () => {
  it('makes a member and an account that agree, and mails a temporary password', async () => {
    const { member, temporaryPassword } = await invite(ctx, newInvitation({ role: 'reception', sendMail: true }))

    expect(temporaryPassword).toBeUndefined()
    expect(member).toMatchObject({ role: 'reception', status: 'invited', invitation: { status: 'sent' } })
    expect(accounts.mailsTo(member.email)).toHaveLength(1)
    expect(await userPool().find(member.id)).toMatchObject({
      email: member.email,
      role: 'reception',
      organizationId: ctx.organizationId,
      status: 'invited',
    })
    expect([await seats('users'), await seats('receptionists')]).toEqual([1, 1])
    expect(await openTasks()).toEqual([])
  })

  it('F-12 R-18 without a mail answers the temporary password once and keeps it nowhere', async () => {
    const { member, temporaryPassword = '' } = await invite(ctx, newInvitation({ sendMail: false }))

    expect((await signIn(accounts, member.email, temporaryPassword)).ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    expect(accounts.mailsTo(member.email)).toEqual([])
    expect(JSON.stringify(await readEverything(table()))).not.toContain(temporaryPassword)
    expect(JSON.stringify(await get(ctx, member))).not.toContain(temporaryPassword)
  })

  it('the same call again is the same member, with a password that is valid', async () => {
    const input = newInvitation({ idempotencyKey: 'invite-0000000000000001' })
    const first = await invite(ctx, input)
    const second = await invite(ctx, input)

    expect(second.member.id).toBe(first.member.id)
    expect(second.temporaryPassword).not.toBe(first.temporaryPassword)
    expect((await signIn(accounts, first.member.email, second.temporaryPassword ?? '')).ChallengeName).toBeTruthy()
    expect(await seats('users')).toBe(1)
  })

  it('mails once for the same call twice', async () => {
    const input = newInvitation({ idempotencyKey: 'invite-0000000000000002', sendMail: true })
    await invite(ctx, input)
    await invite(ctx, input)

    expect(accounts.mailsTo(input.email)).toHaveLength(1)
  })

  it('an address is on one team of the whole product, in whatever case', async () => {
    const input = newInvitation()
    await invite(ctx, input)
    const other = await openOrganization({ name: 'Clínica Andes' })

    for (const each of [ctx, other]) {
      const again = invite(each, newInvitation({ email: input.email.toUpperCase() }))
      await expect(again).rejects.toMatchObject({ code: 'EMAIL_TAKEN', details: { issues: [{ path: ['email'] }] } })
    }
    expect(await openTasks()).toEqual([])
  })

  it('two at once with one address make one member', async () => {
    const input = newInvitation()
    const outcomes = await Promise.allSettled([invite(ctx, input), invite(ctx, input), invite(ctx, input)])

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await list(ctx, {})).toHaveLength(1)
    expect(await userPool().find(input.email)).toBeTruthy()
  })

  it('R-21 is refused when the plan is full, and leaves no account behind', async () => {
    await invite(ctx, newInvitation({ role: 'reception' }))
    const input = newInvitation({ role: 'reception' })

    await expect(invite(ctx, input)).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
      details: { counter: 'receptionists', limit: 1 },
    })
    expect(await userPool().find(input.email)).toBeUndefined()
    expect(await openTasks()).toEqual([])
    expect(await seats('users')).toBe(1)
  })

  it('F-25 two who want the last seat at once: one gets it, of the other nothing is left', async () => {
    const inputs = [newInvitation({ role: 'staff' }), newInvitation({ role: 'staff' })]
    const outcomes = await Promise.allSettled(inputs.map((input) => invite(ctx, input)))

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const accountsLeft = await Promise.all(inputs.map(({ email }) => userPool().find(email)))
    expect(accountsLeft.filter(Boolean)).toHaveLength(1)
    expect([await seats('users'), await seats('staff')]).toEqual([1, 1])
    expect(await openTasks()).toEqual([])
  })

  it('R-22 who comes as a professional is one, bookable in the opening hours, unless it is said otherwise', async () => {
    const { member } = await invite(ctx, newInvitation({ role: 'professional' }))
    const professional = member.professionalId && (await findProfessional(ctx.organizationId, member.professionalId))

    expect(professional).toMatchObject({ userId: member.id, isActive: true, name: `Rosa ${member.lastName}` })
    expect(await seats('professionals')).toBe(1)
    const none = await invite(ctx, newInvitation({ role: 'professional', createProfessional: false }))
    expect(none.member.professionalId).toBeUndefined()
    expect(await seats('professionals')).toBe(1)
  })

  it('costs the same token whether an address is taken or not, for an invitation that is changed too', async () => {
    const { member } = await invite(ctx, newInvitation())
    const known = await joinTeam(await openOrganization({ name: 'Ajena' }), accounts)
    await takeOrRefuse(ctx, { ...invitationAllowance(ctx.organizationId), tokens: 98 })
    await update(ctx, { id: member.id, email: 'cambiada@equipo.example' })

    for (const email of [known.email, 'nadie@equipo.example']) {
      const refused = { code: 'TOO_MANY_REQUESTS' }
      await expect(invite(ctx, newInvitation({ email }))).rejects.toMatchObject(refused)
      await expect(update(ctx, { id: member.id, email })).rejects.toMatchObject(refused)
    }
  })

  it('links the professional who is there already, once', async () => {
    const { id } = await createProfessional(ctx, newProfessional())
    const { member } = await invite(ctx, newInvitation({ role: 'professional', professionalId: id }))

    expect(await findProfessional(ctx.organizationId, id)).toMatchObject({ userId: member.id })
    await expect(invite(ctx, newInvitation({ professionalId: id }))).rejects.toMatchObject({ code: 'IN_USE' })
  })

  it('F-02 nobody is invited as owner, nor from below', async () => {
    const input = { ...newInvitation(), role: 'owner' as never }
    await expect(invite(ctx, input)).rejects.toMatchObject({ code: 'FORBIDDEN' })

    const desk = as(ctx, { id: ctx.actor.id, role: 'reception' })
    await expect(invite(desk, newInvitation({ role: 'admin' }))).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('inviting again', () => {
  it('mails another password, or hands one over', async () => {
    const { member } = await invite(ctx, newInvitation({ sendMail: true }))
    await resendInvite(ctx, { id: member.id, sendMail: true })
    expect(accounts.mailsTo(member.email)).toHaveLength(2)

    const { temporaryPassword = '' } = await resendInvite(ctx, { id: member.id, sendMail: false })
    expect((await signIn(accounts, member.email, temporaryPassword)).ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
  })

  it('is for those who have not signed in, and not without end', async () => {
    const joined = await joinTeam(ctx, accounts)
    await expect(resendInvite(ctx, { id: joined.id, sendMail: true })).rejects.toMatchObject({ code: 'CONFLICT' })

    const { member } = await invite(ctx, newInvitation())
    const again = () => resendInvite(ctx, { id: member.id, sendMail: false })
    await again()
    await again()
    await again()
    await expect(again()).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' })
  })
})
