import { userId as userIdOf } from '@reservaplus/shared/ids/schema'
import { beforeAll, describe, expect, it, vi } from 'vitest'

import { userPool } from '../adapters/user-pool'
import type { RequestContext } from '../app-context'
import { shardOf, uniqueKinds } from '../db/keys'
import { transact } from '../db/transact'
import { uniqueClaim } from '../db/unique'
import { findOrganization } from '../organizations/repository'
import { useTestAccounts } from '../testing/accounts'
import { openOrganization, requestContext, testClock } from '../testing/context'
import { killable } from '../testing/crash'
import { useTestFiles } from '../testing/files'
import { useFunnel } from '../testing/funnel'
import { anAnswer, begin, chosenPassword, complete, lastSecret, newRegister, newStart } from '../testing/registration'
import { useTestTable } from '../testing/table'
import { joinTeam, signIn } from '../testing/team'
import { addMember } from '../users/add-member'
import { finish } from './close-registration'
import { confirm } from './confirm-address'
import { register } from './create-account'
import { newRegistration, start } from './create-registration'
import { registrationOf } from './registration-token'
import { removeAbandoned } from './remove-abandoned'
import { createRegistration, findRegistrationsByEmail, type StoredRegistration } from './repository'

const { steps } = useFunnel()
const table = useTestTable()
useTestFiles()
const accounts = useTestAccounts()
let process: ReturnType<typeof killable>

beforeAll(async () => {
  vi.stubEnv('TABLE_NAME', table().tableName)
  process = killable(table().client, accounts.client())
})

const at = (day: number, hour = 14) => `2026-12-${String(day).padStart(2, '0')}T${hour}:00:00Z`

/** Begins on the first of December. */
const timed = () => {
  const clock = testClock(at(1))

  return { clock, ctx: requestContext(clock) }
}

const clean = (ctx: RequestContext) =>
  removeAbandoned({ ctx, isTimeLeft: () => true }, (_, error) => {
    throw error
  })

const once = { validateOnly: false }

describe('what nobody came back to', () => {
  it('F-27 goes after its days, with its account, confirmed or not; the address is free', async () => {
    const { clock, ctx } = timed()
    const waiting = newStart()
    await start(ctx, waiting)
    const confirmed = await begin(ctx, accounts)
    clock.set(at(8, 14))
    expect(await clean(ctx)).toMatchObject({ removed: 0 })

    clock.set(at(8, 16))
    expect(await clean(ctx)).toMatchObject({ removed: 2 })
    for (const email of [waiting.email, confirmed.email]) {
      expect(await userPool().find(email)).toBeUndefined()
      expect(await findRegistrationsByEmail(email)).toEqual([])
    }
    expect(steps.filter((each) => each === 'finish abandoned')).toHaveLength(2)
    const again = await start(ctx, waiting)
    const code = lastSecret(accounts, waiting.email)
    expect(await confirm(ctx, { token: again.token, code })).toMatchObject({ current: 'organization' })
  })

  it('leaves the account to whoever has begun anew with it', async () => {
    const { clock, ctx } = timed()
    const { email } = await begin(ctx, accounts)
    clock.set(at(7))
    const { token } = await start(ctx, newStart({ email }))
    await confirm(ctx, { token, code: lastSecret(accounts, email), password: chosenPassword })
    clock.set(at(9))
    await clean(ctx)

    expect(await userPool().find(email)).toMatchObject({ status: 'confirmed' })
    expect(await findRegistrationsByEmail(email)).toHaveLength(1)
  })

  it('F-26 is finished after a day when it was half made', async () => {
    const { clock, ctx } = timed()
    const { token, email } = await complete(ctx, accounts)
    await process.kill(7, () => finish(ctx, { token, ...once }))
    clock.set(at(2, 13))
    expect(await clean(ctx)).toMatchObject({ completed: 0 })

    clock.set(at(2, 15))
    expect(await clean(ctx)).toMatchObject({ completed: 1 })
    expect(await finish(ctx, { token, ...once })).toMatchObject({ isFinished: true, slug: expect.any(String) })
    expect((await signIn(accounts, email, chosenPassword)).AuthenticationResult).toBeTruthy()
  })

  it('is taken back when it cannot be made: the organization and its address, nobody else’s account', async () => {
    const { clock, ctx } = timed()
    const { token, email } = await complete(ctx, accounts)
    // The organization is there, its owner not yet; meanwhile they joined another team.
    await process.kill(2, () => finish(ctx, { token, ...once }))
    const { organizationId, userId } = await registrationOf(token)
    expect(await findOrganization(organizationId, { consistent: true })).toMatchObject({ onboardedAt: undefined })
    const other = await openOrganization({ name: 'Otra' }, clock)
    await addMember(other, userIdOf.parse(userId), {
      email,
      firstName: 'Ana',
      lastName: 'Soto',
      role: 'admin',
      locale: 'es',
      professionalId: undefined,
    })
    clock.set(at(3))
    expect(await clean(ctx)).toMatchObject({ completed: 0, removed: 0, left: 1 })

    clock.set(at(9))
    expect(await clean(ctx)).toMatchObject({ removed: 1 })
    expect(await findOrganization(organizationId, { consistent: true })).toBeUndefined()
    expect(await userPool().find(email)).toMatchObject({ status: 'confirmed' })
  })

  it('F-27 a direct registration that can never be made lets its address go', async () => {
    const { clock, ctx } = timed()
    const claims = ['', ...Array.from({ length: 60 }, (_, index) => `-${index + 1}`)].map((end) => {
      const value = uniqueKinds.slug(`repetida${end}`)

      return transact([uniqueClaim({ value, organizationId: 'other', holderId: 'other' }, 'limit')])
    })
    await Promise.all(claims)
    const input = newRegister()
    await register(ctx, { ...input, organization: { ...input.organization, name: 'Repetida' } })
    clock.set(at(2))
    expect(await clean(ctx)).toMatchObject({ completed: 0, removed: 0 })
    expect(await userPool().find(input.email)).toBeTruthy()

    clock.set(at(9))
    await clean(ctx)
    expect(await userPool().find(input.email)).toBeUndefined()
  })

  it('the direct way is made to its end wherever it stopped', { timeout: 120_000 }, async () => {
    const reference = timed()
    const writes = await process.count(() => register(reference.ctx, newRegister()))

    for (let killedAfter = 3; killedAfter < writes; killedAfter += 4) {
      const { clock, ctx } = timed()
      const input = newRegister()
      await process.kill(killedAfter, () => register(ctx, input))
      clock.set(at(1, 16))
      await clean(ctx)

      expect({ killedAfter, account: await userPool().find(input.email) }).toMatchObject({
        killedAfter,
        account: { role: 'owner', status: 'invited' },
      })
      const answer = await signIn(accounts, input.email, lastSecret(accounts, input.email))
      expect(answer.ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    }
  })

  it('waits behind the others of its shard when it cannot be made, so that none is left out', async () => {
    const { clock, ctx } = timed()
    const { email } = newRegister()
    await joinTeam(await openOrganization({ name: 'Su Equipo' }, clock), accounts, { email })
    const open = async (registration: StoredRegistration) => {
      await createRegistration({ ...registration, answers: { organization: anAnswer.organization() } })

      return registration
    }
    const direct = (address: string) =>
      newRegistration(ctx, { ...newRegister(), kind: 'direct', phone: '', email: address, answers: {} })
    // No more than the first page of a shard is looked at.
    const hopeless = Array.from({ length: 2000 }, () => direct(email).registration).filter(
      ({ id }) => shardOf(id) === 3,
    )
    for (const registration of hopeless.slice(0, 50)) await open(registration)
    clock.set(at(1, 15))
    const another = newRegister().email
    const behind = Array.from({ length: 200 }, () => direct(another).registration).find(({ id }) => shardOf(id) === 3)
    if (!behind) throw new Error('No id fell into the shard')
    await open(behind)
    clock.set(at(1, 17))
    expect(await clean(ctx)).toMatchObject({ left: 50 })

    expect(await clean(ctx)).toMatchObject({ completed: 1, left: 0 })
    expect(await userPool().find(another)).toMatchObject({ status: 'invited' })
  })
})
