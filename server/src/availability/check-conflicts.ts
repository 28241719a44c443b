import { professionalEntries } from '@reservaplus/shared/agenda/build'
import type { AgendaEntry } from '@reservaplus/shared/agenda/entry'
import { findConflicts } from '@reservaplus/shared/agenda/occupancy'
import { shownTo } from '@reservaplus/shared/appointments/shown-to'
import type { Conflict, ConflictsFound, ConflictsInput } from '@reservaplus/shared/availability/conflicts'
import { decideStart } from '@reservaplus/shared/availability/decide'
import type { Refusal, SlotQuestion } from '@reservaplus/shared/availability/question'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { appointmentId } from '@reservaplus/shared/ids/schema'
import { may } from '@reservaplus/shared/permissions/may'
import { reaches } from '@reservaplus/shared/permissions/reaches'
import { fromMinutes, instantOf, parseInstant, toMinutes } from '@reservaplus/shared/time/instant'
import { toLocal } from '@reservaplus/shared/time/zone'

import type { AppContext } from '../app-context'
import { nearestFree, questionsOf } from '../appointments/decide-slot'
import { gatherSlot } from '../appointments/gather-slot'
import { findAppointment } from '../appointments/repository'
import { assertOwn } from '../users/check-scope'

const stretchOf = ({ start, end }: AgendaEntry) => ({ start: fromMinutes(start), end: fromMinutes(end) })

/** Of an appointment of somebody else's only that it is there. */
const describe = async (ctx: AppContext, entry: AgendaEntry): Promise<Conflict> => {
  const stretch = stretchOf(entry)
  if (entry.kind === 'block') return { type: 'schedule_conflict', reason: 'blocked', severity: 'error', ...stretch }
  if (entry.kind === 'hold') return { type: 'hold_conflict', reason: 'held', severity: 'warning', ...stretch }

  const found = await findAppointment(ctx.organizationId, appointmentId.parse(entry.id))
  const isSeen = found && may(ctx, 'appointments:read') && reaches(ctx, 'appointments:read', found.professionalId)
  const conflict = { type: 'appointment_conflict', reason: 'taken', severity: 'error', ...stretch } as const
  if (!isSeen) return conflict
  const { id, start, end, clientName, serviceName } = shownTo(ctx)(found)

  return { ...conflict, appointment: { id, start, end, clientName, serviceName } }
}

const ofSchedule: readonly Refusal[] = ['inactive', 'past', 'closed', 'off-grid', 'without-resource']

/** What the rules say, beside what the agenda holds. */
const ruleConflicts = (question: SlotQuestion, start: number): Conflict[] => {
  const decision = decideStart(question, start)
  // Hours and rules are judged first, so the room is asked as if the professional had nothing else.
  const alone = decideStart({ ...question, busy: [] }, start)
  const reasons = [decision, alone].flatMap((each) => (each.ok ? [] : each.reason))
  const schedule = reasons.find((reason) => ofSchedule.includes(reason))
  const isFull = reasons.includes('resource-taken')

  return [
    ...(schedule ? [{ type: 'schedule_conflict' as const, reason: schedule, severity: 'error' as const }] : []),
    ...(isFull ? [{ type: 'resource_conflict' as const, reason: 'resource-taken', severity: 'error' as const }] : []),
  ]
}

/** E-65: all that stands in the way of a time at the desk, and other times where something does. */
export const checkConflicts = async (ctx: AppContext, input: ConflictsInput): Promise<ConflictsFound> => {
  const { serviceId, professionalId, addOnIds, excludeAppointmentId } = input
  const now = instantOf(ctx.clock.now())
  const start = toMinutes(parseInstant(input.start, 'start'))
  if (excludeAppointmentId && !may(ctx, 'appointments:read')) {
    throw new AppError('FORBIDDEN', 'This key shows no appointments')
  }
  const excluded = excludeAppointmentId
    ? assertOwn(ctx, 'appointments:read', await findAppointment(ctx.organizationId, excludeAppointmentId))
    : undefined
  const moving = excluded?.serviceId === serviceId ? excluded : undefined
  const gathered = await gatherSlot(ctx.organizationId, { serviceId, professionalId, addOnIds, start, moving })
  const ignoreIds = excludeAppointmentId ? [excludeAppointmentId] : []
  const wanted = { start, now, audience: 'staff' as const, ignoreIds }
  const [asked] = questionsOf(gathered, wanted)
  if (!asked) throw new Error('A professional who was found has no question')

  const { service, rules, busy } = asked.question
  const meets = findConflicts(
    professionalEntries({ kind: 'appointment', id: excludeAppointmentId ?? 'candidate', start }, service),
    busy.filter(({ id }) => !ignoreIds.some((ignored) => ignored === id)),
    { gapMinutes: rules.bufferMinutes, now, quantity: 1 },
  )
  const each = [...new Map(meets.map((entry) => [entry.id, entry])).values()]
  const conflicts = [
    ...ruleConflicts(asked.question, start),
    ...(await Promise.all(each.map((entry) => describe(ctx, entry)))),
  ]
  const isFree = conflicts.every(({ severity }) => severity === 'warning')
  const at = fromMinutes(start)

  return {
    hasConflicts: conflicts.length > 0,
    conflicts,
    proposed: {
      professionalId,
      serviceId,
      start: at,
      end: fromMinutes(start + service.durationMinutes),
      local: toLocal(at, gathered.organization.timeZone),
    },
    alternatives: isFree ? [] : await nearestFree(gathered, wanted),
  }
}
