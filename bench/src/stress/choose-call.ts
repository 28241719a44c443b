import { findAgendaEntries } from '@reservaplus/server/agenda/repository'
import { utcDayOf } from '@reservaplus/shared/time/calendar'
import { fromMinutes } from '@reservaplus/shared/time/instant'

import type { CallName } from './ledger'
import type { Place } from './place'
import { localMidnight, openIntervals, slotInterval, staffStep } from './place-plan'

export type HeldSlot = { token: string; holdId: string; start: string; serviceId: string; professionalId: string }

export type Chooser = {
  place: Place
  random: () => number
  /** Epoch minutes. */
  now: () => number
  browserToken: string
  holds: HeldSlot[]
  versions: Map<string, number>
}

export type ChosenCall = {
  call: CallName
  input: Record<string, unknown>
  isRepeatable: boolean
  holdId?: string | undefined
}

const weights: [CallName, number][] = [
  ['hold', 18],
  ['publicBookHeld', 12],
  ['publicBook', 14],
  ['create', 12],
  ['reschedule', 16],
  ['manageReschedule', 8],
  ['cancel', 8],
  ['manageCancel', 5],
  ['confirm', 4],
  ['checkIn', 2],
  ['complete', 3],
  ['releaseHold', 3],
]
const total = weights.reduce((sum, [, weight]) => sum + weight, 0)

const pick = <Item>(items: readonly Item[], random: () => number): Item | undefined =>
  items[Math.floor(random() * items.length)]

const pickName = (random: () => number): CallName => {
  let left = random() * total
  for (const [name, weight] of weights) {
    left -= weight
    if (left < 0) return name
  }

  return 'publicBook'
}

/** Two evenings ahead, five and a half hours each: everybody wants the same few times. */
const someStart = ({ random, now }: Chooser, step: number) => {
  const opening = openIntervals[0].start
  const closing = openIntervals[1].end
  const offset = Math.floor((random() * (closing - opening)) / step) * step
  const odd = random() < 0.03 ? 7 : 0

  return fromMinutes(localMidnight(now(), 1 + Math.floor(random() * 2)) + opening + offset + odd)
}

const key = ({ random }: Chooser) => {
  if (random() < 0.4) return {}
  const digits = Array.from({ length: 24 }, () => Math.floor(random() * 36).toString(36))

  return { idempotencyKey: digits.join('') }
}

/** Few people book again and again, so that two at once make the same client. */
const person = ({ random }: Chooser) => ({
  firstName: 'Emilia',
  lastName: 'Soto',
  email: `emilia.${Math.floor(random() * 400)}@prueba.example`,
  phone: '+56912345678',
})

const offer = ({ place, random }: Chooser) => {
  const chosen = pick(place.offers, random)
  if (!chosen) throw new Error('The place offers nothing')

  return { serviceId: chosen.serviceId, professionalId: random() < 0.3 ? 'any' : chosen.professionalId }
}

const someAppointment = async ({ place, random, now }: Chooser): Promise<string | undefined> => {
  const resourceId = pick(place.professionalIds, random) ?? place.chairId
  const first = localMidnight(now(), 1)
  const range = { from: utcDayOf(first), to: utcDayOf(first + 3 * 1440) }
  const entries = await findAgendaEntries(place.organizationId, { resourceId, ...range }).catch(() => [])

  return pick(
    entries.filter(({ kind }) => kind === 'appointment'),
    random,
  )?.id
}

const booking = (chooser: Chooser, call: 'publicBook' | 'create'): ChosenCall => {
  const start = someStart(chooser, call === 'create' ? staffStep : slotInterval)
  const keyed = key(chooser)
  const slug = call === 'create' ? {} : { slug: chooser.place.slug }

  return {
    call,
    input: { ...slug, ...offer(chooser), start, client: person(chooser), ...keyed },
    isRepeatable: 'idempotencyKey' in keyed,
  }
}

const onAppointment = async (chooser: Chooser, call: CallName): Promise<ChosenCall | undefined> => {
  const id = await someAppointment(chooser)
  if (id === undefined) return undefined
  const { random, place, versions } = chooser
  const isLink = call === 'manageReschedule' || call === 'manageCancel'
  const isMove = call === 'reschedule' || call === 'manageReschedule'
  const known = versions.get(id)
  const version = !isLink && known !== undefined && random() < 0.3 ? { version: known } : {}
  const keyed = isMove ? key(chooser) : {}
  const other = random() < 0.5 ? { professionalId: pick(place.professionalIds, random) } : {}
  const move = isMove ? { start: someStart(chooser, isLink ? slotInterval : staffStep), ...other } : {}

  return {
    call,
    input: { ...(isLink ? { appointmentId: id } : { id }), ...version, ...move, ...keyed },
    isRepeatable: 'idempotencyKey' in keyed,
  }
}

const onHold = (chooser: Chooser, call: 'publicBookHeld' | 'releaseHold'): ChosenCall | undefined => {
  const held = pick(chooser.holds, chooser.random)
  if (!held) return undefined
  chooser.holds.splice(chooser.holds.indexOf(held), 1)
  const { slug } = chooser.place
  const { token: holdToken, holdId, ...slot } = held
  if (call === 'releaseHold') return { call, input: { slug, holdToken }, isRepeatable: false, holdId }
  const keyed = key(chooser)

  return {
    call,
    input: { slug, ...slot, holdToken, client: person(chooser), ...keyed },
    isRepeatable: 'idempotencyKey' in keyed,
    holdId,
  }
}

const takeHold = (chooser: Chooser): ChosenCall => ({
  call: 'hold',
  input: {
    slug: chooser.place.slug,
    ...offer(chooser),
    start: someStart(chooser, slotInterval),
    browserToken: chooser.browserToken,
  },
  isRepeatable: false,
})

/** The next thing that somebody wants; a booking when what they wanted needs something that is not there. */
export const chooseCall = async (chooser: Chooser): Promise<ChosenCall> => {
  const name = pickName(chooser.random)
  if (name === 'hold') return takeHold(chooser)
  if (name === 'publicBook' || name === 'create') return booking(chooser, name)
  if (name === 'publicBookHeld' || name === 'releaseHold') return onHold(chooser, name) ?? takeHold(chooser)

  return (await onAppointment(chooser, name)) ?? booking(chooser, 'create')
}
