import type { AgendaEntry } from '@reservaplus/shared/agenda/entry'
import { liveEntries } from '@reservaplus/shared/agenda/live'
import { alternatives } from '@reservaplus/shared/availability/alternatives'
import { minutesOfDays } from '@reservaplus/shared/availability/days'
import { decideStart } from '@reservaplus/shared/availability/decide'
import { busyMinutes, rankProfessionals } from '@reservaplus/shared/availability/fairness'
import type { Audience, SlotQuestion } from '@reservaplus/shared/availability/question'
import { tellRefusal } from '@reservaplus/shared/availability/refusal-message'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import { minutesPerDay } from '@reservaplus/shared/time/calendar'
import { fromMinutes, toMinutes } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import { localDateOf } from '@reservaplus/shared/time/zone'

import type { AgendaDay } from '../agenda/repository'
import { gatherQuestions } from '../availability/gather-offers'
import { exceptionDates, toQuestion } from '../availability/gather-question'
import { findDayExceptions } from '../schedules/repository'
import type { SlotGathered } from './gather-slot'

export type SlotWanted = {
  /** Epoch minutes. */
  start: number
  now: Instant
  audience: Audience
  ignoreIds?: readonly string[]
  /** Since when the time is held: notice and horizon are judged as of then. */
  boundsFrom?: Instant
  /** Keeps a candidate out for another reason than the time. */
  isBarred?: (busy: readonly AgendaEntry[]) => boolean
  /** The desk: also when nobody works, if nobody who works is free. */
  acceptsOutsideHours?: boolean | undefined
}

export type SlotDecided = { professional: Professional; question: SlotQuestion; outsideHours?: true }

const busyOf = (days: readonly AgendaDay[], resourceId: string | undefined) =>
  days.filter((each) => each.resourceId === resourceId).flatMap(({ entries }) => entries)

// The desk may book over what somebody online only holds.
const ignoredBy = ({ audience, ignoreIds = [] }: SlotWanted, days: readonly AgendaDay[]) =>
  audience === 'client'
    ? ignoreIds
    : [
        ...ignoreIds,
        ...days.flatMap(({ entries }) => entries.filter(({ kind }) => kind === 'hold').map(({ id }) => id)),
      ]

export const questionsOf = (gathered: SlotGathered, wanted: SlotWanted) =>
  gathered.candidates.map((professional) => ({
    professional,
    question: toQuestion(gathered, {
      professional,
      busy: liveEntries(busyOf(gathered.days, professional.id), wanted.now),
      resourceBusy: liveEntries(busyOf(gathered.days, gathered.resource?.id), wanted.now),
      now: wanted.boundsFrom ?? wanted.now,
      audience: wanted.audience,
      ignoreIds: ignoredBy(wanted, gathered.days),
      time: gathered.timeWith(professional),
    }),
  }))

const leastBusyFirst = (candidates: readonly SlotDecided[], { start, now }: SlotWanted) =>
  rankProfessionals(
    candidates.map((each) => {
      const date = localDateOf(fromMinutes(start), each.question.zone)
      const range = minutesOfDays(each.question.zone, date, date)

      return {
        ...each,
        professionalId: each.professional.id,
        busyMinutes: busyMinutes(each.question.busy, { ...range, now }),
      }
    }),
  )

export const searchedDays = 7
export const shownAlternatives = 6

/** Who takes the slot: the least busy of those who can. SLOT_TAKEN or SLOT_NOT_OFFERED, with free times, when nobody can. */
export const decideSlot = async (gathered: SlotGathered, wanted: SlotWanted): Promise<SlotDecided> => {
  const judge = (questions: ReturnType<typeof questionsOf>) =>
    questions.map((each) => ({ ...each, decision: decideStart(each.question, wanted.start) }))
  const inHours = judge(questionsOf(gathered, wanted))
  const outsideHours = wanted.acceptsOutsideHours && !inHours.some(({ decision }) => decision.ok)
  const judged = outsideHours
    ? judge(inHours.map(({ professional, question }) => ({ professional, question: { ...question, anyHours: true } })))
    : inHours
  const able = judged.filter(({ decision }) => decision.ok)
  const free = able.filter(({ question }) => !wanted.isBarred?.(question.busy))
  const [chosen] = leastBusyFirst(free, wanted)
  if (chosen) return { ...chosen, ...(outsideHours && { outsideHours }) }
  if (able.length > 0) throw new AppError('HOLD_LIMIT_REACHED', 'Too many times of this day are held already')

  const reasons = judged.flatMap(({ decision }) => (decision.ok ? [] : decision.reason))
  const { code, message, reason } = tellRefusal(reasons, wanted.audience)
  throw new AppError(code, message, {
    alternatives: await nearestFree(gathered, wanted),
    ...(reason && { reason }),
  })
}

export const nearestFree = async (gathered: SlotGathered, wanted: SlotWanted) => {
  const { now, audience, ignoreIds = [] } = wanted
  // Near a time that has passed nothing is free any more: what comes next is offered.
  const start = Math.max(wanted.start, toMinutes(now))
  const from = start - minutesPerDay
  const to = start + searchedDays * minutesPerDay
  const { organization, candidates: professionals, timeWith } = gathered
  // The week around it has closures and days off that the slot itself did not ask for.
  const exceptions = await findDayExceptions(organization.id, exceptionDates(from, to))
  const asked = { professionals, from, to, now, audience, ignoreIds, timeWith }
  const questions = await gatherQuestions(organization.id, { ...gathered, exceptions }, asked)

  return alternatives(questions, { start, from, to, count: shownAlternatives })
}
