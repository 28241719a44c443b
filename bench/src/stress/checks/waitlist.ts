import { toMinutes } from '@reservaplus/shared/time/instant'
import type { WaitlistEntry } from '@reservaplus/shared/waitlist/schema'

import { partsOf } from '../entry-rules'
import { lineOf, linesOf } from './agenda-lines'
import type { Check, Evidence, Violation } from './violation'

const holdLines = ({ snapshot }: Evidence) =>
  snapshot.agenda.flatMap(({ resourceId, day, entries }) =>
    entries
      .filter(({ kind }) => kind === 'hold')
      .map((entry) => ({ id: entry.id, line: lineOf(resourceId, day, entry) })),
  )

const keptLines = ({ place }: Evidence, { offer, services }: WaitlistEntry) =>
  (offer?.lines ?? []).flatMap((line, index) => {
    const how = place.offers.find(
      (each) => each.serviceId === services[index]?.serviceId && each.professionalId === line.professionalId,
    )
    if (!offer || !how) return []
    const start = toMinutes(line.start)
    const { before, after, durationMinutes, chair } = how
    const whole = { start, end: start + durationMinutes, before, after }

    return [
      ...partsOf(start, how).flatMap((part) => linesOf(how.professionalId, offer.id, part)),
      ...(chair === undefined ? [] : linesOf(chair, offer.id, whole)),
    ]
  })

/** One appointment for each that was accepted; what is offered is kept; what is over is kept for nobody. */
export const checkWaitlist: Check = (evidence) => {
  const { snapshot, verdicts, nowSeconds } = evidence
  const held = holdLines(evidence)
  const present = new Set(held.map(({ line }) => line))
  const heldIds = new Set(held.map(({ id }) => id))
  const madeBy = new Map<string, string[]>()
  for (const { id, internalNotes } of snapshot.appointments) {
    if (internalNotes) madeBy.set(internalNotes, [...(madeBy.get(internalNotes) ?? []), id])
  }
  const problemsOf = (entry: WaitlistEntry): string[] => {
    const { offer, status, note, appointmentId } = entry
    const made = madeBy.get(note) ?? []
    const expected = status === 'booked' ? [appointmentId] : []
    const isKept = status === 'offered' && offer && Date.parse(offer.expiresAt) / 1000 > nowSeconds
    const lost = isKept
      ? keptLines(evidence, entry).filter(({ line, isRequired }) => isRequired && !present.has(line))
      : []

    return [
      ...(made.join() === expected.join() ? [] : [`is ${status} with ${appointmentId} and made ${made.join()}`]),
      ...((offer === undefined) === (status !== 'offered') ? [] : [`is ${status} and has an offer, or none`]),
      ...lost.map(({ line }) => `is not kept: ${line}`),
    ]
  }
  const left = verdicts.filter(
    ({ call, state, usedHoldId = '' }) =>
      state === 'done' && (call === 'waitlistAccept' || call === 'waitlistDecline') && heldIds.has(usedHoldId),
  )
  const accepted = new Map(snapshot.waitlist.map((each) => [each.id as string, each.appointmentId]))
  const untrue = verdicts.filter(
    ({ call, answers, input }) =>
      call === 'waitlistAccept' && answers.some(({ appointmentId: id }) => id !== accepted.get(String(input.id))),
  )

  return [
    ...snapshot.waitlist.flatMap((each) => problemsOf(each).map((text) => `${each.id} ${text}`)),
    ...left.map(({ op, usedHoldId }) => `${op}: ${usedHoldId} is kept for nobody`),
    ...untrue.map(({ op }) => `${op} was answered with another appointment`),
  ].map((detail): Violation => ({ check: 'waitlist', detail }))
}
