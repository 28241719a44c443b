import { type ClientId, clientId } from '@reservaplus/shared/ids/schema'
import { instant } from '@reservaplus/shared/time/schema'
import { ulid } from 'ulid'
import { beforeAll, describe, expect, it } from 'vitest'
import { cancel } from '../appointments/change'
import { findClient } from '../clients/repository'
import { create as createClient } from '../clients/service'
import { inGroups } from '../db/in-groups'
import { changeOrganization } from '../organizations/change'
import { testClock } from '../testing/context'
import { useTestFiles } from '../testing/files'
import { openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { findClientErasure, putOpenErasure } from './erasure-repository'
import { resumeErasures } from './run-erasures'
import { erase, requestOwnErasure } from './service'

const table = useTestTable()
useTestFiles()
const clock = testClock()
let salon: Salon
let beforeTaking: (() => Promise<unknown>) | undefined
beforeAll(async () => {
  salon = await openSalon({ clock })
  table().client.middlewareStack.add(
    (next) => async (args) => {
      const asked = JSON.stringify(args.input)
      const first = asked.includes('"Delete"') && asked.includes('CLIENTERASURE') ? beforeTaking : undefined
      if (first) beforeTaking = undefined
      await first?.()

      return next(args)
    },
    { step: 'initialize' },
  )
})

const someone = ({ ctx }: Salon) => createClient(ctx, { firstName: 'Zenobia', lastName: 'Urrutia' })
const nameOf = async ({ ctx }: Salon, id: ClientId) => (await findClient(ctx.organizationId, id))?.firstName
const resume = () =>
  resumeErasures({
    shard: undefined,
    isTimeLeft: () => true,
    contextOf: (organizationId) => ({ ...salon.ctx, organizationId, actor: { kind: 'system', id: 'job' } }),
    onFailure: (facts, error) => {
      throw new Error(JSON.stringify(facts), { cause: error })
    },
  })

describe('erasures that are open', () => {
  it('of a salon that is being moved keep nobody else waiting, however many they are', async () => {
    const moving = await openSalon({ clock })
    const startedAt = instant.parse('2026-11-01T00:00:00Z')
    const { organizationId, actor: by } = moving.ctx
    const open = { organizationId, by, startedAt, reason: 'other', counts: {}, runs: 1 } as const
    const ids = Array.from({ length: 100 }, () => clientId.parse(ulid()))
    await inGroups(ids, (id) => putOpenErasure({ ...open, clientId: id }), 25)
    await changeOrganization(moving.ctx, { change: (current) => ({ ...current, writeMode: 'read-only' }) })
    const { id } = await someone(salon)
    await requestOwnErasure(salon.ctx, id)

    expect(await resume()).toEqual({ finished: 1, repeated: 0 })
    expect(await nameOf(salon, id)).toBe('Cliente eliminado')
  })

  it('are carried out in a salon that is closed', async () => {
    const closed = await openSalon({ clock })
    const { id } = await someone(closed)
    await requestOwnErasure(closed.ctx, id)
    await changeOrganization(closed.ctx, { change: (current) => ({ ...current, isActive: false }) })

    expect(await resume()).toEqual({ finished: 1, repeated: 0 })
    expect(await nameOf(closed, id)).toBe('Cliente eliminado')
  })

  it('are not taken back under who has joined them meanwhile: what lies ahead is asked again', async () => {
    const { ctx } = salon
    const { id } = await someone(salon)
    const { id: ahead } = await salon.byHand({ start: '2026-12-01T13:00:00Z', client: { id } })
    beforeTaking = async () => {
      await cancel(ctx, { id: ahead, reason: '' })
      await requestOwnErasure(ctx, id)
    }
    expect(await erase(ctx, { id, reason: 'other' })).toMatchObject({ erasedAt: expect.any(String), reason: 'other' })
    expect(await findClientErasure(id)).toMatchObject({ erasedAt: expect.any(String) })

    const other = await someone(salon)
    const { id: kept } = await salon.byHand({ start: '2026-12-01T15:00:00Z', client: { id: other.id } })
    await expect(erase(ctx, { id: other.id, reason: 'other' })).rejects.toMatchObject({ code: 'IN_USE' })
    expect([await findClientErasure(other.id), kept && (await nameOf(salon, other.id))]).toEqual([undefined, 'Zenobia'])
  })
})
