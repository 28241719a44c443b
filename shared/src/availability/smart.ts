import * as z from 'zod'
import { professionalId, serviceId } from '../ids/schema'
import { dayNumberOf } from '../time/calendar'
import { fromMinutes } from '../time/instant'
import { instant, type LocalDate, localDate } from '../time/schema'
import { type Offer, slotsByDay } from './days'
import { addOnIds, anyProfessional, type MonthOverview, type Slot, slot, slotOrder } from './schema'

export const smartMode = z.enum(['next_available', 'earliest', 'date_range'])

/** How far ahead it looks when nothing is said, the first day included. */
export const smartDays = 30
const mostProfessionals = 5
const mostSlots = 100

export const smartInput = z.object({
  serviceId,
  mode: smartMode.default('next_available'),
  professionalId: z.union([professionalId, anyProfessional]).default('any'),
  addOnIds: addOnIds.optional(),
  /** Absent: today, in the organization's zone. */
  from: localDate.optional(),
  /** Absent: `smartDays`. At most `longestAvailabilityDays`. */
  to: localDate.optional(),
  /** Of `next_available`. */
  maxSlots: z.int().min(1).max(mostSlots).default(20),
  /** Of `next_available`; absent: plain. */
  order: slotOrder.optional(),
})
export type SmartInput = z.infer<typeof smartInput>

const range = z.object({ timeZone: z.string(), from: localDate, to: localDate })

export const smartAvailability = z.discriminatedUnion('mode', [
  /** In the order of time, or of what they cost; of at most five professionals, those who are free first, as many of each as can be. */
  range.extend({ mode: z.literal('next_available'), slots: z.array(slot) }),
  range.extend({ mode: z.literal('earliest'), slot: slot.optional() }),
  range.extend({
    mode: z.literal('date_range'),
    totalDays: z.int(),
    freeDays: z.int(),
    totalSlots: z.int(),
    professionals: z.array(z.object({ professionalId, slots: z.int(), freeDays: z.int(), first: instant.optional() })),
    days: z.array(z.object({ date: localDate, slots: z.int(), professionals: z.int() })),
  }),
])
export type SmartAvailability = z.infer<typeof smartAvailability>

type Range = { timeZone: string; from: LocalDate; to: LocalDate }

const inOrder = (offers: readonly Offer[]) =>
  offers
    .flatMap(({ professionalId: id, starts }) => starts.map((start) => ({ start, id })))
    .sort((a, b) => a.start - b.start)

const slotsOf = (offers: readonly Offer[], { timeZone: zone, from, to }: Range): Slot[] =>
  offers.flatMap((offer) => slotsByDay([offer], { zone, from, to }).flatMap(({ slots }) => slots))

const firstFree = (offers: readonly Offer[]): Offer[] =>
  offers.filter(({ starts }) => starts.length > 0).sort((a, b) => (a.starts[0] ?? 0) - (b.starts[0] ?? 0))

/** Round by round, the next of each, until there are enough: who has few leaves room for the others. */
const shared = (offers: readonly Offer[], most: number): Offer[] => {
  const counts = offers.map(() => 0)
  let left = most
  for (let round = 0; left > 0 && offers.some(({ starts }) => starts.length > round); round++) {
    for (const [index, { starts }] of offers.entries()) {
      if (left === 0 || starts.length <= round) continue
      counts[index] = round + 1
      left -= 1
    }
  }

  return offers.map((offer, index) => ({ ...offer, starts: offer.starts.slice(0, counts[index]) }))
}

/** Cheapest first, where it is known what a start costs. */
const byCost = ({ professionalId: id, starts, costs = [] }: Offer): Offer => {
  const priced = starts
    .map((start, index) => ({ start, cost: costs[index] ?? 0 }))
    .sort((a, b) => a.cost - b.cost || a.start - b.start)

  return { professionalId: id, starts: priced.map(({ start }) => start), costs: priced.map(({ cost }) => cost) }
}

export const nextAvailable = (offers: readonly Offer[], asked: Range, most: number): SmartAvailability => {
  const considered = firstFree(offers).slice(0, mostProfessionals).map(byCost)
  // Whoever has the cheapest start comes first, so that it is among however few are asked for.
  const chosen = shared(
    considered.sort((a, b) => (a.costs?.[0] ?? 0) - (b.costs?.[0] ?? 0)),
    most,
  )
  const costs = new Map(
    chosen.flatMap(({ professionalId: id, starts, costs: own = [] }) =>
      starts.map((start, index) => [`${id} ${fromMinutes(start)}`, own[index] ?? 0] as const),
    ),
  )
  const costOf = ({ professionalId: id, start }: Slot) => costs.get(`${id} ${start}`) ?? 0
  const plain = chosen.map(({ professionalId: id, starts }) => ({ professionalId: id, starts }))
  const slots = slotsOf(plain, asked).sort((a, b) => costOf(a) - costOf(b) || a.start.localeCompare(b.start))

  return { mode: 'next_available', ...asked, slots }
}

export const earliest = (offers: readonly Offer[], asked: Range): SmartAvailability => {
  const [first] = inOrder(offers)
  const [found] = first ? slotsOf([{ professionalId: first.id, starts: [first.start] }], asked) : []

  return { mode: 'earliest', ...asked, ...(found && { slot: found }) }
}

type Days = Pick<Range, 'timeZone' | 'from' | 'to'>

/** How many starts each day has, and of how many professionals. */
export const roomByDay = (offers: readonly Offer[], { timeZone: zone, from, to }: Days): MonthOverview['days'] => {
  const each = offers.map((offer) => slotsByDay([offer], { zone, from, to }))

  return slotsByDay([], { zone, from, to }).map(({ date }, index) => {
    const counts = each.map((own) => own[index]?.slots.length ?? 0)

    return {
      date,
      slots: counts.reduce((sum, count) => sum + count, 0),
      professionals: counts.filter((count) => count > 0).length,
    }
  })
}

export const howFree = (offers: readonly Offer[], asked: Range): SmartAvailability => {
  const each = offers.map((offer) => ({
    offer,
    days: slotsByDay([offer], { zone: asked.timeZone, from: asked.from, to: asked.to }),
  }))
  const totalDays = dayNumberOf(asked.to) - dayNumberOf(asked.from) + 1
  const days = roomByDay(offers, asked)

  return {
    mode: 'date_range',
    ...asked,
    totalDays,
    freeDays: days.filter(({ slots }) => slots > 0).length,
    totalSlots: days.reduce((sum, { slots }) => sum + slots, 0),
    professionals: each.map(({ offer, days: own }) => {
      const first = own.find(({ slots }) => slots.length > 0)?.slots[0]?.start

      return {
        professionalId: offer.professionalId,
        slots: offer.starts.length,
        freeDays: own.filter(({ slots }) => slots.length > 0).length,
        ...(first && { first }),
      }
    }),
    days,
  }
}
