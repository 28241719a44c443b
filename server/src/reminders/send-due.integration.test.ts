import type { AppointmentId } from '@reservaplus/shared/ids/schema'
import { addMinutes } from '@reservaplus/shared/time/instant'
import { instant } from '@reservaplus/shared/time/schema'
import { beforeAll, describe, expect, it } from 'vitest'

import type { AppContext } from '../app-context'
import { cancel } from '../appointments/change'
import { reschedule } from '../appointments/reschedule'
import { findEventsOfSubject } from '../events/repository'
import { deactivate } from '../organizations/change-activity'
import { update as updateOrganization } from '../organizations/update'
import { testClock } from '../testing/context'
import { useTestTable } from '../testing/table'
import { openVisitSalon, type VisitSalon } from '../testing/visit-salon'
import { create as createVisit } from '../visits/create'
import { projectRemindersOf } from './project-organization'
import { projectReminder } from './project-reminder'
import { findReminder } from './repository'
import { sendDueReminders } from './send-due'

useTestTable()

const clock = testClock('2026-11-23T14:00:00Z')
let salon: VisitSalon
let ctx: AppContext
beforeAll(async () => {
  salon = await openVisitSalon({ clock })
  ctx = salon.ctx
})

const eventsOf = (id: AppointmentId) => findEventsOfSubject(ctx.organizationId, { kind: 'appointment', id })
/** As the queue does, event by event, twice and the last one first. */
const project = async (id: AppointmentId) => {
  const events = (await eventsOf(id)).toReversed()
  for (const { id: eventId } of [...events, ...events]) {
    await projectReminder({ clock }, { organizationId: ctx.organizationId, appointmentId: id, eventId })
  }
}
const run = async () => {
  const failures: unknown[] = []
  const { sent } = await sendDueReminders({ request: ctx, isTimeLeft: () => true }, (_, error) => failures.push(error))
  expect(failures).toEqual([])

  return sent
}
const remindersOf = async (id: AppointmentId) =>
  (await eventsOf(id)).filter(({ type }) => type === 'reminder.due').map(({ at }) => at)

const booked = async (start: string) => {
  const appointment = await salon.byHand({ start })
  await project(appointment.id)

  return appointment
}

describe('the reminder of an appointment', () => {
  it('N-06 goes out at the salon’s lead time, once, and never early', async () => {
    clock.set('2026-11-23T14:00:00Z')
    const { id } = await booked('2026-12-09T14:00:00Z')
    expect(await findReminder(ctx.organizationId, id)).toMatchObject({ dueAt: '2026-12-02T14:00:00Z' })

    clock.set('2026-12-02T14:00:00Z')
    expect(await run()).toBe(0)
    clock.set('2026-12-08T13:59:59Z')
    expect(await run()).toBe(0)
    clock.set('2026-12-08T14:00:00Z')
    expect(await run()).toBe(1)
    expect(await run()).toBe(0)
    await project(id)
    clock.set('2026-12-08T18:00:00Z')
    expect(await run()).toBe(0)
    expect(await remindersOf(id)).toEqual(['2026-12-08T14:00:00Z'])
  })

  it('is sent late after an outage, and by one of two that run at once', async () => {
    clock.set('2027-01-04T14:00:00Z')
    const { id } = await booked('2027-01-08T14:00:00Z')
    clock.set('2027-01-08T10:00:00Z')
    const counts = await Promise.all([run(), run(), run()])
    expect(await remindersOf(id)).toHaveLength(1)
    expect(counts.some((count) => count === 1)).toBe(true)
  })

  it('is none for what was cancelled, or booked after its hour', async () => {
    clock.set('2027-01-11T14:00:00Z')
    const gone = await booked('2027-01-15T14:00:00Z')
    await cancel(ctx, { id: gone.id, reason: '' })
    clock.set('2027-01-15T12:00:00Z')
    const late = await booked('2027-01-15T15:00:00Z')
    expect(await run()).toBe(0)
    expect(await remindersOf(gone.id)).toEqual([])
    expect(await remindersOf(late.id)).toEqual([])
  })

  it('goes with the appointment: of the new time too, not of the old one', async () => {
    clock.set('2027-01-18T14:00:00Z')
    const { id } = await booked('2027-01-21T14:00:00Z')
    clock.set('2027-01-20T14:00:00Z')
    expect(await run()).toBe(1)
    await reschedule(ctx, { id, start: '2027-01-25T14:00:00Z' })
    await project(id)
    clock.set('2027-01-24T14:00:00Z')
    expect(await run()).toBe(1)
    expect(await remindersOf(id)).toEqual(['2027-01-20T14:00:00Z', '2027-01-24T14:00:00Z'])
  })

  it('N-09 heeds a lead time that was changed after the booking, and a salon that sends none', async () => {
    clock.set('2027-02-01T14:00:00Z')
    const { id } = await booked('2027-02-22T14:00:00Z')
    await updateOrganization(ctx, { id: ctx.organizationId, bookingRules: { reminderLeadHours: 48 } })
    clock.set('2027-02-15T14:00:00Z')
    await run()
    clock.set('2027-02-20T14:00:00Z')
    expect(await run()).toBe(1)

    const other = await booked('2027-02-24T14:00:00Z')
    const near = await booked('2027-02-23T18:00:00Z')
    await updateOrganization(ctx, { id: ctx.organizationId, bookingRules: { reminderLeadHours: 72 } })
    const changes = await findEventsOfSubject(ctx.organizationId, { kind: 'organization', id: ctx.organizationId })
    const latest = changes.at(-1)
    if (!latest) throw new Error('Nothing has changed')
    await projectRemindersOf({ clock }, { organizationId: ctx.organizationId, eventId: latest.id })
    expect(await run()).toBe(0)
    clock.set('2027-02-20T18:00:00Z')
    expect(await run()).toBe(1)
    expect(await remindersOf(near.id)).toEqual(['2027-02-20T18:00:00Z'])
    await updateOrganization(ctx, {
      id: ctx.organizationId,
      bookingRules: { reminderLeadHours: 24, sendsReminders: false },
    })
    clock.set('2027-02-23T14:00:00Z')
    expect(await run()).toBe(0)
    expect(await remindersOf(other.id)).toEqual([])
    expect(await remindersOf(id)).toHaveLength(1)
    await updateOrganization(ctx, { id: ctx.organizationId, bookingRules: { sendsReminders: true } })
  })

  it('is one for all that a client has in a visit', async () => {
    clock.set('2027-03-01T14:00:00Z')
    const { appointments } = await createVisit(ctx, salon.visitInput({ start: '2027-03-04T13:00:00Z' }))
    for (const { id } of appointments) await project(id)
    clock.set('2027-03-03T18:00:00Z')
    expect(await run()).toBe(1)
    expect(await run()).toBe(0)
    const told = await Promise.all(appointments.map(({ id }) => eventsOf(id)))
    const due = told.flat().filter(({ type }) => type === 'reminder.due')
    expect(due).toHaveLength(2)
    expect(due.filter(({ data }) => 'visitEvents' in data && data.visitEvents !== undefined)).toHaveLength(1)
  })

  it('of a visit whose first part is cancelled is of the rest', async () => {
    clock.set('2027-03-08T14:00:00Z')
    const { appointments } = await createVisit(ctx, salon.visitInput({ start: '2027-03-11T13:00:00Z' }))
    const [first, second] = appointments
    if (!first || !second) throw new Error('A visit has lines')
    await cancel(ctx, { id: first.id, reason: '' })
    for (const { id } of appointments) await project(id)
    clock.set('2027-03-10T18:00:00Z')
    expect(await run()).toBe(1)
    expect(await remindersOf(second.id)).toHaveLength(1)
  })

  it('of a visit is not told again when its first part is cancelled afterwards', async () => {
    clock.set('2027-04-12T14:00:00Z')
    const { appointments } = await createVisit(ctx, salon.visitInput({ start: '2027-04-15T14:00:00Z' }))
    for (const { id } of appointments) await project(id)
    const [first, second] = appointments
    if (!first || !second) throw new Error('A visit has lines')
    clock.set('2027-04-14T14:00:00Z')
    expect(await run()).toBe(1)
    await cancel(ctx, { id: first.id, reason: '' })
    await project(first.id)
    clock.set('2027-04-14T20:00:00Z')
    expect(await run()).toBe(0)
    expect(await remindersOf(second.id)).toHaveLength(1)
  })

  it('of a visit whose parts were moved apart is one for each day', async () => {
    clock.set('2027-04-19T14:00:00Z')
    const { appointments } = await createVisit(ctx, salon.visitInput({ start: '2027-04-22T14:00:00Z' }))
    const [first, second] = appointments
    if (!first || !second) throw new Error('A visit has lines')
    await reschedule(ctx, { id: first.id, start: '2027-04-26T14:00:00Z' })
    for (const { id } of appointments) await project(id)
    clock.set('2027-04-21T20:00:00Z')
    expect(await run()).toBe(1)
    clock.set('2027-04-25T20:00:00Z')
    expect(await run()).toBe(1)
    expect([await remindersOf(first.id), await remindersOf(second.id)].map(({ length }) => length)).toEqual([1, 1])
  })

  it('is over with the appointment in a salon that is closed, and none afterwards', async () => {
    clock.set('2027-03-15T14:00:00Z')
    const closed = await openVisitSalon({ clock })
    const { id } = await closed.byHand({ start: '2027-03-17T14:00:00Z' })
    const { organizationId } = closed.ctx
    await projectReminder({ clock }, { organizationId, appointmentId: id })
    await deactivate(closed.ctx, { id: organizationId })
    clock.set('2027-03-16T20:00:00Z')
    expect(await run()).toBe(0)
    expect(await findReminder(organizationId, id)).toHaveProperty('dueAt')
    clock.set('2027-03-17T15:00:00Z')
    expect(await run()).toBe(0)
    expect(await findReminder(organizationId, id)).not.toHaveProperty('dueAt')
  })

  it('is as far before over a change of the clocks', async () => {
    // In Santiago the clocks go back an hour in the night to Sunday, 4 April.
    clock.set('2027-03-29T14:00:00Z')
    const start = instant.parse('2027-04-05T14:00:00Z')
    const { id } = await booked(start)
    clock.set(addMinutes(start, -24 * 60 - 1))
    expect(await run()).toBe(0)
    clock.set(addMinutes(start, -24 * 60))
    expect(await run()).toBe(1)
    expect(await remindersOf(id)).toEqual([addMinutes(start, -24 * 60)])
  })
})
