import { toMinutes } from '@reservaplus/shared/time/instant'
import { instant } from '@reservaplus/shared/time/schema'

import type { Verdict } from '../verdicts'
import { type AppointmentEvent, chainsOf } from './event-chains'
import type { Check, Violation } from './violation'

const bookings = ['publicBook', 'publicBookHeld', 'create']
const byHand = ['reschedule', 'cancel', 'confirm', 'checkIn', 'complete']

type Known = {
  chains: ReadonlyMap<string, AppointmentEvent[]>
  /** Appointments by the operation that booked them; events by the operation at the desk that made them. */
  booked: ReadonlyMap<string, string[]>
  made: ReadonlyMap<string, AppointmentEvent[]>
  /** Lines of one visit, by each of them. */
  togetherWith: ReadonlyMap<string, readonly string[]>
}

const minuteOf = (value: unknown) => toMinutes(instant.parse(value))

/** What was answered must have been so: some version of the appointment says exactly this. */
const isTrue = (answer: Verdict['answers'][number], chain: readonly AppointmentEvent[]) =>
  chain.some(
    ({ version, data }) =>
      (answer.version === undefined || answer.version === version) &&
      data.start === answer.start &&
      data.professionalId === answer.professionalId &&
      data.status === answer.status,
  )

const problemsOfBooking = ({ op, input, state, answers }: Verdict, { booked, chains }: Known): string[] => {
  const ids = booked.get(op) ?? []
  if (state === 'refused') return ids.length === 0 ? [] : ['was refused and is there']
  if (ids.length > 1) return [`was carried out ${ids.length} times`]
  if (state === 'unknown') return []
  const [first] = chains.get(ids[0] ?? '') ?? []
  if (!first) return ['was acknowledged and is not there']
  const isAsAsked = minuteOf(first.data.start) === minuteOf(input.start)
  const isSame = answers.every(({ appointmentId }) => appointmentId === ids[0])

  return [...(isAsAsked ? [] : ['was booked at another time']), ...(isSame ? [] : ['was answered with another id'])]
}

type Place = { start: unknown; professionalId?: unknown }

const isAsked =
  ({ input }: Verdict) =>
  ({ start, professionalId }: Place): boolean =>
    minuteOf(start) === minuteOf(input.start) &&
    (input.professionalId === undefined || input.professionalId === professionalId)

/**
 * A move to where the appointment stands already writes nothing; that it stood there, `isTrue` holds against its events.
 * Whoever asks again with the key, the first answer having got lost, is told where it is by now: that it stood there once
 * is then all there is to hold it against.
 */
const asksNothing = (verdict: Verdict, { chains }: Pick<Known, 'chains'>): boolean => {
  const { call, input, answers, isRepeated } = verdict
  if (call !== 'reschedule' || answers.length === 0) return false
  const stoodThere = () => (chains.get(String(input.id)) ?? []).some(({ data }) => isAsked(verdict)(data))

  return answers.every(isAsked(verdict)) || (isRepeated && stoodThere())
}

const problemsAtDesk = (verdict: Verdict, { made, chains }: Known): string[] => {
  const { op, state } = verdict
  const count = made.get(op)?.length ?? 0
  if (count > 1) return [`was carried out ${count} times`]
  if (state === 'done' && count === 0 && !asksNothing(verdict, { chains }))
    return ['was acknowledged and left no event']

  return state === 'refused' && count > 0 ? ['was refused and left an event'] : []
}

/** The link of a visit's line is that of all of them. */
const problemsByLink = (verdict: Verdict, { chains, togetherWith }: Known): string[] => {
  const { call, state, input } = verdict
  if (state !== 'done' || (call !== 'manageReschedule' && call !== 'manageCancel')) return []
  const id = String(input.appointmentId)
  const chain = (togetherWith.get(id) ?? [id]).flatMap((each) => chains.get(each) ?? [])
  // A move to where it stands already leaves no event of its own: the one that brought it there will do.
  const isThere = chain.some(({ type, data }) =>
    call === 'manageCancel'
      ? type === 'appointment.cancelled'
      : type !== 'appointment.cancelled' && minuteOf(data.start) === minuteOf(input.start),
  )

  return isThere ? [] : ['was acknowledged and left no event']
}

const problemsOf = (verdict: Verdict, known: Known): string[] => {
  const wrong = verdict.answers.filter((answer) => !isTrue(answer, known.chains.get(answer.appointmentId) ?? []))
  const untrue = wrong.length > 0 ? ['was answered with what never was'] : []
  if (bookings.includes(verdict.call)) return [...problemsOfBooking(verdict, known), ...untrue]

  return [
    ...(byHand.includes(verdict.call) ? problemsAtDesk(verdict, known) : problemsByLink(verdict, known)),
    ...untrue,
  ]
}

const grouped = <Item>(items: readonly Item[], keyOf: (item: Item) => string) => {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }

  return groups
}

/** What was acknowledged was carried out once and as told; what was refused was not carried out at all. */
export const checkPromises: Check = ({ snapshot, verdicts }): Violation[] => {
  const chains = chainsOf(snapshot)
  const changes = [...chains.values()]
    .flat()
    .filter(({ actor, type }) => actor.kind === 'staff' && type !== 'appointment.booked')
  const booked = grouped(snapshot.appointments, ({ notes }) => notes)
  const known: Known = {
    chains,
    booked: new Map([...booked].map(([op, made]) => [op, made.map(({ id }) => id)])),
    made: grouped(changes, ({ actor }) => actor.id),
    togetherWith: new Map(
      snapshot.visits.flatMap(({ appointmentIds }) => appointmentIds.map((id) => [id, appointmentIds] as const)),
    ),
  }

  return verdicts.flatMap((verdict) =>
    problemsOf(verdict, known).map((problem) => ({
      check: 'promise',
      detail: `${verdict.call} ${verdict.op} ${problem}`,
    })),
  )
}
