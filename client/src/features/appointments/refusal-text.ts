import { occupies } from '@reservaplus/shared/appointments/lifecycle'
import type { Appointment, DayView } from '@reservaplus/shared/appointments/schema'
import type { TextsLike } from '@reservaplus/shared/texts/define-texts'
import { errorTexts } from '@reservaplus/shared/texts/errors'
import type { Locale } from '@reservaplus/shared/texts/locales'
import { formatTime } from '@reservaplus/shared/time/format'
import type { LocalDateTime } from '@reservaplus/shared/time/schema'
import { toLocal } from '@reservaplus/shared/time/zone'
import type { Problem } from '../../lib/problem'
import { dateOfWall, drawnEnd, shiftWall } from '../../lib/wall-time'
import { agendaTexts } from './agenda-texts'
import { columnNote } from './column-note'
import { isReason, refusalTexts } from './refusal-texts'
import { visitParts } from './visit-parts'

export type Refused = {
  problem: Problem
  /** Who was asked for; absent: anybody. */
  professional?: { id: string; name: string } | undefined
  start: LocalDateTime
  /** What was to be put there, where it is known. */
  appointment?: Appointment | undefined
  /** The day as the agenda shows it, where it does. */
  day?: DayView | undefined
}

type Words = TextsLike<(typeof refusalTexts)['es']>
type Span = { start: LocalDateTime; end: LocalDateTime }

const meets = (a: Span, b: Span) => a.start < b.end && b.start < a.end

const workOf = (appointment: Appointment, start: LocalDateTime): Span[] =>
  visitParts(appointment)
    .filter(({ kind }) => kind === 'work')
    .map(({ offset, minutes }) => ({ start: shiftWall(start, offset), end: shiftWall(start, offset + minutes) }))

const inTheWay = ({ professional, start, appointment, day }: Refused): Appointment | undefined =>
  appointment &&
  day?.appointments.find(
    (other) =>
      other.id !== appointment.id &&
      other.professionalId === professional?.id &&
      occupies(other.status) &&
      workOf(other, other.localStart).some((theirs) => workOf(appointment, start).some((ours) => meets(theirs, ours))),
  )

const closedText = (refused: Refused, texts: Words, locale: Locale): string | undefined => {
  const { professional, start, appointment, day } = refused
  const column = day?.columns.find(({ professionalId }) => professionalId === professional?.id)
  if (!professional || !column) {
    return undefined
  }
  const span = { start, end: shiftWall(start, appointment?.durationMinutes ?? 1) }
  const pause = column.breaks.find((each) => meets(each, span))
  const range = (from: LocalDateTime, to: LocalDateTime) => ({
    from: formatTime(from, locale),
    to: formatTime(to, locale),
  })
  if (pause) {
    return texts.inBreak({ professional: professional.name, pause: pause.name, ...range(pause.start, pause.end) })
  }
  if (column.working.length === 0) {
    return texts.dayOff({ professional: professional.name, note: columnNote(column, agendaTexts[locale]) })
  }
  const first = column.working[0]
  const last = column.working.at(-1)

  return first && last && texts.outside({ professional: professional.name, ...range(first.start, last.end) })
}

/** What is in the way, in plain words: first what the agenda itself shows, then what the server says. */
export const refusalText = (refused: Refused, locale: Locale): string => {
  const { problem, professional, start } = refused
  const texts = refusalTexts[locale]
  const day = refused.day && dateOfWall(start) === refused.day.date ? refused.day : undefined
  const seen = { ...refused, day }
  const { reason } = problem.details
  const name = professional?.name

  if (problem.code === 'SLOT_TAKEN' && name !== undefined && reason !== 'resource-taken') {
    const other = inTheWay(seen)

    if (other) {
      const end = drawnEnd(other.localStart, toLocal(other.end, other.timeZone), other.durationMinutes)

      return texts.busyWith({
        professional: name,
        client: other.clientName,
        from: formatTime(other.localStart, locale),
        to: formatTime(end, locale),
      })
    }
  }
  if (name === undefined && (reason === 'taken' || reason === 'closed' || problem.code === 'SLOT_TAKEN')) {
    return texts.nobodyFree
  }
  if (!isReason(reason)) {
    return errorTexts[locale][problem.code]
  }
  const shown = reason === 'closed' ? closedText(seen, texts, locale) : undefined

  return shown ?? texts[reason]({ professional: name ?? texts.nobody })
}
