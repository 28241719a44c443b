import { AppError } from '@reservaplus/shared/errors/app-error'
import { planId } from '@reservaplus/shared/subscriptions/schema'
import { describe, expect, it } from 'vitest'

import { userPool } from '../adapters/user-pool'
import { useTestAccounts } from '../testing/accounts'
import { openOrganization, requestContext, testClock } from '../testing/context'
import { useFunnel } from '../testing/funnel'
import { readEverything } from '../testing/read-everything'
import { anAnswer, begin, chosenPassword, complete, lastSecret, newRegister, newStart } from '../testing/registration'
import { useTestTable } from '../testing/table'
import { joinTeam, ownPassword, signIn } from '../testing/team'
import { finish } from './close-registration'
import { confirm, resetPassword, resume } from './confirm-address'
import { register } from './create-account'
import { start } from './create-registration'
import { get } from './read-registration'
import { forgotPassword, resendCode, sendResumeCode } from './send-code'
import { reset, saveAccount, saveOrganization, savePlan, saveTeam, skip } from './update-answers'

const table = useTestTable()
const accounts = useTestAccounts()
const { steps } = useFunnel()
const ctx = requestContext()
const write = { validateOnly: false }

const codeInvalid = { code: 'CODE_INVALID', details: { issues: [{ path: ['code'] }] } }
const notFound = { code: 'NOT_FOUND' }
const statusOf = async (token: string, step: string) =>
  (await get(ctx, { token })).steps.find((each) => each.step === step)?.status

describe('beginning', () => {
  it('asks for the code that was mailed, and goes on with it', async () => {
    const input = newStart()
    const { token } = await start(ctx, input)
    expect(await statusOf(token, 'organization')).toBe('locked')
    await expect(confirm(ctx, { token, code: '000000x' })).rejects.toMatchObject(codeInvalid)
    const view = await confirm(ctx, { token, code: lastSecret(accounts, input.email) })

    expect(view).toMatchObject({ email: input.email, current: 'organization', planId: 'basico' })
    expect(await confirm(ctx, { token, code: 'again' })).toEqual(view)
  })

  it('F-12 puts the password into the user pool and nowhere else, nor the token', async () => {
    const password = 'Secreta.De.Verdad.2026'
    const { token, email } = await complete(ctx, accounts, { password })
    await finish(ctx, { token, ...write })
    const everything = JSON.stringify(await readEverything(table()))

    expect(everything).toContain(email)
    expect(everything).not.toContain(password)
    expect(everything).not.toContain(token.split('.')[1])
    expect((await signIn(accounts, email, password)).AuthenticationResult).toBeTruthy()
  })

  it('F-27 an address that was left unconfirmed begins anew; the first attempt is worth nothing any more', async () => {
    const input = newStart()
    const first = await start(ctx, input)
    const firstCode = lastSecret(accounts, input.email)
    const second = await start(ctx, { ...input, password: 'Otra2026clave' })
    const code = lastSecret(accounts, input.email)

    await expect(confirm(ctx, { token: first.token, code })).rejects.toMatchObject(codeInvalid)
    await expect(confirm(ctx, { token: second.token, code: firstCode })).rejects.toMatchObject(codeInvalid)
    expect(await confirm(ctx, { token: second.token, code })).toMatchObject({ current: 'organization' })
  })

  it('F-27 an address that was confirmed and left begins anew too, with the new password', async () => {
    const { email } = await begin(ctx, accounts)
    const password = 'Nueva2026clave'
    const { token } = await start(ctx, newStart({ email, password }))
    const code = lastSecret(accounts, email)

    await expect(confirm(ctx, { token, code: '999999x', password })).rejects.toMatchObject(codeInvalid)
    await confirm(ctx, { token, code, password })
    await saveOrganization(ctx, { token, ...write, answer: anAnswer.organization() })
    for (const step of ['team', 'services', 'hours'] as const) await skip(ctx, { token, step })
    await finish(ctx, { token, ...write })
    expect((await signIn(accounts, email, password)).AuthenticationResult).toBeTruthy()
  })

  it('an address that is on a team gets the same answer, a mail, and nothing that can be confirmed', async () => {
    const member = await joinTeam(await openOrganization({ name: 'Otra' }), accounts)
    const mails = accounts.mailsTo(member.email).length
    const input = newStart({ email: member.email })
    const fresh = await start(ctx, newStart())
    const answer = await start(ctx, input)

    expect(Object.keys(answer)).toEqual(Object.keys(fresh))
    expect([answer.token.length, answer.expiresAt]).toEqual([fresh.token.length, fresh.expiresAt])
    expect(accounts.mailsTo(member.email)).toHaveLength(mails + 1)
    const code = lastSecret(accounts, member.email)
    const { token } = answer
    await expect(confirm(ctx, { token, code, password: chosenPassword })).rejects.toMatchObject(codeInvalid)
    expect(await get(ctx, answer)).toEqual({ ...(await get(ctx, fresh)), email: member.email })
    expect((await signIn(accounts, member.email, ownPassword)).AuthenticationResult).toBeTruthy()
  })

  it.each(planId.options.filter((each) => each !== 'basico'))('refuses the plan %s on every path', async (plan) => {
    const refused = (path: readonly string[]) => ({ code: 'BAD_INPUT', details: { issues: [{ path }] } })
    const { token } = await begin(ctx, accounts)

    await expect(start(ctx, newStart({ planId: plan }))).rejects.toMatchObject(refused(['planId']))
    await expect(register(ctx, newRegister({ planId: plan }))).rejects.toMatchObject(refused(['planId']))
    await expect(
      savePlan(ctx, { token, ...write, answer: { planId: plan, billingCycle: 'monthly' } }),
    ).rejects.toMatchObject(refused(['answer', 'planId']))
  })

  it('a token that is wrong, worn or nobody’s finds nothing', async () => {
    const clock = testClock()
    const own = requestContext(clock)
    const { token } = await start(own, newStart())
    const [id, secret = ''] = token.split('.')

    await expect(get(own, { token: `${id}.${secret.slice(1)}A` })).rejects.toMatchObject(notFound)
    await expect(get(own, { token: `01JD0000000000000000000009.${secret}` })).rejects.toMatchObject(notFound)
    clock.set('2026-11-30T14:00:01Z')
    await expect(get(own, { token })).rejects.toMatchObject(notFound)
  })
})

describe('going on', () => {
  it('on another device: address, code and password; the first device is out', async () => {
    const { token, email } = await begin(ctx, accounts)
    await saveOrganization(ctx, { token, ...write, answer: anAnswer.organization() })
    await sendResumeCode(ctx, { email })
    const password = 'Telefono2026'
    const elsewhere = await resume(ctx, { email, code: lastSecret(accounts, email), password })

    expect(await get(ctx, elsewhere)).toMatchObject({
      current: 'team',
      answers: { organization: { name: 'La Encina' } },
    })
    await expect(get(ctx, { token })).rejects.toMatchObject(notFound)
  })

  it('whoever reads the mail replaces the password of whoever began with the address', async () => {
    const input = newStart()
    const { token } = await start(ctx, input)
    await sendResumeCode(ctx, input)
    const mine = await resume(ctx, {
      email: input.email,
      code: lastSecret(accounts, input.email),
      password: 'Mia2026clave',
    })

    expect(await get(ctx, mine)).toMatchObject({ current: 'organization' })
    await expect(get(ctx, { token })).rejects.toMatchObject(notFound)
    await expect(signIn(accounts, input.email, chosenPassword)).rejects.toThrow()
  })

  it('says nothing about addresses: a member, a stranger, somebody who began', async () => {
    const member = await joinTeam(await openOrganization({ name: 'Otra' }), accounts)
    const { email } = await begin(ctx, accounts)
    const addresses = [member.email, 'nadie@correo.example', email]
    const mails = accounts.mailsTo(member.email).length

    for (const each of addresses) {
      expect(await sendResumeCode(ctx, { email: each })).toEqual({})
      const guess = { email: each, code: '123456x', password: chosenPassword }
      await expect(resume(ctx, guess)).rejects.toMatchObject({ ...codeInvalid, message: expect.stringMatching(/code/) })
      await expect(resetPassword(ctx, guess)).rejects.toMatchObject(codeInvalid)
    }
    expect(accounts.mailsTo(member.email)).toHaveLength(mails)
  })

  it('another code makes the one before worthless', async () => {
    const input = newStart()
    const { token } = await start(ctx, input)
    const before = lastSecret(accounts, input.email)
    await resendCode(ctx, { token })

    await expect(confirm(ctx, { token, code: before })).rejects.toMatchObject(codeInvalid)
    expect(await confirm(ctx, { token, code: lastSecret(accounts, input.email) })).toMatchObject({ percent: 38 })
  })

  it('F-28 every step may be answered again, left out, and all of it forgotten', async () => {
    const { token } = await complete(ctx, accounts)
    await skip(ctx, { token, step: 'services' })
    expect(await statusOf(token, 'services')).toBe('skipped')
    await saveTeam(ctx, { token, ...write, answer: anAnswer.team([{ firstName: 'Eva', role: 'professional' }]) })
    await saveAccount(ctx, { token, ...write, answer: { firstName: 'Eva', lastName: '', phone: '', locale: 'pt' } })
    expect(await get(ctx, { token })).toMatchObject({ firstName: 'Eva', locale: 'pt', canFinish: true })

    expect(await reset(ctx, { token })).toMatchObject({ answers: {}, current: 'organization', canFinish: false })
    await expect(finish(ctx, { token, ...write })).rejects.toMatchObject({ code: 'INVALID_TRANSITION' })
    await expect(skip(ctx, { token, step: 'organization' })).rejects.toMatchObject({ code: 'INVALID_TRANSITION' })
  })

  it('validate-only says what is wrong and keeps nothing', async () => {
    const { token } = await begin(ctx, accounts)
    const only = { token, validateOnly: true }
    const wrong = anAnswer.organization({ phone: '123456', timeZone: 'America/Nowhere' })

    await expect(saveOrganization(ctx, { ...only, answer: wrong })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      details: { issues: [{ path: ['answer', 'timeZone'] }, { path: ['answer', 'phone'] }] },
    })
    expect(await saveOrganization(ctx, { ...only, answer: anAnswer.organization() })).toMatchObject({ current: 'team' })
    expect(await get(ctx, { token })).toMatchObject({ current: 'organization', answers: {} })
  })

  it('two answers at once are both kept', async () => {
    const { token } = await begin(ctx, accounts)
    await saveOrganization(ctx, { token, ...write, answer: anAnswer.organization() })
    await Promise.all([
      skip(ctx, { token, step: 'hours' }),
      saveTeam(ctx, { token, ...write, answer: anAnswer.team() }),
      skip(ctx, { token, step: 'services' }),
    ])

    expect(await get(ctx, { token })).toMatchObject({ current: 'finish', canFinish: true })
  })
})

describe('limits', () => {
  const tooMany = { code: 'TOO_MANY_REQUESTS' }

  it('five mails to an address, then one every ten minutes', async () => {
    const clock = testClock()
    const own = requestContext(clock)
    const input = newStart()
    await start(own, input)
    for (let count = 0; count < 4; count++) await sendResumeCode(own, input)

    await expect(start(own, input)).rejects.toMatchObject(tooMany)
    await expect(forgotPassword(own, input)).rejects.toMatchObject(tooMany)
    clock.set('2026-11-23T14:10:01Z')
    await sendResumeCode(own, input)
    await expect(sendResumeCode(own, input)).rejects.toMatchObject(tooMany)
  })

  it('ten codes for an address, whether anybody is there or not', async () => {
    for (const email of ['nadie-mas@correo.example', (await begin(requestContext(), accounts)).email]) {
      const guess = { email, code: '123456x', password: chosenPassword }
      const outcomes: unknown[] = []
      for (let count = 0; count < 12; count++) {
        await resume(ctx, guess).catch((error: unknown) => outcomes.push(error instanceof AppError && error.code))
      }
      const refused = outcomes.indexOf('TOO_MANY_REQUESTS')

      expect(outcomes.slice(0, refused).every((each) => each === 'CODE_INVALID')).toBe(true)
      // The one who began has used a code already.
      expect(refused).toBe(email.startsWith('nadie') ? 10 : 9)
    }
  })
})

describe('the direct way', () => {
  it('makes organization and owner, who gets a temporary password by mail', async () => {
    const input = newRegister()
    expect(await register(ctx, input)).toEqual({ email: input.email })
    const account = await userPool().find(input.email)

    expect(account).toMatchObject({ role: 'owner', status: 'invited', organizationName: input.organization.name })
    const answer = await signIn(accounts, input.email, lastSecret(accounts, input.email))
    expect(answer.ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    expect(accounts.mailsTo(input.email)).toHaveLength(1)
  })

  it('answers the same for an address that is taken, and makes nothing', async () => {
    const member = await joinTeam(await openOrganization({ name: 'Otra' }), accounts)
    const organizations = async () => (await readEverything(table(), 'METADATA')).length
    const before = await organizations()

    expect(await register(ctx, newRegister({ email: member.email }))).toEqual({ email: member.email })
    expect(await organizations()).toBe(before)
  })

  it('a forgotten password: a code by mail, another password, every session ended', async () => {
    const member = await joinTeam(await openOrganization({ name: 'Otra' }), accounts)
    await forgotPassword(ctx, { email: member.email })
    const code = lastSecret(accounts, member.email)
    await resetPassword(ctx, { email: member.email, code, password: 'Olvidada2026' })

    expect((await signIn(accounts, member.email, 'Olvidada2026')).AuthenticationResult).toBeTruthy()
    await expect(signIn(accounts, member.email, ownPassword)).rejects.toThrow()
    expect(await forgotPassword(ctx, { email: 'nadie@correo.example' })).toEqual({})
  })
})

describe('the funnel', () => {
  it('counts each step once it is done, by step and outcome, and names nobody', async () => {
    const from = steps.length
    const { token } = await complete(ctx, accounts)
    await skip(ctx, { token, step: 'hours' })
    await finish(ctx, { token, ...write })

    expect(steps.slice(from)).toEqual([
      'plan done',
      'account done',
      'confirm done',
      'organization done',
      'team done',
      'services done',
      'hours done',
      'hours skipped',
      'finish done',
    ])
  })
})
