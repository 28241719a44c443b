import { professionalEntries, resourceEntries } from '../agenda/build'
import type { AgendaEntry } from '../agenda/entry'
import { collides } from '../agenda/gap'
import { saturatedStretches } from '../agenda/saturation'
import { standing } from '../availability/obstacles'
import type { SlotQuestion } from '../availability/question'

/** A line that has its place: what it takes of its professional and of its room or chair. */
export type TakenLine = {
  question: SlotQuestion
  professional: readonly AgendaEntry[]
  resource: readonly AgendaEntry[]
}

export const takenBy = (question: SlotQuestion, line: number, start: number): TakenLine => {
  const facts = { kind: 'appointment', id: `line ${line}`, start } as const

  return {
    question,
    professional: professionalEntries(facts, question.service),
    resource: question.resource ? resourceEntries(facts, question.service) : [],
  }
}

/** Whether two lines want the same hands at once. */
export const meetsAtProfessional = (a: TakenLine, b: TakenLine): boolean =>
  a.question.professional.id === b.question.professional.id &&
  a.professional.some((one) => b.professional.some((other) => collides(one, other, a.question.rules.bufferMinutes)))

/** Whether the others of the visit have taken the last unit of the room or chair. */
export const findsResourceFull = (line: TakenLine, others: readonly TakenLine[]): boolean => {
  const { resource } = line.question
  const sharing = others.filter(({ question }) => resource && question.resource?.id === resource.id)
  if (!resource || sharing.length === 0) return false

  const entries = [...standing(line.question, resource.busy), ...sharing.flatMap((other) => other.resource)]
  const full = saturatedStretches(entries, resource.quantity)

  return line.resource.some(({ start, end, before, after }) =>
    full.some((stretch) => start - before < stretch.end && stretch.start < end + after),
  )
}
