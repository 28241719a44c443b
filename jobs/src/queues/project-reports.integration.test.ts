import { cancel, complete, noShow } from '@reservaplus/server/appointments/change'
import { create } from '@reservaplus/server/appointments/create'
import { reschedule } from '@reservaplus/server/appointments/reschedule'
import { restore, undo } from '@reservaplus/server/appointments/undo-transition'
import { update } from '@reservaplus/server/appointments/update'
import { create as createClient } from '@reservaplus/server/clients/service'
import { findEventsOfSubject } from '@reservaplus/server/events/repository'
import { createProfessional } from '@reservaplus/server/professionals/create'
import { findAllAppointments, findDayFigures } from '@reservaplus/server/reports/day-repository'
import { findFirstTimers } from '@reservaplus/server/reports/first-visit-repository'
import { projectRange } from '@reservaplus/server/reports/project-range'
import { arrive } from '@reservaplus/server/testing/arrive'
import { testClock } from '@reservaplus/server/testing/context'
import { openSalon } from '@reservaplus/server/testing/salon'
import { newProfessional } from '@reservaplus/server/testing/samples'
import { useTestTable } from '@reservaplus/server/testing/table'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { DomainEvent } from '@reservaplus/shared/events/schema'
import type { AppointmentId } from '@reservaplus/shared/ids/schema'
import { weekdays, weeklyHours } from '@reservaplus/shared/schedules/schema'
import { dayNumberOf, minutesPerDay } from '@reservaplus/shared/time/calendar'
import { fromMinutes } from '@reservaplus/shared/time/instant'
import { instant, localDate } from '@reservaplus/shared/time/schema'
import fc from 'fast-check'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { deliverBatch, noticeOf, type QueueHandler } from '../testing/queue'
import { recount } from '../testing/recount'

const table = useTestTable()
let projectReports: QueueHandler

beforeAll(async () => {
  vi.stubEnv('TABLE_NAME', table().tableName)
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', table().endpoint)
  projectReports = (await import('./project-reports')).handler as QueueHandler
})

const range = { from: localDate.parse('2026-11-20'), to: localDate.parse('2026-12-31') }
const everything = { from: instant.parse('2026-01-01T00:00:00Z'), to: instant.parse('2027-12-31T00:00:00Z') }
const noon = dayNumberOf('2026-11-30') * minutesPerDay + 12 * 60

/** Around the clock, so that evenings and month ends come up. */
const open = [{ start: '00:00', end: '24:00', breaks: [] }]
const allDay = weeklyHours.parse(Object.fromEntries(weekdays.map((day) => [day, open])))

const openPlace = async () => {
  const clock = testClock()
  const salon = await openSalon({ clock, professional: { weeklyHours: allDay } })
  const { ctx, service } = salon
  const colleague = await createProfessional(
    ctx,
    newProfessional({ serviceIds: [service.id], name: 'Bruno', weeklyHours: allDay }),
  )
  const clients = await Promise.all(['Ana', 'Luz'].map((firstName) => createClient(ctx, { firstName, lastName: '' })))

  return { clock, ctx, service, team: [salon.professional, colleague], clients }
}
type Place = Awaited<ReturnType<typeof openPlace>>

type Deed = 'book' | 'move' | 'cancel' | 'complete' | 'miss' | 'undo' | 'restore' | 'reprice'
type Step = { deed: Deed; at: number; who: number; which: number }
const step = fc.record<Step>({
  deed: fc.constantFrom('book', 'move', 'move', 'cancel', 'complete', 'miss', 'undo', 'restore', 'reprice'),
  at: fc.integer({ min: 0, max: 60 }),
  who: fc.integer({ min: 0, max: 3 }),
  which: fc.nat(5),
})

/** What is not possible just now is not done. */
const unlessRefused = (error: unknown) => {
  if (!(error instanceof AppError)) throw error

  return undefined
}

type Changing = (place: Place, id: AppointmentId, at: number) => Promise<unknown>
const changes: Record<Exclude<Deed, 'book'>, Changing> = {
  move: ({ ctx }, id, at) => reschedule(ctx, { id, start: startOf(at) }),
  cancel: ({ ctx }, id) => cancel(ctx, { id, reason: '' }),
  undo: ({ ctx }, id) => undo(ctx, { id }),
  restore: ({ ctx }, id) => restore(ctx, { id }),
  reprice: ({ ctx }, id, at) => update(ctx, { id, price: { amount: at * 100, currency: 'CLP' } }),
  complete: ({ ctx }, id) => arrive(ctx, { id }).then(() => complete(ctx, { id })),
  miss: async ({ clock, ctx }, id) => {
    clock.set('2027-02-01T00:00:00Z')
    await noShow(ctx, { id }).catch(unlessRefused)
    clock.set('2026-11-23T14:00:00Z')
  },
}

const startOf = (at: number) => fromMinutes(noon + at * 47 * 5)

const carryOut = async (place: Place, { deed, at, who, which }: Step, made: Appointment[]) => {
  const { ctx, service, team, clients } = place
  const professionalId = team[who % 2]?.id ?? ('any' as const)
  const id = made[which % Math.max(1, made.length)]?.id
  if (deed === 'book') {
    const client = clients[who >> 1]
    const start = startOf(at)
    const input = { serviceId: service.id, professionalId, start, isWalkIn: false, notes: '', internalNotes: '' }
    const booked = client && (await create(ctx, { ...input, client: { id: client.id } }).catch(unlessRefused))
    if (booked) made.push(booked)
  } else if (id) {
    await changes[deed](place, id, at).catch(unlessRefused)
  }
}

const eventsOf = async ({ ctx }: Place, made: readonly Appointment[]): Promise<DomainEvent[]> =>
  (await Promise.all(made.map(({ id }) => findEventsOfSubject(ctx.organizationId, { kind: 'appointment', id })))).flat()

const projected = async ({ ctx }: Place) => {
  const figures = await findDayFigures(ctx.organizationId, range)
  const days: ReturnType<typeof recount>['days'] = {}
  for (const { date, sheets } of figures.filter((each) => each.sheets.length > 0)) {
    const day = {
      statuses: {} as Record<string, number>,
      revenue: 0,
      booked: 0,
      perClient: {} as Record<string, number>,
    }
    for (const sheet of sheets) {
      day.revenue += sheet.revenue
      day.booked += sheet.bookedMinutes
      for (const [status, count] of Object.entries(sheet.statuses))
        day.statuses[status] = (day.statuses[status] ?? 0) + count
      for (const [id, [visits]] of Object.entries(sheet.clients)) day.perClient[id] = (day.perClient[id] ?? 0) + visits
    }
    days[date] = day
  }
  const firsts = (await findFirstTimers(ctx.organizationId, range)).map(({ clientId, date }) => [clientId, date])

  return { days, firsts: Object.fromEntries(firsts) }
}

const inBatches = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))

describe('the figures of days', () => {
  it('after any sequence of bookings, moves, cancellations and completions, told in any order, twice and at once, equal a recount', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 6, maxLength: 10, size: 'max' }),
        fc.infiniteStream(fc.nat(1000)),
        fc.integer({ min: 1, max: 5 }),
        async (steps, numbers, batchSize) => {
          const next = () => numbers.next().value ?? 0
          const place = await openPlace()
          const made: Appointment[] = []
          const half = Math.ceil(steps.length / 2)
          for (const who of [0, 1, 2, 3, 0]) {
            await carryOut(place, { deed: 'book', at: 3 + made.length * 11, who, which: 0 }, made)
          }
          const told = new Set<string>()
          // What is new once or twice; of what was told before, now and then something again.
          const deliver = async () => {
            const events = (await eventsOf(place, made)).flatMap((event) => {
              const chance = next() % 4
              const times = told.has(event.id) ? Number(chance === 0) : 1 + (chance % 2)

              return Array.from({ length: times }, () => ({ event, order: next() }))
            })
            for (const { event } of events) told.add(event.id)
            const bodies = events.sort((a, b) => a.order - b.order).map(({ event }) => noticeOf(event))
            // Two workers at a time.
            for (const pair of inBatches(inBatches(bodies, batchSize), 2)) {
              const failed = await Promise.all(pair.map((batch) => deliverBatch(projectReports, batch)))
              expect(failed.flat()).toEqual([])
            }
          }
          await deliver()
          for (const each of steps.slice(0, half)) await carryOut(place, each, made)
          await Promise.all([
            deliver(),
            (async () => {
              for (const each of steps.slice(half)) await carryOut(place, each, made)
            })(),
          ])
          await deliver()

          const appointments = await findAllAppointments(place.ctx.organizationId, everything)
          expect(await projected(place)).toEqual(recount(appointments))
        },
      ),
      { numRuns: 6, endOnFailure: true },
    )
  }, 120_000)

  it('leave the day that an appointment was moved away from', async () => {
    const place = await openPlace()
    const made: Appointment[] = []
    await carryOut(place, { deed: 'book', at: 1, who: 0, which: 0 }, made)
    await deliverBatch(projectReports, (await eventsOf(place, made)).map(noticeOf))
    await carryOut(place, { deed: 'move', at: 40, who: 0, which: 0 }, made)
    const moved = (await eventsOf(place, made)).filter(({ type }) => type === 'appointment.rescheduled')
    await deliverBatch(projectReports, moved.map(noticeOf))

    expect(Object.keys((await projected(place)).days)).toEqual(['2026-12-06'])
  })

  it('a client whose first visit was none after all is new on the day of the next one', async () => {
    const place = await openPlace()
    const made: Appointment[] = []
    await carryOut(place, { deed: 'book', at: 1, who: 0, which: 0 }, made)
    await carryOut(place, { deed: 'book', at: 40, who: 0, which: 0 }, made)
    const told = new Set<string>()
    const deliver = async () => {
      const events = (await eventsOf(place, made)).filter(({ id }) => !told.has(id))
      for (const { id } of events) told.add(id)
      await deliverBatch(projectReports, events.map(noticeOf))
    }
    await deliver()
    expect((await projected(place)).firsts).toEqual({})
    for (const which of [1, 0]) await carryOut(place, { deed: 'complete', at: 0, who: 0, which }, made)
    await deliver()
    expect(Object.values((await projected(place)).firsts)).toEqual(['2026-11-30'])
    await carryOut(place, { deed: 'undo', at: 0, who: 0, which: 0 }, made)
    await deliver()

    expect(Object.values((await projected(place)).firsts)).toEqual(['2026-12-06'])
  })

  it('are the same when a range is rebuilt from nothing', async () => {
    const place = await openPlace()
    const made: Appointment[] = []
    for (const [at, deed] of (['book', 'book', 'book', 'complete', 'cancel'] as const).entries()) {
      await carryOut(place, { deed, at: at * 3, who: at, which: at }, made)
    }
    const rebuild = { organizationId: place.ctx.organizationId, ...range }
    expect(await deliverBatch(projectReports, [JSON.stringify({ rebuild })])).toEqual([])
    const once = await findDayFigures(place.ctx.organizationId, range)
    await projectRange(place.clock, rebuild)

    expect(await findDayFigures(place.ctx.organizationId, range)).toEqual(once)
    expect(await projected(place)).toEqual(recount(await findAllAppointments(place.ctx.organizationId, everything)))
  }, 60_000)

  it('poison goes back alone, the rest of its batch is done', async () => {
    const place = await openPlace()
    const made: Appointment[] = []
    await carryOut(place, { deed: 'book', at: 1, who: 0, which: 0 }, made)
    const [event] = await eventsOf(place, made)
    const bodies = ['no json', event ? noticeOf(event) : '', '{"rebuild":{"from":"2026-01-01"}}']

    expect(await deliverBatch(projectReports, bodies)).toEqual(['m0', 'm2'])
    expect(Object.keys((await projected(place)).days)).toHaveLength(1)
  })
})
