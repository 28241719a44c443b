import { toMinutes } from '@reservaplus/shared/time/instant'
import { instant } from '@reservaplus/shared/time/schema'

import { partsOf } from '../entry-rules'
import type { Held } from '../ledger'
import type { Place } from '../place'
import type { Verdict } from '../verdicts'
import { type AgendaLine, lineOf, linesOf } from './agenda-lines'
import type { Check } from './violation'

/** A repeated attempt answers when it repeats: the stored expiry may be a little earlier. */
const graceSeconds = 10

const linesOfHold = ({ offers }: Place, serviceId: unknown, { holdId, professionalId, start }: Held): AgendaLine[] => {
  const offer = offers.find((each) => each.serviceId === serviceId && each.professionalId === professionalId)
  if (!offer) return []
  const from = toMinutes(instant.parse(start))
  const { before, after, durationMinutes, chair } = offer
  const whole = { start: from, end: from + durationMinutes, before, after }

  return [
    ...partsOf(from, offer).flatMap((part) => linesOf(professionalId, holdId, part)),
    ...(chair === undefined ? [] : linesOf(chair, holdId, whole)),
  ]
}

/** The last hold of each browser, unless it has been used, released or has expired, or may have been replaced. */
const holdsThatCount = (verdicts: readonly Verdict[], nowSeconds: number) => {
  const last = new Map<unknown, Verdict>()
  for (const verdict of verdicts) if (verdict.call === 'hold') last.set(verdict.input.browserToken, verdict)
  const used = new Set(verdicts.map(({ usedHoldId }) => usedHoldId))

  return [...last.values()].flatMap(({ op, held, input }) =>
    held && !used.has(held.holdId) && held.expiresAt - graceSeconds > nowSeconds ? [{ op, held, input }] : [],
  )
}

/** What a client was told is kept for them is kept: by the professional and by the chair, whoever books meanwhile. */
export const checkHoldsKept: Check = ({ place, snapshot, verdicts, nowSeconds }) => {
  const present = new Set(
    snapshot.agenda.flatMap(({ resourceId, day, entries }) =>
      entries.filter(({ kind }) => kind === 'hold').map((entry) => lineOf(resourceId, day, entry)),
    ),
  )

  return holdsThatCount(verdicts, nowSeconds).flatMap(({ op, held, input }) =>
    linesOfHold(place, input.serviceId, held)
      .filter(({ line, isRequired }) => isRequired && !present.has(line))
      .map(({ line }) => ({ check: 'hold-lost', detail: `${op}: ${line}` })),
  )
}
