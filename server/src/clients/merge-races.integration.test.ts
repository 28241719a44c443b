import type { Client } from '@reservaplus/shared/clients/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { instant, localDate, localTime } from '@reservaplus/shared/time/schema'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { findAllOfClient } from '../appointments/repository'
import { findBulkOperation } from '../bulk-operations/repository'
import { runOperation } from '../bulk-operations/run-operation'
import { cancel as cancelOperation } from '../bulk-operations/service'
import { create as createNote, list as listNotes } from '../notes/service'
import { eraseRecord } from '../privacy/erase-record'
import { create as createSeries } from '../series/service'
import { testClock } from '../testing/context'
import { openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { create as join } from '../waitlist/join'
import { updateClient } from './commit-client'
import { merge } from './merge-clients'
import { movers } from './move-holdings'
import { create } from './service'
import { undoMerge } from './undo-merge'

const table = useTestTable()
const clock = testClock()
let salon: Salon
let meanwhile: (() => Promise<unknown>) | undefined

beforeAll(async () => {
  clock.set('2026-11-23T14:00:00Z')
  salon = await openSalon({ clock })
  table().client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const act = commandName === 'TransactWriteItemsCommand' ? meanwhile : undefined
        if (act) meanwhile = undefined
        await act?.()

        return next(args)
      },
    { step: 'initialize', name: 'meanwhile' },
  )
})

const days = ['01', '02', '03', '04', '07', '08', '09', '10']
/** Two of one person, the second with an appointment on each of three days and a note. */
const twins = async () => {
  const day = days.shift()
  const into = await create(salon.ctx, { firstName: 'Ana', lastName: 'Soto' })
  const from = await create(salon.ctx, { firstName: 'Anita', lastName: 'Soto' })
  for (const hour of [12, 13, 14]) {
    const start = `2026-12-${day}T${hour}:00:00Z`
    await salon.byHand({ start, client: { id: from.id } })
  }
  await createNote(salon.ctx, { clientId: from.id, category: 'general', title: '', content: 'Té', isPrivate: false })

  return { into, from }
}

type Operation = Awaited<ReturnType<typeof merge>>['operation']
const run = ({ id }: Operation) =>
  runOperation({ organizationId: salon.ctx.organizationId, id }, { request: salon.ctx, isTimeLeft: () => true })

const holdings = async ({ id }: Client) => {
  const [appointments, notes] = await Promise.all([
    findAllOfClient(salon.ctx.organizationId, id),
    listNotes(salon.ctx, { clientId: id, limit: 10 }).catch(() => ({ items: [] })),
  ])

  return [appointments.length, notes.items.length]
}

const wish = () => ({ serviceId: salon.service.id, professionalId: salon.professional.id })
const everyWeek = {
  startsOn: localDate.parse('2027-02-02'),
  localTime: localTime.parse('10:00'),
  rule: 'FREQ=WEEKLY;COUNT=2',
  choices: [],
  notes: '',
  internalNotes: '',
}
const someDay = {
  from: localDate.parse('2026-12-20'),
  to: localDate.parse('2026-12-20'),
  weekdays: [],
  times: [],
  note: '',
}

describe('what happens at the same time as a merge', () => {
  it('a booking, a series, a place on the waiting list that are on their way are of the one who remains', async () => {
    const makings = [
      ({ id }: Client) => salon.byHand({ start: '2027-01-12T15:00:00Z', client: { id } }),
      ({ id }: Client) => createSeries(salon.ctx, { ...wish(), ...everyWeek, clientId: id }),
      ({ id }: Client) => join(salon.ctx, { services: [wish()], professionalId: 'any', ...someDay, client: { id } }),
    ]
    for (const make of makings) {
      const { into, from } = await twins()
      meanwhile = async () => run((await merge(salon.ctx, { id: into.id, from: from.id })).operation)
      expect((await make(from)).clientId).toBe(into.id)
    }
  })

  it('one that is undone before it was carried out moves nothing', async () => {
    const both = await twins()
    const { merge: made, operation } = await merge(salon.ctx, { id: both.into.id, from: both.from.id })
    const parting = await undoMerge(salon.ctx, { id: both.into.id, mergeId: made.id })
    expect([await run(parting.operation), await run(operation)]).toEqual(['done', 'done'])
    expect([await holdings(both.into), await holdings(both.from)]).toEqual([
      [0, 0],
      [3, 1],
    ])
  })

  it('its operation is not cancelled', async () => {
    const both = await twins()
    const { operation } = await merge(salon.ctx, { id: both.into.id, from: both.from.id })
    await expect(cancelOperation(salon.ctx, { id: operation.id })).rejects.toMatchObject({ code: 'CONFLICT' })
    await run(operation)
    expect([await holdings(both.into), await holdings(both.from)]).toEqual([
      [3, 1],
      [0, 0],
    ])
  })

  it('one thing that cannot be moved is told of, and all others are', async () => {
    const both = await twins()
    const { operation } = await merge(salon.ctx, { id: both.into.id, from: both.from.id })
    const [first] = await findAllOfClient(salon.ctx.organizationId, both.from.id)
    const { appointment } = movers
    if (!appointment) throw new Error('Appointments are moved')
    const { move } = appointment
    const broken = vi.spyOn(appointment, 'move').mockImplementation(async (ctx, moving) => {
      if (moving.id === first?.id) throw new AppError('CONFLICT', 'Never')

      return move(ctx, moving)
    })
    await run(operation)
    broken.mockRestore()
    expect(await findBulkOperation(salon.ctx.organizationId, operation.id)).toMatchObject({ failed: 1 })
    expect([await holdings(both.into), await holdings(both.from)]).toEqual([
      [2, 1],
      [1, 0],
    ])
  })

  it('nothing follows into a client who is erased', async () => {
    const { into, from } = await twins()
    const { operation } = await merge(salon.ctx, { id: into.id, from: from.id })
    await updateClient(salon.ctx, into.id, (each) => ({ ...each, erasingAt: instant.parse('2026-11-23T14:00:00Z') }))
    await eraseRecord(salon.ctx, into.id, { at: instant.parse('2026-11-23T14:00:00Z'), name: 'X' })
    await run(operation)
    expect(await holdings(from)).toEqual([3, 1])
  })
})
