import {
  AssociateSoftwareTokenCommand,
  GetUserCommand,
  SetUserMFAPreferenceCommand,
  UpdateUserAttributesCommand,
  VerifySoftwareTokenCommand,
  VerifyUserAttributeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { totpAt } from '@reservaplus/local/cognito/totp'
import { uploadKey } from '@reservaplus/shared/files/schema'
import { timeZone } from '@reservaplus/shared/time/schema'
import { beforeEach, describe, expect, it } from 'vitest'

import { userPool } from '../adapters/user-pool'
import type { AppContext } from '../app-context'
import { findEventsOfSubject } from '../events/repository'
import { useTestAccounts } from '../testing/accounts'
import { openOrganization } from '../testing/context'
import { useTestFiles } from '../testing/files'
import { useTestTable } from '../testing/table'
import { as, joinTeam, newInvitation, ownPassword, renew, signIn } from '../testing/team'
import { checkEmail } from './check-email'
import { invite } from './invite'
import { me } from './read-profile'
import { resetMfa } from './remove-mfa'
import { findUser } from './repository'
import { roles, session } from './service'
import { confirmAvatar, requestAvatar } from './set-avatar'
import { signOutEverywhere } from './sign-out'
import { adoptOwnEmail, updateMe } from './update-profile'

useTestTable()
useTestFiles()
const accounts = useTestAccounts()
let ctx: AppContext
let own: AppContext

beforeEach(async () => {
  ctx = await openOrganization()
  own = as(ctx, await joinTeam(ctx, accounts, { role: 'reception' }))
})

describe('the own profile', () => {
  it('has preferences from the start, and the last access on the person’s clock', async () => {
    expect(await me(own)).toMatchObject({
      role: 'reception',
      timeZone: 'America/Santiago',
      hasOwnTimeZone: false,
      mail: { appointments: true, dailySummary: false, news: false },
      lastLoginLocal: '2026-11-23T11:00',
    })
    await updateMe(own, { timeZone: timeZone.parse('America/Punta_Arenas') })
    expect(await me(own)).toMatchObject({ hasOwnTimeZone: true, lastLoginLocal: '2026-11-23T11:00' })
    await updateMe(own, { timeZone: timeZone.parse('Europe/Madrid') })
    expect((await session(own)).user).toMatchObject({ timeZone: 'Europe/Madrid', lastLoginLocal: '2026-11-23T15:00' })
  })

  it('is changed field by field; null clears', async () => {
    await updateMe(own, { phone: '9 6123 4567', address: 'Italia 1234', locale: 'pt', mail: { news: true } })
    expect(await updateMe(own, { firstName: 'Rosita', address: null })).toMatchObject({
      firstName: 'Rosita',
      phone: '+56961234567',
      locale: 'pt',
      mail: { appointments: true, dailySummary: false, news: true },
    })
    expect(await me(own)).toMatchObject({ address: undefined })
    expect(await userPool().find(own.actor.id)).toMatchObject({ locale: 'pt', name: expect.stringContaining('Rosita') })
  })

  it('names the field of a zone that does not exist and of a number that is none', async () => {
    const zone = updateMe(own, { timeZone: timeZone.parse('America/Nowhere') })
    await expect(zone).rejects.toMatchObject({ code: 'BAD_INPUT', details: { issues: [{ path: ['timeZone'] }] } })
    await expect(updateMe(own, { phone: '123456' })).rejects.toMatchObject({
      details: { issues: [{ path: ['phone'] }] },
    })
  })

  it('F-52 leaves an event that does not say what identifies the person', async () => {
    await updateMe(own, { phone: '9 6123 4567', locale: 'en' })

    const events = await findEventsOfSubject(ctx.organizationId, { kind: 'user', id: own.actor.id })
    expect(events.at(-1)).toMatchObject({
      actor: own.actor,
      data: { changes: { phone: {}, locale: { before: 'es', after: 'en' } } },
    })
    expect(JSON.stringify(events)).not.toContain('961234567')
  })

  it('shows a picture that was looked at', async () => {
    const body = new Uint8Array(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
    const { url, key, headers } = await requestAvatar(own, { contentType: 'image/png', size: body.length })
    await fetch(url, { method: 'PUT', body, headers })

    const { avatar } = await confirmAvatar(own, { key: uploadKey.parse(key) })
    expect(avatar).toMatch(new RegExp(`^/media/${ctx.organizationId}/`))
    expect(await me(own)).toMatchObject({ avatar })
    expect(await updateMe(own, { avatar: null })).toMatchObject({ avatar: undefined })
  })
})

describe('the own address', () => {
  it('is changed in the user pool, proven with a code, and then taken over', async () => {
    const { email } = newInvitation()
    const before = (await me(own)).email
    const { AuthenticationResult } = await signIn(accounts, before, ownPassword)
    const AccessToken = AuthenticationResult?.AccessToken ?? ''
    const UserAttributes = [{ Name: 'email', Value: email }]
    await accounts.client().send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes }))
    expect((await adoptOwnEmail(own)).email).toBe(before)

    const Code = /(\d{6})/.exec(accounts.mailsTo(email).at(-1)?.html ?? '')?.[1] ?? ''
    await accounts.client().send(new VerifyUserAttributeCommand({ AccessToken, AttributeName: 'email', Code }))
    expect((await adoptOwnEmail(own)).email).toBe(email)
    // The one before can be invited again.
    expect(await checkEmail(ctx, { email: before })).toMatchObject({ isTaken: false })
  })
})

describe('sessions', () => {
  it('F-11 all end at once, in the table and in the user pool', async () => {
    const { AuthenticationResult } = await signIn(accounts, (await me(own)).email, ownPassword)
    await signOutEverywhere(own)

    await expect(renew(accounts, AuthenticationResult?.RefreshToken ?? '')).rejects.toThrow()
    const AccessToken = AuthenticationResult?.AccessToken
    await expect(accounts.client().send(new GetUserCommand({ AccessToken }))).rejects.toThrow()
    const id = (await me(own)).id
    expect(await findUser(ctx.organizationId, id)).toMatchObject({ sessionsValidFrom: '2026-11-23T14:00:01Z' })
  })
})

describe('a lost authenticator', () => {
  it('is forgotten by owner or admin; the person signs in by password, and every session of before is over', async () => {
    const { id, email } = await me(own)
    const { AuthenticationResult } = await signIn(accounts, email, ownPassword)
    const AccessToken = AuthenticationResult?.AccessToken
    const { SecretCode = '' } = await accounts.client().send(new AssociateSoftwareTokenCommand({ AccessToken }))
    const UserCode = totpAt(SecretCode, Date.now())
    await accounts.client().send(new VerifySoftwareTokenCommand({ AccessToken, UserCode }))
    const SoftwareTokenMfaSettings = { Enabled: true }
    await accounts.client().send(new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings }))
    expect((await signIn(accounts, email, ownPassword)).ChallengeName).toBe('SOFTWARE_TOKEN_MFA')

    await expect(resetMfa(own, { id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await resetMfa(ctx, { id })
    expect((await signIn(accounts, email, ownPassword)).AuthenticationResult).toBeTruthy()
    expect(await findUser(ctx.organizationId, id)).toMatchObject({ sessionsValidFrom: '2026-11-23T14:00:01Z' })
    const events = await findEventsOfSubject(ctx.organizationId, { kind: 'user', id })
    expect(events.at(-1)).toMatchObject({ actor: ctx.actor, data: { changes: { sessionsValidFrom: {} } } })
  })
})

describe('asking about an address', () => {
  it('tells whether it is on a team or somebody’s who has proven it', async () => {
    const { member } = await invite(ctx, newInvitation())
    for (const email of ['registra@equipo.example', 'espera@equipo.example'])
      await userPool().signUp({ email, password: ownPassword, attributes: {} })
    await userPool().setPassword('registra@equipo.example', ownPassword)

    expect(await checkEmail(ctx, { email: member.email.toUpperCase() })).toEqual({ email: member.email, isTaken: true })
    expect(await checkEmail(ctx, { email: 'registra@equipo.example' })).toMatchObject({ isTaken: true })
    expect(await checkEmail(ctx, { email: 'espera@equipo.example' })).toMatchObject({ isTaken: false })
    expect(await checkEmail(ctx, { email: 'libre@equipo.example' })).toMatchObject({ isTaken: false })
  })

  it('is not for going through a list', async () => {
    for (let count = 0; count < 20; count++) await checkEmail(ctx, { email: `p${count}@equipo.example` })

    await expect(checkEmail(ctx, { email: 'p21@equipo.example' })).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' })
  })
})

it('R-12 the roles are told in the person’s language, or in the one asked for', async () => {
  await updateMe(own, { locale: 'en' })

  expect((await roles(own, {}))[0]).toMatchObject({ id: 'owner', name: 'Owner', color: 'purple', isEditable: false })
  expect((await roles(own, { locale: 'pt' }))[1]).toMatchObject({ name: 'Administração', isEditable: true })
})
