import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { addMinutes } from '@reservaplus/shared/time/instant'
import { instant } from '@reservaplus/shared/time/schema'
import { expect, it } from 'vitest'

import { cancel } from '../appointments/change'
import { reschedule } from '../appointments/reschedule'
import { findEventsOfSubject } from '../events/repository'
import { testClock } from '../testing/context'
import { openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { projectReminder } from './project-reminder'
import { sendDueReminders } from './send-due'

useTestTable()

/** For a long run: `REMINDER_SALONS=200 npx vitest run server/src/reminders/many-salons`. Ten appointments each. */
const salons = Number(process.env.REMINDER_SALONS ?? 4)
/** Their clocks change between 28 March and 4 April, back or forth, or never. */
const zones = ['America/Santiago', 'Europe/Lisbon', 'America/Sao_Paulo', 'America/Bogota', 'Europe/Madrid']
const leads = [6, 24, 48]
const clock = testClock('2027-03-08T14:00:00Z')

type Booked = { salon: Salon; appointment: Appointment; dueAt: string | undefined }

const open = (index: number) =>
  openSalon({
    clock,
    rules: { reminderLeadHours: leads[index % leads.length] ?? 24 },
    organization: { name: `Salón ${index}`, timeZone: zones[index % zones.length] ?? 'America/Santiago' },
  })

const project = async ({ ctx }: Salon, { id }: Appointment) => {
  const events = await findEventsOfSubject(ctx.organizationId, { kind: 'appointment', id })
  for (const event of events.toReversed()) {
    await projectReminder({ clock }, { organizationId: ctx.organizationId, appointmentId: id, eventId: event.id })
  }
}

/** Ten a salon around the change of the clocks: one is cancelled, one is moved a day, eight stay. */
const bookTen = async (index: number): Promise<Booked[]> => {
  const salon = await open(index)
  const lead = leads[index % leads.length] ?? 24
  const days = ['29', '30', '31'].map((day) => `2027-03-${day}`).concat(['2027-04-01', '2027-04-02', '2027-04-05'])
  const wanted = days.flatMap((day) => [`${day}T14:00:00Z`, `${day}T15:00:00Z`]).slice(0, 10)
  const booked: Booked[] = []
  for (const [place, start] of wanted.entries()) {
    let appointment = await salon.byHand({ start })
    if (place === 3) appointment = await cancel(salon.ctx, { id: appointment.id, reason: '' })
    if (place === 4) appointment = await reschedule(salon.ctx, { id: appointment.id, start: '2027-04-06T15:00:00Z' })
    await project(salon, appointment)
    const dueAt = place === 3 ? undefined : addMinutes(instant.parse(appointment.start), -60 * lead)
    booked.push({ salon, appointment, dueAt })
  }

  return booked
}

it('over a change of the clocks nobody of many salons is missed, reminded twice, or early', async () => {
  const booked: Booked[] = []
  for (let index = 0; index < salons; index += 1) booked.push(...(await bookTen(index)))
  const request = booked[0]?.salon.ctx
  if (!request) throw new Error('There is no salon')
  const firstLooks = booked.map(({ appointment }) => addMinutes(instant.parse(appointment.start), -60 * 168))
  const due = booked.flatMap(({ dueAt }) => (dueAt === undefined ? [] : [instant.parse(dueAt)]))
  // A minute too early each time, and at its minute.
  const minutes = [...firstLooks, ...due].flatMap((each) => [addMinutes(each, -1), each])
  for (const minute of [...new Set(minutes)].toSorted()) {
    clock.set(minute)
    await sendDueReminders({ request, isTimeLeft: () => true }, (_, error) => expect(error).toBeUndefined())
  }

  const told = await Promise.all(
    booked.map(async ({ salon, appointment }) =>
      (await findEventsOfSubject(salon.ctx.organizationId, { kind: 'appointment', id: appointment.id }))
        .filter(({ type }) => type === 'reminder.due')
        .map(({ at }) => at),
    ),
  )
  expect(told).toEqual(booked.map(({ dueAt }) => (dueAt === undefined ? [] : [dueAt])))
})
