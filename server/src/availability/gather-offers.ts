import type { ServiceTime } from '@reservaplus/shared/agenda/build'
import type { Audience, SlotQuestion } from '@reservaplus/shared/availability/question'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import { addDays, utcDayOf } from '@reservaplus/shared/time/calendar'
import type { Instant, LocalDate } from '@reservaplus/shared/time/schema'

import { findAgendaEntries } from '../agenda/repository'
import { type SlotRulesFound, toQuestion } from './gather-question'

/** UTC days whose agenda bears on starts in local days: a zone reaches half a day over, a long service a whole one. */
export const agendaDaysOf = (from: LocalDate, to: LocalDate) => ({ from: addDays(from, -1), to: addDays(to, 2) })

type Asked = {
  professionals: readonly Professional[]
  /** Epoch minutes, half-open. */
  from: number
  to: number
  now: Instant
  audience: Audience
  ignoreIds?: readonly string[]
  timeWith: (professional: Professional) => ServiceTime
}

/** One question for each professional, with the agenda of all the days that the range can touch. For showing. */
export const gatherQuestions = async (
  organizationId: OrganizationId,
  found: SlotRulesFound,
  { professionals, from, to, timeWith, ...asked }: Asked,
): Promise<SlotQuestion[]> => {
  const days = agendaDaysOf(utcDayOf(from), utcDayOf(to))
  const { resource } = found
  const [resourceBusy, ...busy] = await Promise.all([
    resource ? findAgendaEntries(organizationId, { resourceId: resource.id, ...days }) : [],
    ...professionals.map(({ id }) => findAgendaEntries(organizationId, { resourceId: id, ...days })),
  ])

  return professionals.map((professional, index) =>
    toQuestion(found, {
      ...asked,
      professional,
      busy: busy[index] ?? [],
      resourceBusy,
      time: timeWith(professional),
    }),
  )
}
