import type { AppContext } from '@reservaplus/server/app-context'
import { cancel, checkIn, complete, confirm, noShow, start } from '@reservaplus/server/appointments/change'
import { create } from '@reservaplus/server/appointments/create'
import { days } from '@reservaplus/server/availability/service'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { Client } from '@reservaplus/shared/clients/schema'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import type { LocalDate } from '@reservaplus/shared/time/schema'

const hour = 3_600_000

export type DemoDay = {
  ctx: AppContext
  professional: Professional
  clients: readonly Client[]
  date: LocalDate
  /** Appointments to try. */
  load: number
  random: () => number
  /** The real present: what lies before it has happened. */
  now: Date
}

/** The same organization at another moment: the demo's past was booked in the past. */
const at = (ctx: AppContext, moment: Date): AppContext => ({ ...ctx, clock: { now: () => moment } })

const pick = <Item>(items: readonly Item[], random: () => number): Item | undefined =>
  items[Math.floor(random() * items.length)]

const bookedAt = (startsAt: Date, { random, now }: DemoDay) =>
  new Date(Math.min(now.getTime(), startsAt.getTime() - hour * (3 + random() * 200)))

const bookOne = async (day: DemoDay): Promise<Appointment | undefined> => {
  const { ctx, professional, date, random } = day
  const serviceId = pick(professional.serviceIds, random)
  const client = pick(day.clients, random)
  const before = at(ctx, new Date(Math.min(day.now.getTime(), Date.parse(`${date}T00:00:00Z`) - 24 * hour)))
  if (!serviceId || !client) {
    return undefined
  }
  const offer = await days(before, { serviceId, professionalId: professional.id, from: date, to: date })
  const slots = offer.days.flatMap((one) => one.slots)
  // Early times first, so that days fill without holes.
  const slot = slots[Math.floor(random() ** 2 * slots.length)]
  if (!slot) {
    return undefined
  }

  return create(at(ctx, bookedAt(new Date(slot.start), day)), {
    serviceId,
    professionalId: professional.id,
    start: slot.start,
    client: { id: client.id },
    isWalkIn: false,
    notes: '',
    internalNotes: '',
  })
}

const past = async (day: DemoDay, appointment: Appointment) => {
  const input = { id: appointment.id }
  const begin = at(day.ctx, new Date(appointment.start))
  const luck = day.random()
  if (luck < 0.06) {
    await cancel(at(day.ctx, new Date(Date.parse(appointment.start) - 5 * hour)), {
      ...input,
      reason: 'No puede venir',
    })
    return
  }
  if (luck < 0.1) {
    await noShow(at(day.ctx, new Date(Date.parse(appointment.start) + hour / 4)), input)
    return
  }
  await checkIn(begin, input)
  await (Date.parse(appointment.end) <= day.now.getTime()
    ? complete(at(day.ctx, new Date(appointment.end)), input)
    : start(begin, input))
}

const future = async (day: DemoDay, appointment: Appointment) => {
  if (appointment.status === 'pending' && day.random() < 0.6) {
    await confirm(at(day.ctx, day.now), { id: appointment.id })
  }
}

/** One professional's day: booked through the services, and lived through where it is past. Answers how many. */
export const liveDay = async (day: DemoDay): Promise<number> => {
  let booked = 0

  for (let turn = 0; turn < day.load; turn++) {
    const appointment = await bookOne(day)
    if (!appointment) {
      continue
    }
    booked++
    await (Date.parse(appointment.start) <= day.now.getTime() ? past(day, appointment) : future(day, appointment))
  }

  return booked
}
