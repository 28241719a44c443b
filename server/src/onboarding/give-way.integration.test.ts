import { beforeAll, describe, expect, it } from 'vitest'
import { userPool } from '../adapters/user-pool'
import type { AppContext } from '../app-context'
import { findOrganization, findOrganizationIdBySlug } from '../organizations/repository'
import { publicGet } from '../organizations/service'
import { useTestAccounts } from '../testing/accounts'
import { openOrganization, requestContext, testClock } from '../testing/context'
import { useTestFiles } from '../testing/files'
import { useFunnel } from '../testing/funnel'
import { readEverything } from '../testing/read-everything'
import { chosenPassword, complete, lastSecret, newRegister, newStart } from '../testing/registration'
import { useTestTable } from '../testing/table'
import { acceptInvitation, as, joinTeam, newInvitation, ownPassword, signIn } from '../testing/team'
import { checkEmail } from '../users/check-email'
import { invite } from '../users/invite'
import { update } from '../users/update'
import { finish } from './close-registration'
import { register } from './create-account'
import { start } from './create-registration'
import { removeAbandoned } from './remove-abandoned'
import { findRegistrationsByEmail } from './repository'

const table = useTestTable()
useTestFiles()
const accounts = useTestAccounts()
useFunnel()
const clock = testClock('2026-12-01T14:00:00Z')
const ctx = requestContext(clock)
let owner: AppContext

beforeAll(async () => {
  const salon = await openOrganization({ name: 'Otra' })
  owner = as(salon, { id: (await joinTeam(salon, accounts)).id, role: 'owner' })
})

/** Somebody has registered with an address that may not be theirs. */
const claim = async () => {
  const { email, organization } = newRegister()
  await register(ctx, newRegister({ email, organization }))

  return { email, slug: organization.name.toLowerCase().replace(' ', '-'), name: organization.name }
}

const clean = () =>
  removeAbandoned({ ctx, isTimeLeft: () => true }, (_, error) => {
    throw error
  })

const opensWithMail = async (email: string) =>
  expect((await signIn(accounts, email, lastSecret(accounts, email))).ChallengeName).toBe('NEW_PASSWORD_REQUIRED')

describe('a registration without screens whose owner has never signed in', () => {
  it('is one, however often it is asked for at once', async () => {
    const input = newRegister()
    await Promise.all(Array.from({ length: 4 }, () => register(ctx, input)))
    await register(ctx, input)

    const all = await readEverything(table(), 'METADATA')
    expect(all.filter(({ name }) => name === input.organization.name)).toHaveLength(1)
    expect(await findRegistrationsByEmail(input.email)).toHaveLength(1)
    // The last one got its temporary password again.
    await opensWithMail(input.email)
  })

  it('gives way to an invitation', async () => {
    const { email, slug } = await claim()
    expect(await publicGet(ctx, { slug })).toBeTruthy()
    expect(await checkEmail(owner, { email })).toMatchObject({ isTaken: false })
    const { member } = await invite(owner, newInvitation({ email, sendMail: true }))

    expect(await userPool().find(email)).toMatchObject({ userId: member.id, organizationName: 'Otra' })
    await opensWithMail(email)
    await expect(publicGet(ctx, { slug })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('gives way to an invitation that is changed to the address, as one does that waits for its code', async () => {
    const { member } = await invite(owner, newInvitation())
    const { email } = await claim()
    expect(await update(owner, { id: member.id, email })).toMatchObject({ email })

    const waiting = newStart()
    await start(ctx, waiting)
    expect(await update(owner, { id: member.id, email: waiting.email })).toMatchObject({ email: waiting.email })
  })

  it('gives way to whoever reads the mail and sets up their own, and is taken back', async () => {
    const { email, slug } = await claim()
    const before = await findOrganizationIdBySlug(slug)
    const { token } = await complete(ctx, accounts, { email })
    expect(await finish(ctx, { token, validateOnly: false })).toMatchObject({ isFinished: true })
    clock.set('2026-12-01T14:01:00Z')
    await clean()

    expect(before && (await findOrganization(before, { consistent: true }))).toBeUndefined()
    expect(await findOrganizationIdBySlug(slug)).toBeUndefined()
    expect((await signIn(accounts, email, chosenPassword)).AuthenticationResult).toBeTruthy()
  })

  it('is taken back after its days, account, address and organization', async () => {
    const { email, slug } = await claim()
    clock.set('2026-12-08T14:30:00Z')
    await clean()
    expect(await userPool().find(email)).toBeDefined()

    clock.set('2026-12-08T16:30:00Z')
    await clean()
    expect(await userPool().find(email)).toBeUndefined()
    expect(await findOrganizationIdBySlug(slug)).toBeUndefined()
    expect(await findRegistrationsByEmail(email)).toEqual([])
    clock.set('2026-12-01T14:00:00Z')
  })
})

it('once its owner has signed in, an organization that was registered at once is like any other', async () => {
  const { email, slug } = await claim()
  await acceptInvitation(accounts, email, lastSecret(accounts, email))

  expect(await checkEmail(owner, { email })).toMatchObject({ isTaken: true })
  await expect(invite(owner, newInvitation({ email }))).rejects.toMatchObject({ code: 'EMAIL_TAKEN' })
  await start(ctx, newStart({ email }))
  await register(ctx, newRegister({ email }))
  clock.set('2026-12-20T14:00:00Z')
  await clean()
  expect((await signIn(accounts, email, ownPassword)).AuthenticationResult).toBeTruthy()
  expect(await publicGet(ctx, { slug })).toBeTruthy()
})
