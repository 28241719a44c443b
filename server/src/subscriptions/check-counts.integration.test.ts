import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { organizationId } from '@reservaplus/shared/ids/schema'
import { beforeAll, describe, expect, it } from 'vitest'

import type { AppContext } from '../app-context'
import { publicBook } from '../appointments/book'
import { cancel } from '../appointments/change'
import { create as createAppointment } from '../appointments/create'
import { create as createClient } from '../clients/service'
import { usageKey } from '../db/keys'
import { createProfessional } from '../professionals/create'
import { openOrganization, testClock } from '../testing/context'
import { openSalon } from '../testing/salon'
import { newProfessional } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { checkCounts } from './check-counts'
import { usage } from './service'

const table = useTestTable()

/** As a repair by hand, or a version with a mistake, would leave it. */
const falsify = ({ organizationId: o }: AppContext, counted: string, by: number) =>
  DynamoDBDocumentClient.from(table().client).send(
    new UpdateCommand({
      TableName: table().tableName,
      Key: usageKey(o, counted),
      UpdateExpression: 'ADD #count :by',
      ExpressionAttributeNames: { '#count': 'count' },
      ExpressionAttributeValues: { ':by': by },
    }),
  )

/** What others do while the rows are being counted. */
let meanwhile: (() => Promise<unknown>) | undefined
beforeAll(() =>
  table().client.middlewareStack.add(
    (next, context) => async (args) => {
      const act = context.commandName === 'QueryCommand' ? meanwhile : undefined
      meanwhile = act ? undefined : meanwhile
      const answer = await next(args)
      await act?.()

      return answer
    },
    { step: 'initialize', name: 'meanwhile' },
  ),
)

const check = ({ clock, organizationId: o }: AppContext) => checkCounts(clock, o)

const busySalon = async () => {
  const salon = await openSalon()
  const book = (start: string) =>
    createAppointment(salon.ctx, {
      serviceId: salon.service.id,
      professionalId: salon.professional.id,
      start,
      client: { firstName: 'Luis', lastName: '' },
      isWalkIn: false,
      notes: '',
      internalNotes: '',
    })
  const { id } = await book('2026-11-24T13:00:00Z')
  await book('2026-11-24T15:00:00Z')
  await cancel(salon.ctx, { id, reason: '' })

  return salon
}

describe('F-24 the recount', () => {
  it('finds nothing to repair after everyday work; cancelling gives no appointment of the month back', async () => {
    const { ctx } = await busySalon()
    expect(await check(ctx)).toEqual({ checked: 8, drifts: [] })
    expect((await usage(ctx)).usage.monthlyAppointments.current).toBe(2)
  })

  it('says what was wrong, and repairs it', async () => {
    const { ctx } = await busySalon()
    await falsify(ctx, 'clients', 3)
    await falsify(ctx, 'professionals', -2)
    await falsify(ctx, 'appts#2026-11', 40)
    await falsify(ctx, 'staff', 1)
    expect((await usage(ctx)).usage.professionals.current).toBe(0)

    expect((await check(ctx)).drifts).toEqual([
      { counted: 'professionals', stored: -1, actual: 1, outcome: 'repaired' },
      { counted: 'staff', stored: 1, actual: 0, outcome: 'repaired' },
      { counted: 'clients', stored: 5, actual: 2, outcome: 'repaired' },
      { counted: 'appts#2026-11', stored: 42, actual: 2, outcome: 'repaired' },
    ])
    expect((await check(ctx)).drifts).toEqual([])
    expect((await usage(ctx)).usage).toMatchObject({
      clients: { current: 2 },
      professionals: { current: 1 },
      monthlyAppointments: { current: 2 },
    })
  })

  it('leaves a counter alone that moves while it counts', async () => {
    const ctx = await openOrganization({ name: 'En marcha' })
    // After the counters were read, before what they count: the first look sees a difference that is none.
    meanwhile = () => createClient(ctx, { firstName: 'Ana', lastName: '' })
    expect((await check(ctx)).drifts).toEqual([])

    await falsify(ctx, 'clients', 5)
    let looks = 0
    const busy = async () => {
      looks += 1
      if (looks < 40) meanwhile = busy
      if (looks % 6 === 1) await createClient(ctx, { firstName: `Ana ${looks}`, lastName: '' })
    }
    meanwhile = busy
    expect((await check(ctx)).drifts).toMatchObject([{ counted: 'clients', outcome: 'changing' }])
    meanwhile = undefined
    expect((await check(ctx)).drifts).toMatchObject([{ counted: 'clients', outcome: 'repaired' }])
    expect((await check(ctx)).drifts).toEqual([])
  })

  it('F-24 counts professionals by who takes appointments, not by who has an account', async () => {
    const ctx = await openOrganization({ name: 'Sin cuenta' })
    await createProfessional(ctx, newProfessional())
    await createProfessional(ctx, newProfessional({ isActive: false, name: 'Fuera', order: 2 }))
    expect((await usage(ctx)).usage).toMatchObject({ professionals: { current: 1 }, users: { current: 0 } })
    expect((await check(ctx)).drifts).toEqual([])
  })

  it('counts a month from its first minute in the organization’s zone to its last', async () => {
    const clock = testClock('2026-12-01T02:59:00Z')
    const salon = await openSalon({ clock })
    const book = (start: string) => salon.bookInput({ start })
    await publicBook(salon.ctx, book('2026-12-09T13:00:00Z'))
    expect((await usage(salon.ctx)).usage.monthlyAppointments.current).toBe(1)
    clock.set('2026-12-01T03:00:00Z')
    expect((await usage(salon.ctx)).usage.monthlyAppointments.current).toBe(0)
    await publicBook(salon.ctx, book('2026-12-09T15:00:00Z'))
    expect((await usage(salon.ctx)).usage.monthlyAppointments.current).toBe(1)
    expect((await check(salon.ctx)).drifts).toEqual([])
  })

  it('knows nothing of an organization that is not there', async () => {
    const nobody = organizationId.parse('01JD0000000000000000000000')
    await expect(checkCounts(testClock(), nobody)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
