import type { AppContext } from '@reservaplus/server/app-context'
import { cancel, checkIn, complete, confirm, noShow, start } from '@reservaplus/server/appointments/change'
import { create } from '@reservaplus/server/appointments/create'
import { days } from '@reservaplus/server/availability/service'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { Client } from '@reservaplus/shared/clients/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import type { Service } from '@reservaplus/shared/services/schema'
import { fromMinutes, toMinutes } from '@reservaplus/shared/time/instant'
import type { LocalDate } from '@reservaplus/shared/time/schema'

const hour = 3_600_000

export type DemoDay = {
  ctx: AppContext
  professional: Professional
  services: readonly Service[]
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

/** The evening before, or now: from then on every time of the day is still ahead. */
const eveOf = ({ ctx, date, now }: DemoDay) =>
  at(ctx, new Date(Math.min(now.getTime(), Date.parse(`${date}T00:00:00Z`) - 24 * hour)))

/** Epoch minutes at which the shortest service could start, asked once a day. */
const freeStarts = async (day: DemoDay, shortest: Service): Promise<Set<number>> => {
  const { professional, date } = day
  const offer = await days(eveOf(day), {
    serviceId: shortest.id,
    professionalId: professional.id,
    from: date,
    to: date,
  })

  return new Set(offer.days.flatMap(({ slots }) => slots.map(({ start }) => toMinutes(start))))
}

const grid = 15

/** Whether a service of this length fits, judged by the starts of a shorter one. */
const fits = (free: ReadonlySet<number>, start: number, extra: number) => {
  for (let offset = 0; offset <= extra; offset += grid) {
    if (!free.has(start + offset)) {
      return false
    }
  }

  return true
}

const occupy = (free: Set<number>, from: number, to: number, shortest: Service) => {
  for (const start of free) {
    if (start > from - shortest.durationMinutes - grid && start < to + grid) {
      free.delete(start)
    }
  }
}

const bookAt = (day: DemoDay, service: Service, client: Client, start: number): Promise<Appointment> => {
  const startsAt = fromMinutes(start)

  return create(at(day.ctx, bookedAt(new Date(startsAt), day)), {
    serviceId: service.id,
    professionalId: day.professional.id,
    start: startsAt,
    client: { id: client.id },
    isWalkIn: false,
    notes: '',
    internalNotes: '',
  })
}

// The estimate of what is free is coarse; a time that is not offered after all is left out.
const isRefusal = (error: unknown) => error instanceof AppError && error.code.startsWith('SLOT_')

const bookOne = async (day: DemoDay, free: Set<number>, shortest: Service): Promise<Appointment | undefined> => {
  const { random } = day
  const service = pick(day.services, random)
  const client = pick(day.clients, random)
  if (!service || !client) {
    return undefined
  }
  const extra = service.durationMinutes - shortest.durationMinutes
  const starts = [...free].filter((start) => fits(free, start, extra))
  // Early times first, so that days fill without holes.
  const start = starts[Math.floor(random() ** 2 * starts.length)]
  if (start === undefined) {
    return undefined
  }
  occupy(
    free,
    start - service.bufferBeforeMinutes,
    start + service.durationMinutes + service.bufferAfterMinutes,
    shortest,
  )

  return bookAt(day, service, client, start).catch((error: unknown) => {
    if (isRefusal(error)) {
      return undefined
    }
    throw error
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
  const [shortest] = [...day.services].sort((a, b) => a.durationMinutes - b.durationMinutes)
  if (!shortest) {
    return 0
  }
  const free = await freeStarts(day, shortest)
  let booked = 0

  for (let turn = 0; turn < day.load; turn++) {
    const appointment = await bookOne(day, free, shortest)
    if (!appointment) {
      continue
    }
    booked++
    await (Date.parse(appointment.start) <= day.now.getTime() ? past(day, appointment) : future(day, appointment))
  }

  return booked
}
