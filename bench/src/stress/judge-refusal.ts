import type { AppErrorCode } from '@reservaplus/shared/errors/app-error'
import { toMinutes } from '@reservaplus/shared/time/instant'
import { instant } from '@reservaplus/shared/time/schema'
import * as z from 'zod'

import type { CallTrace } from './call-trace'
import { judgeVisitRefusal } from './judge-visit'
import { type CallName, isGroupCall } from './ledger'
import { isFree, isInHours, liveHolds, type Wanted } from './oracle'
import type { Place } from './place'

const asked = z.object({
  serviceId: z.string().optional(),
  professionalId: z.string().optional(),
  start: instant,
})

type Refused = { call: CallName; input: unknown; trace: CallTrace; place: Place; holdId: string | undefined }

/** What the call would have taken, for each professional it could have been with. */
const candidates = ({ input, trace, place }: Refused): Wanted[] => {
  const { serviceId, professionalId, ...rest } = asked.parse(input)
  const start = toMinutes(rest.start)
  const moving = trace.appointment
  const service = serviceId ?? moving?.serviceId
  const who = professionalId ?? moving?.professionalId
  if (moving && who === moving.professionalId && serviceId === undefined) {
    return [{ ...moving, start, chair: moving.resourceId }]
  }

  return place.offers
    .filter((offer) => offer.serviceId === service && (who === 'any' || offer.professionalId === who))
    .map((offer) => ({ ...offer, start }))
}

const maximumHolds = 3

/**
 * A refusal is right when what the call itself read last, strongly and before it answered, shows somebody else there.
 * The ids that the call minted and the hold it came with are not somebody else. Answers what is wrong, or nothing.
 */
export const judgeRefusal = (code: AppErrorCode, refused: Refused): string | undefined => {
  const { call, trace, place, holdId } = refused
  if (code !== 'SLOT_TAKEN' && code !== 'SLOT_NOT_OFFERED' && code !== 'HOLD_LIMIT_REACHED') return undefined
  const audience = ['create', 'reschedule', 'visitCreate'].includes(call) ? 'staff' : 'client'
  // Of those it is not known what each line would have taken, or how it was kept.
  const isOfVisit = call === 'manageReschedule' && trace.appointment?.visitId !== undefined
  if (isOfVisit || (isGroupCall(call) && call !== 'visitCreate')) return undefined
  const own = [holdId, trace.previousHoldId, movingId(refused)].filter((id) => id !== undefined)
  const seen = {
    entriesOf: (resourceId: string) =>
      [...trace.agenda].flatMap(([key, entries]) => (key.startsWith(`${resourceId} `) ? entries : [])),
    audience,
    quantityOf: (id: string) => place.quantities[id] ?? 0,
    ignoreIds: new Set([...trace.minted, ...own]),
    nowSeconds: trace.startedAtSeconds,
  } as const
  if (call === 'visitCreate') return judgeVisitRefusal(refused.input, place, seen)
  const possible = candidates(refused).filter(({ start, durationMinutes }) =>
    isInHours(start, durationMinutes, audience),
  )
  if (code === 'SLOT_NOT_OFFERED') {
    return possible.length > 0 ? 'inside the hours and on the grid' : undefined
  }
  const free = possible.find((wanted) => isFree(wanted, seen))
  if (code === 'SLOT_TAKEN') return free && `free with ${free.professionalId}`

  return possible.some(({ professionalId }) => liveHolds(professionalId, seen) >= maximumHolds)
    ? undefined
    : 'fewer holds than the limit'
}

/** What moves is not in its own way. */
const movingId = ({ input, trace }: Refused) => {
  const { data } = z.object({ id: z.string() }).safeParse(input)

  return data?.id ?? trace.appointment?.id
}
