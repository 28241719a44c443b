import type { DomainEvent } from '@reservaplus/shared/events/schema'

import type { Snapshot } from '../snapshot'
import type { Check, Violation } from './violation'

export type AppointmentEvent = Extract<DomainEvent, { subject: { kind: 'appointment' } }>

/** The events of each appointment in the order of its versions. */
export const chainsOf = ({ events }: Snapshot): Map<string, AppointmentEvent[]> => {
  const chains = new Map<string, AppointmentEvent[]>()
  for (const event of events) {
    if (event.subject.kind !== 'appointment' || !('status' in event.data)) continue
    const each = event as AppointmentEvent
    chains.set(each.subject.id, [...(chains.get(each.subject.id) ?? []), each])
  }
  for (const chain of chains.values()) chain.sort((a, b) => a.version - b.version)

  return chains
}

const same = (event: AppointmentEvent, appointment: Snapshot['appointments'][number]) =>
  event.version === appointment.version &&
  event.data.start === appointment.start &&
  event.data.end === appointment.end &&
  event.data.professionalId === appointment.professionalId &&
  event.data.status === appointment.status

const problemOf = (chain: readonly AppointmentEvent[], appointment: Snapshot['appointments'][number] | undefined) => {
  if (!appointment) return 'tells of an appointment that is not there'
  if (chain.some(({ version }, index) => version !== index + 1)) {
    return `versions ${chain.map(({ version }) => version).join(',')}`
  }
  if (chain[0]?.type !== 'appointment.booked') return 'does not begin with the booking'
  if (chain.slice(1).some(({ type }) => type === 'appointment.booked')) return 'books twice'
  const last = chain.at(-1)

  return last && same(last, appointment) ? undefined : 'does not end as the appointment is'
}

/** One event for each change: versions 1 to n without a hole or a double, and the last tells what is stored. */
export const checkEvents: Check = ({ snapshot }) => {
  const chains = chainsOf(snapshot)
  const stored = new Map(snapshot.appointments.map((each) => [each.id as string, each]))
  const told = [...chains].flatMap(([id, chain]): Violation[] => {
    const problem = problemOf(chain, stored.get(id))

    return problem ? [{ check: 'events', detail: `of ${id}: ${problem}` }] : []
  })
  const untold = snapshot.appointments.filter(({ id }) => !chains.has(id))

  return [...told, ...untold.map(({ id }) => ({ check: 'events', detail: `none of ${id}` }))]
}
