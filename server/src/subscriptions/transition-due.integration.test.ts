import { instant } from '@reservaplus/shared/time/schema'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { afterEach, expect, it, vi } from 'vitest'

import type { AppContext } from '../app-context'
import { OrganizationEntity } from '../organizations/entity'
import { findOrganization } from '../organizations/repository'
import { openOrganization, testClock } from '../testing/context'
import { useTestTable } from '../testing/table'
import { checkCounts } from './check-counts'
import { checkShard } from './check-shard'
import { findSubscription, subscriptionShards } from './repository'
import { transitionDue } from './transition-due'

useTestTable()
afterEach(() => vi.useRealTimers())

const open = (name: string) =>
  openOrganization(
    {
      name,
      subscription: {
        plan: 'basico',
        status: 'trial',
        billingCycle: 'monthly',
        periodEnd: instant.parse('2026-11-24T14:00:00Z'),
      },
    },
    testClock(),
  )

const change = async ({ organizationId }: AppContext, changes: { writeMode?: 'moved'; timeZone?: string }) => {
  const organization = await findOrganization(organizationId)
  if (!organization) throw new Error('It was just made')
  await OrganizationEntity.build(PutItemCommand)
    .item({ ...organization, ...changes })
    .send()
}
const statusIn = async ({ organizationId }: AppContext) => (await findSubscription(organizationId))?.status

it('leaves organizations alone that another system leads: their states and their counters', async () => {
  const [ours, theirs] = [await open('Nuestra'), await open('Ajena')]
  await change(theirs, { writeMode: 'moved' })
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-25T00:00:00Z') })

  expect(await transitionDue((_, error) => expect.unreachable(String(error)))).toBe(1)
  expect([await statusIn(ours), await statusIn(theirs)]).toEqual(['expired', 'trial'])
  expect(await checkCounts(theirs.clock, theirs.organizationId)).toEqual({ checked: 0, drifts: [] })
})

it('one that cannot be counted keeps back no other, and is named', async () => {
  const [broken, sound] = [await open('Rota'), await open('Sana')]
  await change(broken, { timeZone: 'Nowhere/Land' })
  const checked: string[] = []
  const failed: string[] = []

  for (const shard of subscriptionShards) {
    await checkShard(shard, {
      onChecked: (organizationId) => checked.push(organizationId),
      onFailure: (organizationId) => failed.push(organizationId),
    })
  }
  expect(failed).toEqual([broken.organizationId])
  expect(checked).toContain(sound.organizationId)
})
