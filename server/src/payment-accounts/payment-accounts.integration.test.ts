import { userId } from '@reservaplus/shared/ids/schema'
import { parseInstant } from '@reservaplus/shared/time/instant'
import { ulid } from 'ulid'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AppContext } from '../app-context'
import { findEventsOfSubject } from '../events/repository'
import { listMethods } from '../payments/list-methods'
import { openOrganization, testClock } from '../testing/context'
import { useTestMercadoPago } from '../testing/mercado-pago'
import { useTestSecrets } from '../testing/secrets'
import { useTestTable } from '../testing/table'
import { as } from '../testing/team'
import { accessTokenOf, refreshAccount } from './account-token'
import { findAccount, findAccountsToRefresh } from './repository'
import { authorize, connect, disconnect, get } from './service'

useTestTable()
useTestSecrets()
const clock = testClock()
const standIn = useTestMercadoPago({ now: () => clock.now().getTime() })
const monday = '2026-11-23T14:00:00Z'
const returnUrl = 'http://app.localhost:3000/app/settings/payments'
let ctx: AppContext

beforeAll(async () => {
  ctx = await openOrganization({}, clock)
})

const failing = (code: string) => expect.objectContaining({ code })
const stateOf = async (who = ctx) => new URL((await authorize(who)).url).searchParams.get('state') ?? ''
const codeOf = (nickname = 'Salón Ñandú') => standIn().codeFor(nickname, returnUrl)
const join = async (who = ctx) => connect(who, { code: codeOf(), state: await stateOf(who) })
const stored = async () => {
  const account = await findAccount(ctx.organizationId)
  if (!account) throw new Error('There is none')

  return account
}

describe('the account that clients pay into', () => {
  it('is connected by who says yes at MercadoPago, and is a way to pay from then on', async () => {
    expect(await get(ctx)).toEqual({ status: 'none', version: 0 })
    expect((await listMethods(ctx)).items.map(({ id }) => id)).not.toContain('mercadopago')
    const { url } = await authorize(ctx)
    expect(new URL(url).searchParams.get('redirect_uri')).toBe(returnUrl)

    expect(await join()).toMatchObject({
      status: 'connected',
      nickname: 'Salón Ñandú',
      connectedAt: monday,
      version: 1,
    })
    expect((await listMethods(ctx)).items).toContainEqual(
      expect.objectContaining({ id: 'mercadopago', isOnline: true }),
    )
  })

  it('is opened by tokens that are in no item, answer or event as they are', async () => {
    const token = await accessTokenOf(ctx)
    const account = await stored()
    const events = await findEventsOfSubject(ctx.organizationId, { kind: 'payment-account', id: ctx.organizationId })

    expect(JSON.stringify([account, await get(ctx), events])).not.toContain(token)
    expect(JSON.stringify([await get(ctx), events])).not.toContain(account.accessToken)
    expect(events).toHaveLength(1)
  })

  it('is connected once with one state, by who began it, in their organization, within ten minutes', async () => {
    const state = await stateOf()
    const somebody = as(ctx, { id: userId.parse(ulid()), role: 'admin' })
    const elsewhere = { ...ctx, organizationId: (await openOrganization({ name: 'Otra' }, clock)).organizationId }
    for (const who of [somebody, elsewhere]) {
      await expect(connect(who, { code: codeOf(), state })).rejects.toEqual(failing('LINK_INVALID'))
    }
    await connect(ctx, { code: codeOf(), state })
    await expect(connect(ctx, { code: codeOf(), state })).rejects.toEqual(failing('CONFLICT'))

    const late = await stateOf()
    clock.set('2026-11-23T14:10:00Z')
    await expect(connect(ctx, { code: codeOf(), state: late })).rejects.toEqual(failing('LINK_INVALID'))
    clock.set(monday)
    await expect(connect(ctx, { code: codeOf(), state: `${late}x` })).rejects.toEqual(failing('LINK_INVALID'))
  })

  it('is connected by a person, not by another system', async () => {
    const key: AppContext = {
      ...ctx,
      role: undefined,
      grants: ['integrations:write'],
      actor: { kind: 'integration', id: ulid() },
    }
    await expect(authorize(key)).rejects.toEqual(failing('FORBIDDEN'))
  })

  it('is found when two thirds of its time are over, and renewed, also by two at once', async () => {
    const before = await stored()
    const due = async () =>
      (
        await Promise.all(
          Array.from({ length: 8 }, (_, shard) =>
            findAccountsToRefresh(shard, before.refreshAt ?? parseInstant(monday)),
          ),
        )
      ).flat()
    expect(await due()).toMatchObject([{ organizationId: ctx.organizationId }])
    clock.set(before.refreshAt ?? '')
    await Promise.all([refreshAccount(ctx, before), refreshAccount(ctx, before)])

    const after = await stored()
    expect(after).toMatchObject({ status: 'connected', connectedAt: before.connectedAt })
    expect((after.refreshAt ?? '') > (before.refreshAt ?? '')).toBe(true)
    expect(await due()).toEqual([])
  })

  it('is renewed on use where its time has run out', async () => {
    const { tokenExpiresAt = '' } = await stored()
    const old = await accessTokenOf(ctx)
    clock.set(tokenExpiresAt)
    expect(await accessTokenOf(ctx)).not.toBe(old)
  })

  it('is lost when its owner takes back their word, and connected again', async () => {
    const account = await stored()
    standIn().revoke(Number(account.accountId))
    expect(await refreshAccount(ctx, account)).toMatchObject({ status: 'lost' })
    await expect(accessTokenOf(ctx)).rejects.toEqual(failing('CONFLICT'))
    expect(await join()).toMatchObject({ status: 'connected' })
  })

  it('is forgotten when it is disconnected', async () => {
    expect(await disconnect(ctx)).toMatchObject({ status: 'disconnected' })
    const account = await stored()
    expect([account.accessToken, account.refreshToken, account.refreshAt]).toEqual([undefined, undefined, undefined])
    await expect(accessTokenOf(ctx)).rejects.toEqual(failing('CONFLICT'))
  })
})
