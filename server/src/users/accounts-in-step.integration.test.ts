import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { InviteUserInput } from '@reservaplus/shared/users/team'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'

import { type PoolAccount, userPool } from '../adapters/user-pool'
import type { AppContext } from '../app-context'
import { log } from '../config/log'
import { changeOrganization } from '../organizations/change'
import { findOrganization } from '../organizations/repository'
import { findCount } from '../subscriptions/repository'
import { useTestAccounts } from '../testing/accounts'
import { monday, openOrganization, testClock } from '../testing/context'
import { injectOutages, type Outage } from '../testing/outage'
import { readEverything } from '../testing/read-everything'
import { useTestTable } from '../testing/table'
import { joinTeam, newInvitation, ownPassword, renew, signIn } from '../testing/team'
import { deactivate, reactivate } from './change-activity'
import { changeRole } from './change-role'
import { invite } from './invite'
import { list } from './read-team'
import { remove } from './remove'
import { findUser, findUsersByIds, replaceUser } from './repository'
import { isInStep } from './sync-account'
import { compareAccounts, settleAccountTasks } from './sync-accounts'
import { update } from './update'

// What is left undone is logged, and here that is all the time.
vi.spyOn(log, 'error').mockImplementation(() => undefined)

const table = useTestTable()
const accounts = useTestAccounts()
let during: ReturnType<typeof injectOutages>
let ctx: AppContext
let clock: ReturnType<typeof testClock>

beforeAll(() => {
  during = injectOutages(table().client, accounts.client())
})
beforeEach(async () => {
  clock = testClock()
  ctx = await openOrganization({}, clock)
})

const openTasks = async () => (await readEverything(table(), 'TMP')).filter(({ PK }) => PK.includes('#ACCOUNT#'))

/** Five minutes later: the function that runs then. */
const reconcile = async () => {
  clock.set(new Date(Date.parse(monday) + 5 * 60_000).toISOString())
  await settleAccountTasks(ctx)
  clock.set(monday)
}

const accountsOfOrganization = async (cursor?: string): Promise<PoolAccount[]> => {
  const page = await userPool().list({ cursor })
  const own = page.items.filter(({ organizationId }) => organizationId === ctx.organizationId)

  return page.cursor ? [...own, ...(await accountsOfOrganization(page.cursor))] : own
}

/** Every member has an account that says the same, every account of the organization a member, every seat somebody. */
const expectInStep = async () => {
  const organization = await findOrganization(ctx.organizationId)
  const team = await list(ctx, {})
  const all = await accountsOfOrganization()
  expect(all.map(({ userId }) => userId).sort()).toEqual(team.map(({ id }) => id).sort())

  const members = await findUsersByIds(
    ctx.organizationId,
    all.map(({ userId }) => userId),
  )
  for (const account of all) {
    const member = members.find(({ id }) => id === account.userId)
    expect(member && organization && isInStep(member, organization, account)).toBe(true)
  }
  expect(await findCount(ctx.organizationId, 'users')).toBe(team.filter(({ status }) => status !== 'inactive').length)
  expect(await openTasks()).toEqual([])
}

const ways: readonly Outage['how'][] = ['killed', 'lost']
const mostCalls = 60

/** The act, ended after its first call, its second, and so on until it comes to its end; repaired each time. */
const endedAnywhere = async (how: Outage['how'], prepare: () => Promise<() => Promise<unknown>>) => {
  for (let after = 1; after <= mostCalls; after++) {
    const act = await prepare()
    const isOver = await during({ after, how }, act)
    await reconcile()
    await expectInStep()
    if (isOver) return after
  }
  throw new Error('It never came to its end')
}

describe.each(ways)('account and member agree again when the process is %s after any call', (how) => {
  it('of an invitation, which can then be made again', { timeout: 120_000 }, async () => {
    const inputs: InviteUserInput[] = []
    const calls = await endedAnywhere(how, async () => {
      const input = newInvitation({ sendMail: true, idempotencyKey: `invite-${how}-${inputs.length}-000000000000` })
      inputs.push(input)

      return () => invite(ctx, input)
    })
    expect(calls).toBeGreaterThan(10)

    for (const input of inputs) await invite(ctx, input)
    await expectInStep()
    expect(await list(ctx, {})).toHaveLength(inputs.length)
    for (const { email } of inputs) expect(accounts.mailsTo(email).length).toBeGreaterThan(0)
  })

  it.each([
    ['a change of role', (id) => changeRole(ctx, { id, role: 'reception' })],
    ['a removal', (id) => remove(ctx, { id })],
    ['another address', (id) => update(ctx, { id, email: newInvitation().email })],
  ] satisfies [string, (id: Parameters<typeof remove>[1]['id']) => Promise<unknown>][])(
    'of %s',
    { timeout: 120_000 },
    async (_, act) => {
      const calls = await endedAnywhere(how, async () => {
        const { member } = await invite(ctx, newInvitation({ sendMail: true }))

        return () => act(member.id)
      })
      expect(calls).toBeGreaterThan(5)
    },
  )

  it('of a deactivation, which ends every session', { timeout: 120_000 }, async () => {
    const tokens = new Map<string, string>()
    await endedAnywhere(how, async () => {
      const { id, email } = await joinTeam(ctx, accounts)
      const { AuthenticationResult } = await signIn(accounts, email, ownPassword)
      tokens.set(id, AuthenticationResult?.RefreshToken ?? '')

      return () => deactivate(ctx, { id })
    })
    const out = (await list(ctx, { status: 'inactive' })).map(({ id }) => id)
    expect(out.length).toBeGreaterThan(5)
    for (const id of out) await expect(renew(accounts, tokens.get(id) ?? '')).rejects.toThrow()
  })

  it('of a return', { timeout: 120_000 }, async () => {
    await endedAnywhere(how, async () => {
      const { member } = await invite(ctx, newInvitation())
      await deactivate(ctx, { id: member.id })

      return () => reactivate(ctx, { id: member.id })
    })
  })
})

it('a user pool that is away keeps nobody in: the table has the last word', async () => {
  const { member } = await invite(ctx, newInvitation())
  vi.spyOn(userPool(), 'signOut').mockRejectedValueOnce(new Error('away'))

  expect(await deactivate(ctx, { id: member.id })).toMatchObject({ status: 'inactive' })
  expect(await openTasks()).toHaveLength(1)
  await reconcile()
  await expectInStep()
})

it('in an organization that is being moved nothing is written and nobody is mailed; what is due comes afterwards', async () => {
  const setMode = (writeMode: Organization['writeMode']) =>
    changeOrganization(ctx, { change: (current) => ({ ...current, writeMode }) })
  const joined = await joinTeam(ctx, accounts)
  const { member } = await invite(ctx, newInvitation())
  const due = await findUser(ctx.organizationId, member.id)
  if (!due) throw new Error('The member is gone')
  await replaceUser({ ...due, invitation: { status: 'due', at: due.createdAt }, version: due.version + 1 })
  await userPool().setAttributes(joined.id, { email: 'otra@equipo.example' })
  await setMode('moved')
  const both = () => findUsersByIds(ctx.organizationId, [joined.id, member.id])
  const before = await both()
  await compareAccounts(ctx)

  expect(await both()).toEqual(before)
  expect(accounts.mailsTo(member.email)).toEqual([])
  await setMode('open')
  await compareAccounts(ctx)
  expect(await findUser(ctx.organizationId, joined.id)).toMatchObject({ email: 'otra@equipo.example' })
  expect(accounts.mailsTo(member.email)).toHaveLength(1)
})
