import { findAgendaEntries } from '@reservaplus/server/agenda/repository'
import { utcDayOf } from '@reservaplus/shared/time/calendar'
import { fromMinutes } from '@reservaplus/shared/time/instant'

import type { CallName } from './ledger'
import type { Place } from './place'
import { localMidnight, openIntervals } from './place-plan'

/** What a worker was told of last, so that its lanes fall over one another. */
export type Groups = { visits: string[]; entries: string[]; operations: string[] }

export type HeldSlot = { token: string; holdId: string; start: string; serviceId: string; professionalId: string }

export type Chooser = {
  place: Place
  random: () => number
  /** Epoch minutes. */
  now: () => number
  browserToken: string
  holds: HeldSlot[]
  versions: Map<string, number>
  groups: Groups
}

export type ChosenCall = {
  call: CallName
  input: Record<string, unknown>
  isRepeatable: boolean
  holdId?: string | undefined
}

export const pick = <Item>(items: readonly Item[], random: () => number): Item | undefined =>
  items[Math.floor(random() * items.length)]

/** Two evenings ahead, five and a half hours each: everybody wants the same few times. */
export const someStart = ({ random, now }: Chooser, step: number) => {
  const opening = openIntervals[0].start
  const closing = openIntervals[1].end
  const offset = Math.floor((random() * (closing - opening)) / step) * step
  const odd = random() < 0.03 ? 7 : 0

  return fromMinutes(localMidnight(now(), 1 + Math.floor(random() * 2)) + opening + offset + odd)
}

export const key = ({ random }: Chooser) => {
  if (random() < 0.4) return {}
  const digits = Array.from({ length: 24 }, () => Math.floor(random() * 36).toString(36))

  return { idempotencyKey: digits.join('') }
}

/** Few people book again and again, so that two at once make the same client. */
export const person = ({ random }: Chooser) => ({
  firstName: 'Emilia',
  lastName: 'Soto',
  email: `emilia.${Math.floor(random() * 400)}@prueba.example`,
  phone: '+56912345678',
})

export const someAppointment = async ({ place, random, now }: Chooser): Promise<string | undefined> => {
  const resourceId = pick(place.professionalIds, random) ?? place.chairId
  const first = localMidnight(now(), 1)
  const range = { from: utcDayOf(first), to: utcDayOf(first + 3 * 1440) }
  const entries = await findAgendaEntries(place.organizationId, { resourceId, ...range }).catch(() => [])

  return pick(
    entries.filter(({ kind }) => kind === 'appointment'),
    random,
  )?.id
}
