// reason: one salon and one way to look at its agenda serve all that a series goes through
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { professionalId } from '@reservaplus/shared/ids/schema'
import { type CreateSeriesInput, createSeriesInput, type Series } from '@reservaplus/shared/series/schema'
import { localDate, localDateTime, localTime } from '@reservaplus/shared/time/schema'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { cancel as cancelAppointment } from '../appointments/change'
import { findAppointmentsBetween } from '../appointments/range-repository'
import { reschedule } from '../appointments/reschedule'
import { runOperation } from '../bulk-operations/run-operation'
import { create as createClient } from '../clients/service'
import { OrganizationEntity } from '../organizations/entity'
import { findOrganization } from '../organizations/repository'
import { createProfessional } from '../professionals/create'
import { useTestAccounts } from '../testing/accounts'
import { testClock } from '../testing/context'
import { killable } from '../testing/crash'
import { openSalon, type Salon } from '../testing/salon'
import { newProfessional } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { cancel, update } from './change-series'
import { makeAllDue } from './make-all-due'
import { preview } from './preview'
import { create, get, list } from './service'

const table = useTestTable()
const accounts = useTestAccounts()
const clock = testClock()
let process: ReturnType<typeof killable>
let salon: Salon

beforeAll(async () => {
  process = killable(table().client, accounts.client())
})

const day = (text: string) => localDate.parse(text)

// A salon of its own for each: what a series takes is in nobody else's way.
const open = async () => {
  clock.set('2026-11-23T14:00:00Z')
  salon = await openSalon({ clock })
  const client = await createClient(salon.ctx, { firstName: 'Julia', lastName: 'Rojas' })

  return client
}

let clientId: CreateSeriesInput['clientId']
beforeEach(async () => {
  clientId = (await open()).id
})

const pattern = (overrides: Partial<CreateSeriesInput> = {}): CreateSeriesInput => ({
  clientId,
  serviceId: salon.service.id,
  professionalId: salon.professional.id,
  startsOn: day('2026-12-01'),
  localTime: localTime.parse('10:00'),
  rule: 'FREQ=WEEKLY;COUNT=4',
  choices: [],
  notes: '',
  internalNotes: '',
  ...overrides,
})

const standing = async (): Promise<Appointment[]> => {
  const range = { from: '2026-11-23T00:00:00Z', to: '2028-01-01T00:00:00Z' } as Record<
    'from' | 'to',
    Appointment['start']
  >
  const { items } = await findAppointmentsBetween(salon.ctx.organizationId, { ...range, limit: 300 })

  return items.filter(({ status }) => status === 'confirmed')
}
const localStarts = async () => (await standing()).map(({ localStart }) => localStart)

const generate = (isTimeLeft = () => true) =>
  makeAllDue({ request: salon.ctx, isTimeLeft }, (_series, error) => {
    throw error
  })

/** Whatever was ordered is carried out. */
const carriedOut = async ({ bulkOperationId }: { bulkOperationId?: string | undefined }) => {
  if (!bulkOperationId) throw new Error('Nothing was ordered')
  const place = { organizationId: salon.ctx.organizationId, id: bulkOperationId as never }

  return runOperation(place, { request: salon.ctx, isTimeLeft: () => true })
}

describe('a series', () => {
  it('N-04 stands in the agenda at once, with its id on each appointment', async () => {
    const made = await create(salon.ctx, pattern())
    expect(await localStarts()).toEqual([
      '2026-12-01T10:00',
      '2026-12-08T10:00',
      '2026-12-15T10:00',
      '2026-12-22T10:00',
    ])
    expect(made).toMatchObject({ rule: 'FREQ=WEEKLY;COUNT=4', madeUntil: '2026-12-22', unplaced: [] })
    expect(made.appointments.map(({ seriesId }) => seriesId)).toEqual([made.id, made.id, made.id, made.id])
    expect(made).not.toHaveProperty('dueAt')
    expect((await list(salon.ctx, { clientId, limit: 10 })).items.map(({ id }) => id)).toEqual([made.id])
  })

  it('keeps its hour over a change of the clocks', async () => {
    await create(salon.ctx, pattern({ startsOn: day('2027-03-30'), rule: 'FREQ=WEEKLY;COUNT=2' }))
    const starts = (await standing()).map(({ start, localStart }) => [start, localStart])
    expect(starts).toEqual([
      ['2027-03-30T13:00:00Z', '2027-03-30T10:00'],
      ['2027-04-06T14:00:00Z', '2027-04-06T10:00'],
    ])
  })

  it('without an end is made half a year ahead, and goes on as time goes by', async () => {
    const made = await create(salon.ctx, pattern({ rule: 'FREQ=MONTHLY' }))
    expect((await localStarts()).at(-1)).toBe('2027-05-01T10:00')
    expect(made.dueAt).toBe('2026-12-03T00:00:00Z')

    expect((await generate()).dates).toBe(0)
    clock.set('2026-12-03T05:00:00Z')
    expect((await generate()).dates).toBe(1)
    expect((await localStarts()).at(-1)).toBe('2027-06-01T10:00')
    expect((await generate()).dates).toBe(0)
  })

  it('notes a date on which nothing is free, and goes on', async () => {
    await salon.byHand({ start: '2026-12-08T13:00:00Z' })
    const made = await create(salon.ctx, pattern())
    expect(made.unplaced).toEqual([{ date: '2026-12-08', reason: 'taken' }])
    expect(made.appointments).toHaveLength(3)
  })

  it('leaves out what was left out, and makes what was chosen instead', async () => {
    const choices = [
      { date: day('2026-12-08'), skip: true as const },
      { date: day('2026-12-15'), localStart: localDateTime.parse('2026-12-16T16:00') },
    ]
    await create(salon.ctx, pattern({ choices }))
    expect(await localStarts()).toEqual(['2026-12-01T10:00', '2026-12-16T16:00', '2026-12-22T10:00'])
  })

  it('with the same key is one series', async () => {
    const input = pattern({ idempotencyKey: 'the same key, again' })
    const [first, second] = [await create(salon.ctx, input), await create(salon.ctx, input)]
    expect(second.id).toBe(first.id)
    expect(await standing()).toHaveLength(4)
  })

  it.each([
    [{ rule: 'FREQ=YEARLY' }, 'rule'],
    [{ rule: 'FREQ=DAILY;UNTIL=20261130' }, 'rule'],
    [{ startsOn: day('2026-11-22') }, 'startsOn'],
  ])('%j is refused at its field', async (wrong, field) => {
    await expect(create(salon.ctx, pattern(wrong))).rejects.toMatchObject({
      code: 'BAD_INPUT',
      details: { issues: [{ path: [field] }] },
    })
  })
})

describe('what somebody chooses for a single date', () => {
  const chosen = (...choices: CreateSeriesInput['choices']) => create(salon.ctx, pattern({ choices }))
  const at = (localStart: string) => ({ date: day('2026-12-01'), localStart: localDateTime.parse(localStart) })

  it('F-01 is never a colleague, for whoever books only for themselves, nor is one proposed to them', async () => {
    const colleague = newProfessional({ serviceIds: [salon.service.id], name: 'Bea' })
    const { id } = await createProfessional(salon.ctx, colleague)
    const own = { ...salon.ctx, role: 'professional' as const, professionalId: salon.professional.id }
    await salon.byHand({ start: '2026-12-01T13:00:00Z', client: { id: clientId } })
    const choices = [{ date: day('2026-12-08'), professionalId: professionalId.parse(id) }]

    await expect(create(own, pattern({ choices }))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await localStarts()).toEqual(['2026-12-01T10:00'])
    const { items } = await preview(own, pattern())
    expect(items[0]?.proposal?.professionalId).toBe(salon.professional.id)
  })

  it('N-11 is for a date of the rule: any other is refused at its field', async () => {
    const choices = [
      { date: day('2026-12-08'), skip: true as const },
      { date: day('2026-12-29'), skip: true as const },
    ]
    await expect(chosen(...choices)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      details: { issues: [{ path: ['choices', 1, 'date'] }] },
    })
  })

  it('is no time that has passed', async () => {
    const issues = [{ path: ['choices', 0, 'localStart'] }]
    await expect(chosen(at('2026-11-23T10:00'))).rejects.toMatchObject({ code: 'BAD_INPUT', details: { issues } })
  })

  it.each([
    ['far from its date', [at('9999-12-31T10:00')], ['choices', 0, 'localStart']],
    ['no date', [at('2026-99-99T10:00')], ['choices', 0, 'localStart']],
    ['two things for one date', [at('2026-12-02T10:00'), at('2026-12-03T10:00')], ['choices']],
  ])('is not %s', (_what, choices, path) => {
    expect(createSeriesInput.safeParse(pattern({ choices })).error?.issues).toMatchObject([{ path }])
  })

  it('notes a date whose time has passed before it could be made', async () => {
    clock.set('2026-12-01T14:00:00Z')
    const made = await create(salon.ctx, pattern())
    expect(made.unplaced).toEqual([{ date: '2026-12-01', reason: 'past' }])
  })
})

describe('a preview', () => {
  it('says what is free, and what would be where it is not', async () => {
    await salon.byHand({ start: '2026-12-08T13:00:00Z' })
    const bea = await createProfessional(salon.ctx, newProfessional({ serviceIds: [salon.service.id], name: 'Bea' }))
    const { items, isLonger } = await preview(salon.ctx, pattern())
    expect(isLonger).toBe(false)
    expect(items.map(({ date, isFree }) => [date, isFree])).toEqual([
      ['2026-12-01', true],
      ['2026-12-08', false],
      ['2026-12-15', true],
      ['2026-12-22', true],
    ])
    expect(items[1]).toMatchObject({
      reason: 'taken',
      proposal: { localStart: '2026-12-08T10:00', professionalId: bea.id },
    })
  })

  it('proposes the nearest time where there is nobody else, and that can be booked', async () => {
    await salon.byHand({ start: '2026-12-08T13:00:00Z' })
    const { items } = await preview(salon.ctx, pattern())
    const proposal = items[1]?.proposal
    if (!proposal) throw new Error('Nothing is proposed')
    expect(proposal.localStart.slice(0, 10)).toBe('2026-12-08')
    const { localStart, professionalId: whose } = proposal
    const made = await create(
      salon.ctx,
      pattern({ choices: [{ date: day('2026-12-08'), localStart, professionalId: professionalId.parse(whose) }] }),
    )
    expect(made.unplaced).toEqual([])
  })
})

describe('this and following', () => {
  it('dates without a free time are asked about again at the new hour, and are no longer without one', async () => {
    await salon.byHand({ start: '2026-12-08T13:00:00Z' })
    await salon.byHand({ start: '2026-12-15T13:00:00Z' })
    await salon.byHand({ start: '2026-12-15T19:00:00Z' })
    const { id, unplaced } = await create(salon.ctx, pattern())
    expect(unplaced.map(({ date }) => date)).toEqual(['2026-12-08', '2026-12-15'])
    const from = day('2026-12-08')
    await carriedOut(await update(salon.ctx, { id, from, localTime: localTime.parse('16:00') }))
    expect((await get(salon.ctx, { id })).unplaced).toEqual([{ date: '2026-12-15', reason: 'taken' }])
    expect(await localStarts()).toEqual(expect.arrayContaining(['2026-12-08T16:00', '2026-12-22T16:00']))
    expect((await cancel(salon.ctx, { id, from, reason: '' })).series.unplaced).toEqual([])
  })

  it('at another hour: what stands moves, what is to come is made there', async () => {
    const made = await create(salon.ctx, pattern())
    const changed = await update(salon.ctx, {
      id: made.id,
      from: day('2026-12-15'),
      localTime: localTime.parse('16:00'),
    })
    expect(await carriedOut(changed)).toBe('done')
    expect(await localStarts()).toEqual([
      '2026-12-01T10:00',
      '2026-12-08T10:00',
      '2026-12-15T16:00',
      '2026-12-22T16:00',
    ])
  })

  it('by another rule: what it does not have goes, what is new comes', async () => {
    const made = await create(salon.ctx, pattern({ rule: 'FREQ=WEEKLY;UNTIL=20261222' }))
    const rule = 'FREQ=WEEKLY;INTERVAL=2;COUNT=3'
    expect(await carriedOut(await update(salon.ctx, { id: made.id, from: day('2026-12-08'), rule }))).toBe('done')
    await generate()
    expect(await localStarts()).toEqual([
      '2026-12-01T10:00',
      '2026-12-08T10:00',
      '2026-12-22T10:00',
      '2027-01-05T10:00',
    ])
  })

  it('cancelled: the ones before stay, and nothing more is made', async () => {
    const made = await create(salon.ctx, pattern({ rule: 'FREQ=WEEKLY' }))
    const ended = await cancel(salon.ctx, { id: made.id, from: day('2026-12-15'), reason: 'Se muda' })
    expect(await carriedOut(ended)).toBe('done')
    clock.set('2026-12-10T14:00:00Z')
    await generate()
    expect(await localStarts()).toEqual(['2026-12-01T10:00', '2026-12-08T10:00'])
  })

  it('one that was cancelled by itself does not come back', async () => {
    const made = await create(salon.ctx, pattern())
    const [, second] = made.appointments
    if (!second) throw new Error('There is no second')
    await cancelAppointment(salon.ctx, { id: second.id, reason: '' })
    await carriedOut(await update(salon.ctx, { id: made.id, localTime: localTime.parse('11:00') }))
    expect(await localStarts()).toEqual(['2026-12-01T11:00', '2026-12-15T11:00', '2026-12-22T11:00'])
  })

  it('changed twice: the later word stands, also when the earlier change is carried out last', async () => {
    const made = await create(salon.ctx, pattern())
    const [first, second] = [
      await update(salon.ctx, { id: made.id, localTime: localTime.parse('11:00') }),
      await update(salon.ctx, { id: made.id, from: day('2026-12-15'), localTime: localTime.parse('12:00') }),
    ]
    await carriedOut(second)
    await carriedOut(first)
    expect(await localStarts()).toEqual([
      '2026-12-01T11:00',
      '2026-12-08T11:00',
      '2026-12-15T12:00',
      '2026-12-22T12:00',
    ])
  })

  it('tells which could not be moved', async () => {
    const made = await create(salon.ctx, pattern())
    await salon.byHand({ start: '2026-12-08T19:00:00Z' })
    const changed = await update(salon.ctx, { id: made.id, localTime: localTime.parse('16:00') })
    await carriedOut(changed)
    expect(await localStarts()).toContain('2026-12-08T10:00')
  })
})

it('a series of an organization that is being moved waits, and is no failure', async () => {
  await create(salon.ctx, pattern({ rule: 'FREQ=MONTHLY' }))
  const organization = await findOrganization(salon.ctx.organizationId, { consistent: true })
  if (!organization) throw new Error('There is none')
  await OrganizationEntity.build(PutItemCommand)
    .item({ ...organization, writeMode: 'read-only' })
    .send()
  clock.set('2026-12-03T05:00:00Z')
  expect((await generate()).dates).toBe(0)
})

describe('a series that dies half made', () => {
  it('is made whole, each date once, wherever it died', async () => {
    const writes = await process.count(() => create(salon.ctx, pattern({ startsOn: day('2027-01-05') })))
    expect(writes).toBeGreaterThan(4)
    for (let count = 1; count < writes; count++) {
      await open()
      const { id } = await createClient(salon.ctx, { firstName: 'Julia', lastName: `Rojas ${count}` })
      clientId = id
      await process.kill(count, () => create(salon.ctx, pattern()))
      await generate()
      const made = await localStarts()
      expect(made).toEqual(['2026-12-01T10:00', '2026-12-08T10:00', '2026-12-15T10:00', '2026-12-22T10:00'])
    }
  })

  it('two at work on it at once make each date once', async () => {
    const input = pattern({ rule: 'FREQ=MONTHLY;BYDAY=1TU' })
    const { id } = await create(salon.ctx, input)
    clock.set('2027-06-15T14:00:00Z')
    await Promise.all([generate(), generate(), generate()])
    const ahead = (await get(salon.ctx, { id })) as Series & { appointments: Appointment[] }
    const starts = ahead.appointments.map(({ localStart }) => localStart)
    expect(starts).toEqual([...new Set(starts)])
    expect(starts).toHaveLength(6)
  })

  it('a moved one keeps its place in the series', async () => {
    const made = await create(salon.ctx, pattern())
    const [first] = made.appointments
    if (!first) throw new Error('There is none')
    await reschedule(salon.ctx, { id: first.id, start: '2026-12-02T13:00:00Z' })
    expect((await get(salon.ctx, { id: made.id })).appointments[0]?.localStart).toBe('2026-12-02T10:00')
  })
})

// The last: what it leaves in the table cannot go on for any test after it.
it('a series that cannot go on is told of, put off by a day, and keeps no other waiting', async () => {
  // Nobody can write this any more; one that is broken in another way would not be better off.
  const choices = [{ date: day('2026-12-01'), localStart: localDateTime.parse('9999-12-31T10:00') }]
  await create(salon.ctx, pattern({ choices })).catch(() => undefined)
  const failed: string[] = []
  const run = () =>
    makeAllDue({ request: salon.ctx, isTimeLeft: () => true }, ({ organizationId }) => failed.push(organizationId))
  await run()
  await run()
  expect(failed.filter((each) => each === salon.ctx.organizationId)).toHaveLength(1)
  clock.set('2026-11-24T15:00:00Z')
  await run()
  expect(failed.filter((each) => each === salon.ctx.organizationId)).toHaveLength(2)
})
