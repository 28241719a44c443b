import { instant } from '@reservaplus/shared/time/schema'
import { beforeAll, describe, expect, it } from 'vitest'

import { userPool } from '../adapters/user-pool'
import type { RequestContext } from '../app-context'
import { findOrganizationIdBySlug } from '../organizations/repository'
import { useTestAccounts } from '../testing/accounts'
import { requestContext, testClock } from '../testing/context'
import { killable } from '../testing/crash'
import { useFunnel } from '../testing/funnel'
import { readEverything, readPartition, type StoredItem } from '../testing/read-everything'
import { anAnswer, chosenPassword, storeRegistration } from '../testing/registration'
import { useTestTable } from '../testing/table'
import { finish } from './close-registration'

useFunnel()
const table = useTestTable()
const accounts = useTestAccounts()
let process: ReturnType<typeof killable>

beforeAll(() => {
  process = killable(table().client, accounts.client())
})

const start = '2026-11-23T14:00:00Z'
let serial = 0

/** Ready to be finished, without the way there. */
const begin = async () => {
  serial += 1
  const email = `duena-${serial}@salon.example`
  const invited = `invitada-${serial}@equipo.example`
  const clock = testClock(start)
  const userId = await userPool().invite({ email, sendMail: false, attributes: {} })
  await userPool().setPassword(userId, chosenPassword)
  const team = anAnswer.team([{ firstName: 'Eva', lastName: 'Mora', email: invited, role: 'professional' }])
  const organization = anAnswer.organization()
  const answers = { organization, team, services: anAnswer.services(), hours: {} }
  const token = await storeRegistration({ email, userId, answers, expiresAt: instant.parse('2026-11-30T14:00:00Z') })

  return { ctx: requestContext(clock), clock, invited, email, token }
}

const finished = async (ctx: RequestContext, token: string) => {
  for (let call = 0; call < 5; call++) {
    const answer = await finish(ctx, { token, validateOnly: false })
    if (answer.isFinished) return answer
  }
  throw new Error('Never finished')
}

const told = ({ _et, SK, ...item }: StoredItem) => {
  switch (_et) {
    case 'Organization':
      return [_et, item.name, item.onboardedAt !== undefined]
    case 'User':
      return [_et, item.role, item.professionalId !== undefined, item.isActive]
    case 'Professional':
      return [_et, item.name, item.userId !== undefined, (item.serviceIds as string[]).length]
    case 'Service':
      return [_et, item.name, item.order]
    case 'Event':
      // Who goes on writes the registration once more.
      return [_et, item.type, item.type === 'registration.changed' ? '' : item.version]
    case 'Usage':
    case 'Count':
      return [_et, SK, item.count]
    default:
      return [_et]
  }
}

/** All that the organization has, without what differs from one to the next; an idempotency record is gone in a day. */
const stateOf = async (slug: string) => {
  const id = await findOrganizationIdBySlug(slug)
  const own = await readPartition(table(), `ORG#${id}`)
  const claims = (await readEverything(table(), 'UNIQ')).filter(({ organizationId }) => organizationId === id).length

  return { own: own.map((item) => JSON.stringify(told(item))).sort(), claims }
}

describe('a process that dies while it makes an organization', () => {
  it('F-26 leaves nothing half done and nothing twice, wherever it dies', { timeout: 300_000 }, async () => {
    const reference = await begin()
    let slug = ''
    const writes = await process.count(async () => {
      slug = (await finished(reference.ctx, reference.token)).slug ?? ''
    })
    const expected = await stateOf(slug)
    expect(writes).toBeGreaterThan(20)

    for (let killedAfter = 1; killedAfter < writes; killedAfter++) {
      const { ctx, clock, token, email, invited } = await begin()
      await process.kill(killedAfter, () => finish(ctx, { token, validateOnly: false }))
      clock.set('2026-11-23T14:00:20Z')
      const again = await finished(ctx, token)

      expect({ killedAfter, ...(await stateOf(again.slug ?? '')) }).toEqual({ killedAfter, ...expected })
      expect(again.notInvited).toEqual([])
      expect(await userPool().find(email)).toMatchObject({ role: 'owner' })
      expect(await userPool().find(invited)).toMatchObject({ role: 'professional', status: 'invited' })
      expect(accounts.mailsTo(invited).length).toBeGreaterThanOrEqual(1)
    }
  })

  it('is waited for until it is surely gone', async () => {
    const { ctx, clock, token } = await begin()
    await process.kill(3, () => finish(ctx, { token, validateOnly: false }))

    clock.set('2026-11-23T14:00:10Z')
    expect(await finish(ctx, { token, validateOnly: false })).toMatchObject({ isFinished: false })
    clock.set('2026-11-23T14:00:20Z')
    expect((await finished(ctx, token)).isFinished).toBe(true)
  })
})
