import { toMinutes } from '@reservaplus/shared/time/instant'
import type { Visit } from '@reservaplus/shared/visits/schema'

import type { Verdict } from '../verdicts'
import { type AppointmentEvent, chainsOf } from './event-chains'
import type { Check, Evidence, Violation } from './violation'

type Told = Pick<AppointmentEvent, 'data'> | undefined

/** Lines of one client do not begin before the one before them has ended. */
const inTurn = (told: readonly Told[]) => {
  const ends = new Map<string, number>()

  return told.every((event) => {
    if (!event) return false
    const { clientId, start, end } = event.data
    const isAfter = toMinutes(start) >= (ends.get(clientId) ?? 0)
    ends.set(clientId, toMinutes(end))

    return isAfter
  })
}

/** All of its lines, and none that it does not know; they were booked in their order. */
export const checkVisits: Check = ({ snapshot }) => {
  const chains = chainsOf(snapshot)
  const known = new Map(snapshot.appointments.map((each) => [each.id, each]))
  const lines = new Set(snapshot.visits.flatMap(({ appointmentIds }) => appointmentIds))
  const problemOf = ({ id, appointmentIds }: Visit) => {
    if (appointmentIds.length < 2) return 'has fewer than two lines'
    if (appointmentIds.some((line) => known.get(line)?.visitId !== id)) return 'lacks a line'

    return inTurn(appointmentIds.map((line) => chains.get(line)?.[0])) ? undefined : 'was booked out of order'
  }
  const stray = snapshot.appointments.filter(({ id, visitId }) => visitId !== undefined && !lines.has(id))

  return [
    ...snapshot.visits.flatMap((visit): Violation[] => {
      const problem = problemOf(visit)

      return problem ? [{ check: 'visit', detail: `${visit.id} ${problem}` }] : []
    }),
    ...stray.map(({ id }) => ({ check: 'visit', detail: `${id} says that it is of one that does not know it` })),
  ]
}

/** What a call has left: the lines it booked, or the events of its change. */
type Left = { visits: ReadonlySet<string>; events: readonly AppointmentEvent[] }

const problemOfCreation = ({ state, made }: Verdict, { visits }: Left) => {
  if (state === 'refused') return visits.size > 0 ? 'was refused and is there' : undefined
  if (visits.size > 1) return `was carried out ${visits.size} times`

  return state === 'done' && made.some((id) => !visits.has(id)) ? 'was acknowledged and is not there' : undefined
}

const problemOfChange = ({ call, state, input }: Verdict, left: Left, { snapshot }: Evidence) => {
  const { events } = left
  if (state === 'refused' && events.length > 0) return 'was refused and left events'
  if (new Set(events.map(({ subject }) => subject.id)).size !== events.length) return 'changed a line twice'
  const visit = snapshot.visits.find(({ id }) => id === input.id)
  const order = visit?.appointmentIds ?? []
  const ordered = order.flatMap((line) => events.find(({ subject }) => subject.id === line) ?? [])
  if (ordered.length !== events.length) return 'changed what is not of the visit'
  if (call === 'visitReschedule') return inTurn(ordered) ? undefined : 'moved lines out of order'
  const stands = snapshot.appointments.some(
    ({ id, status }) => order.includes(id) && (status === 'pending' || status === 'confirmed'),
  )

  return (state === 'done' || events.length > 0) && stands ? 'left a line standing' : undefined
}

/** Of every operation on a visit: wholly, once, or not at all. */
export const checkVisitCalls: Check = (evidence) => {
  const { snapshot, verdicts } = evidence
  const visitsOf = new Map<string, Set<string>>()
  for (const { notes, visitId } of snapshot.appointments) {
    if (visitId) visitsOf.set(notes, (visitsOf.get(notes) ?? new Set()).add(visitId))
  }
  const eventsOf = new Map<string, AppointmentEvent[]>()
  for (const event of [...chainsOf(snapshot).values()].flat()) {
    if (event.type !== 'appointment.booked')
      eventsOf.set(event.actor.id, [...(eventsOf.get(event.actor.id) ?? []), event])
  }

  return verdicts.flatMap((verdict): Violation[] => {
    const { call, op } = verdict
    if (!call.startsWith('visit')) return []
    const left = { visits: visitsOf.get(op) ?? new Set<string>(), events: eventsOf.get(op) ?? [] }
    const problem = call === 'visitCreate' ? problemOfCreation(verdict, left) : problemOfChange(verdict, left, evidence)

    return problem ? [{ check: 'visit', detail: `${call} ${op} ${problem}` }] : []
  })
}
