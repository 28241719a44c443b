import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Client } from '@reservaplus/shared/clients/schema'
import { clientId, organizationId } from '@reservaplus/shared/ids/schema'
import { localDate } from '@reservaplus/shared/time/schema'
import { beforeAll, describe, expect, it } from 'vitest'
import { publicBook } from '../appointments/book'
import { cancel } from '../appointments/change'
import { findAllOfClient, findAppointment } from '../appointments/repository'
import { restore, undo } from '../appointments/undo-transition'
import { runOperation } from '../bulk-operations/run-operation'
import { merge } from '../clients/merge-clients'
import { create as createClient } from '../clients/service'
import { update as updateClient } from '../clients/update'
import { commitWrites } from '../db/change'
import { organizationPk } from '../db/keys'
import { findEventsOfSubject } from '../events/repository'
import { testClock } from '../testing/context'
import { type Fault, injectFaults } from '../testing/faults'
import { useTestFiles } from '../testing/files'
import { openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { create as joinWaitlist } from '../waitlist/join'
import { offerForEvent } from '../waitlist/offer-for-event'
import { get as getEntry, offer } from '../waitlist/service'
import {
  erasureOpening,
  erasureRemoval,
  findClientErasure,
  findErasuresOf,
  findOpenErasures,
} from './erasure-repository'
import { resumeErasures } from './run-erasures'
import { erase as eraseByDesk, requestOwnErasure } from './service'

const table = useTestTable()
useTestFiles()
const clock = testClock()
let salon: Salon
let pick: ((command: string) => Fault | undefined) | undefined
beforeAll(async () => {
  salon = await openSalon({ clock })
  injectFaults(table().client, (command) => pick?.(command))
})

const failing = (code: string) => expect.objectContaining({ code })
const erase = ({ id }: Pick<Client, 'id'>) => eraseByDesk(salon.ctx, { id, reason: 'client-request' })
const resume = () =>
  resumeErasures({
    shard: undefined,
    isTimeLeft: () => true,
    contextOf: () => ({ ...salon.ctx, actor: { kind: 'system' as const, id: 'job' } }),
    onFailure: (facts, error) => {
      throw new Error(JSON.stringify(facts), { cause: error })
    },
  })

const weekdays = ['01', '02', '03', '04', '09', '10', '11']
const nowhere = organizationId.parse('gone-organization-000001')
const gone = clientId.parse('gone-client-000000000001')
let days = 0
/** Nobody else is there then. */
const nextStart = () => {
  days += 1

  return `2026-12-${weekdays[days % weekdays.length]}T${13 + Math.floor(days / weekdays.length)}:00:00Z`
}
let people = 0
const someone = () => {
  people += 1

  return createClient(salon.ctx, {
    firstName: 'Zenobia',
    lastName: 'Urrutia',
    email: `zenobia${people}@correo.example`,
  })
}
const bookFor = ({ id }: Pick<Client, 'id'>) => salon.byHand({ start: nextStart(), client: { id } })

describe('while a client is being erased', () => {
  it('nothing is booked for them, by the desk or by themselves, and nobody is merged with them', async () => {
    const [client, other] = [await someone(), await someone()]
    await requestOwnErasure({ ...salon.ctx, actor: { kind: 'client', id: client.id } }, client.id)
    await expect(bookFor(client)).rejects.toEqual(failing('NOT_FOUND'))
    const { email = '', firstName, lastName } = client
    const guest = { email, firstName, lastName, phone: '961234567' }
    const own = publicBook(salon.ctx, salon.bookInput({ start: nextStart(), client: guest }))
    await expect(own).rejects.toEqual(failing('ONLINE_BOOKING_REFUSED'))
    await expect(merge(salon.ctx, { id: other.id, from: client.id })).rejects.toEqual(failing('NOT_FOUND'))
    await expect(merge(salon.ctx, { id: client.id, from: other.id })).rejects.toEqual(failing('NOT_FOUND'))

    expect(await resume()).toEqual({ finished: 1, repeated: 0 })
    expect(await findClientErasure(client.id)).toMatchObject({ reason: 'client-request', by: { kind: 'client' } })
  })

  it('either they have what was booked in the same moment, or they are erased', async () => {
    for (const client of [await someone(), await someone(), await someone()]) {
      const [booked, erased] = await Promise.allSettled([bookFor(client), erase(client)])
      expect([booked.status, erased.status].sort()).toEqual(['fulfilled', 'rejected'])
    }
  })

  it('whoever has something ahead is as before, also where only the one merged into them has it', async () => {
    const [stays, goes] = [await someone(), await someone()]
    const { id } = await bookFor(goes)
    const { operation } = await merge(salon.ctx, { id: stays.id, from: goes.id })
    await expect(erase(stays)).rejects.toEqual(failing('IN_USE'))
    await expect(requestOwnErasure(salon.ctx, stays.id)).rejects.toEqual(failing('IN_USE'))
    expect((await findOpenErasures(10)).items).toEqual([])
    expect(await updateClient(salon.ctx, { id: stays.id, notes: 'Té' })).toMatchObject({ notes: 'Té' })

    await runOperation(
      { organizationId: salon.ctx.organizationId, id: operation.id },
      { request: salon.ctx, isTimeLeft: () => true },
    )
    expect(await findAppointment(salon.ctx.organizationId, id)).toMatchObject({
      clientId: stays.id,
      status: 'confirmed',
    })
  })
})

describe('a client who was erased', () => {
  it('is asked for no more once their organization is gone too', async () => {
    const client = await someone()
    const opened = await requestOwnErasure(salon.ctx, client.id)
    await commitWrites(salon.ctx, [
      erasureRemoval(opened),
      erasureOpening({ ...opened, clientId: gone, organizationId: nowhere }),
    ])
    expect(await resume()).toEqual({ finished: 1, repeated: 0 })
    expect((await findOpenErasures(10)).items).toEqual([])
    expect((await findErasuresOf(nowhere, { limit: 10 })).items).toMatchObject([{ clientId: gone }])
  })

  it('waits for nothing any more, and what was kept for them is offered to the next', async () => {
    const { ctx, service, professional } = salon
    const { id: professionalId } = professional
    const day = localDate.parse('2026-12-14')
    const wish = {
      services: [{ serviceId: service.id }],
      professionalId,
      from: day,
      to: day,
      weekdays: [],
      times: [],
      note: '',
    }
    const [first, second] = [await someone(), await someone()]
    const waits = ({ id }: Client) => joinWaitlist(ctx, { ...wish, client: { id } })
    const [entry, next] = [await waits(first), await waits(second)]
    await offer(ctx, { id: entry.id, start: '2026-12-14T13:00:00Z', professionalId })
    await erase(first)
    const events = await findEventsOfSubject(ctx.organizationId, { kind: 'waitlist-entry', id: entry.id })
    const last = events.at(-1)
    expect(last && (await offerForEvent(ctx, last.id, () => true))).toBe(1)
    expect(await getEntry(ctx, { id: next.id })).toMatchObject({ status: 'offered' })
  })

  it('leaves nothing behind of what no index knows yet', async () => {
    const client = await someone()
    const { id } = await bookFor(client)
    const cancelled = await cancel(salon.ctx, { id, reason: 'Zenobia enferma' })
    const { organizationId } = salon.ctx
    await table().client.send(
      new UpdateCommand({
        TableName: table().tableName,
        Key: { PK: organizationPk(organizationId), SK: `APPT#${cancelled.start}#${id}` },
        UpdateExpression: 'REMOVE GSI2PK, GSI2SK',
      }),
    )
    expect(await findAllOfClient(organizationId, client.id)).toEqual([])
    await erase(client)
    const { cancellationReason, clientName } = (await findAppointment(organizationId, id)) ?? {}
    expect({ cancellationReason, clientName }).toEqual({ clientName: 'Cliente eliminado' })
  })

  it('gets nothing back that was cancelled', async () => {
    const client = await someone()
    const [first, second] = [await bookFor(client), await bookFor(client)]
    for (const { id } of [first, second]) await cancel(salon.ctx, { id, reason: '' })
    await erase(client)
    await expect(restore(salon.ctx, { id: first.id })).rejects.toEqual(failing('INVALID_TRANSITION'))
    await expect(undo(salon.ctx, { id: second.id })).rejects.toEqual(failing('INVALID_TRANSITION'))
  })

  it.each(['conflict', 'lost-request', 'lost-answer'] as const)(
    'is told of once, whatever happens to the transaction that finishes the proof: %s',
    async (fault) => {
      const client = await someone()
      let transactions = 0
      pick = (command) => {
        // The record is marked and replaced, each by a transaction; the third finishes the proof.
        return command === 'TransactWriteItemsCommand' && ++transactions === 3 ? fault : undefined
      }
      const { erasedAt } = await erase(client)
      pick = undefined
      expect(transactions).toBeGreaterThan(2)
      const events = await findEventsOfSubject(salon.ctx.organizationId, { kind: 'client', id: client.id })
      expect(events.filter(({ type }) => type === 'client.erased')).toHaveLength(1)
      expect(await findClientErasure(client.id)).toMatchObject({ erasedAt })
    },
  )
})
