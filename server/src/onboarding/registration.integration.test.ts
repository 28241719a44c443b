import { planId } from '@reservaplus/shared/subscriptions/schema'
import { beforeAll, describe, expect, it } from 'vitest'

import { userPool } from '../adapters/user-pool'
import { useTestAccounts } from '../testing/accounts'
import { openOrganization, requestContext, testClock } from '../testing/context'
import { useFunnel } from '../testing/funnel'
import { readEverything } from '../testing/read-everything'
import { anAnswer, begin, chosenPassword, complete, lastSecret, newRegister, newStart } from '../testing/registration'
import { useTestTable } from '../testing/table'
import { joinTeam, ownPassword, signIn } from '../testing/team'
import { meterUnits } from '../testing/units'
import { finish } from './close-registration'
import { confirm, resetPassword, resume } from './confirm-address'
import { register } from './create-account'
import { start } from './create-registration'
import { get } from './read-registration'
import { resendCode, sendResumeCode } from './send-code'
import { reset, saveAccount, saveOrganization, savePlan, saveTeam, skip } from './update-answers'

const table = useTestTable()
const accounts = useTestAccounts()
useFunnel()
const ctx = requestContext()
let meter: ReturnType<typeof meterUnits>

beforeAll(() => {
  meter = meterUnits(table().client)
})
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

  it('is confirmed by the same code entered twice at once, and by another one after a crash in between', async () => {
    const input = newStart()
    const { token } = await start(ctx, input)
    const code = lastSecret(accounts, input.email)
    const both = await Promise.allSettled([confirm(ctx, { token, code }), confirm(ctx, { token, code })])
    expect(both.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1)
    expect(await statusOf(token, 'confirm')).toBe('done')

    const other = newStart()
    const { token: crashed } = await start(ctx, other)
    await userPool().confirmSignUp({ email: other.email, code: lastSecret(accounts, other.email) })
    await resendCode(ctx, { token: crashed })
    const again = { token: crashed, code: lastSecret(accounts, other.email), password: chosenPassword }
    expect(await confirm(ctx, again)).toMatchObject({ current: 'organization' })
  })

  it('F-54 one read answers where it stands', async () => {
    const { token } = await complete(ctx, accounts)

    expect(await meter(() => get(ctx, { token }))).toMatchObject({ requests: 1, rounds: 1, write: 0 })
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
