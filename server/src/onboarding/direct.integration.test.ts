import { AppError } from '@reservaplus/shared/errors/app-error'
import { describe, expect, it } from 'vitest'

import { userPool } from '../adapters/user-pool'
import { teamCheckAllowance } from '../rate-limits/allowances'
import { takeOrRefuse } from '../rate-limits/take-or-refuse'
import { useTestAccounts } from '../testing/accounts'
import { openOrganization, requestContext, testClock } from '../testing/context'
import { useFunnel } from '../testing/funnel'
import { readEverything } from '../testing/read-everything'
import { anAnswer, begin, chosenPassword, complete, lastSecret, newRegister, newStart } from '../testing/registration'
import { useTestTable } from '../testing/table'
import { joinTeam, ownPassword, signIn } from '../testing/team'
import { findUser } from '../users/repository'
import { finish } from './close-registration'
import { resetPassword, resume } from './confirm-address'
import { register } from './create-account'
import { start } from './create-registration'
import { registrationOf } from './registration-token'
import { forgotPassword, sendResumeCode } from './send-code'
import { saveTeam, skip } from './update-answers'

const table = useTestTable()
const accounts = useTestAccounts()
const { steps } = useFunnel()
const ctx = requestContext()
const write = { validateOnly: false }

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

  it('tells of so many addresses whether they are on a team, counting each once', async () => {
    const { token } = await complete(ctx, accounts)
    const { id } = await registrationOf(token)
    const answer = anAnswer.team(
      ['uno', 'dos'].map((name) => ({ firstName: name, role: 'admin', email: `${name}@lista.example` })),
    )
    await takeOrRefuse(ctx, teamCheckAllowance(id, 119))
    await expect(saveTeam(ctx, { token, ...write, answer })).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' })

    const { members } = answer
    await saveTeam(ctx, { token, ...write, answer: { ...answer, members: members.slice(1) } })
    expect(await saveTeam(ctx, { token, ...write, answer: { ...answer, members: members.slice(1) } })).toBeTruthy()
    await expect(saveTeam(ctx, { token, ...write, answer })).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' })
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

  it('F-11 a forgotten password: a code by mail, another password, every session ended in pool and table', async () => {
    const own = await openOrganization({ name: 'Otra' })
    const member = await joinTeam(own, accounts)
    await forgotPassword(ctx, { email: member.email })
    const code = lastSecret(accounts, member.email)
    const asked = Date.now()
    await resetPassword(ctx, { email: member.email, code, password: 'Olvidada2026' })
    // A sign-in of the same second would be refused with the sessions of before: they come back when it is over.
    expect(Math.floor(Date.now() / 1000)).toBeGreaterThan(Math.floor(asked / 1000))

    expect((await signIn(accounts, member.email, 'Olvidada2026')).AuthenticationResult).toBeTruthy()
    await expect(signIn(accounts, member.email, ownPassword)).rejects.toThrow()
    // Tokens that are out already are refused by the table alone.
    expect(await findUser(own.organizationId, member.id)).toMatchObject({ sessionsValidFrom: '2026-11-23T14:00:01Z' })
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
