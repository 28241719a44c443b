import { refusalOf } from '../availability/judge'
import type { Refusal } from '../availability/question'
import { findsResourceFull, meetsAtProfessional, type TakenLine, takenBy } from './meetings'
import { type PreparedLine, type PreparedVisit, prepareVisit } from './prepare'
import type { PlacedLine, VisitDecision, VisitQuestion } from './question'
import { waitsBetween } from './waits'

/** More tries than any salon's day needs; a question that is made to be hard ends here, as if nothing were free. */
const mostTries = 20_000

type Taken = TakenLine & PlacedLine
type Option = PlacedLine & { load: number }

/** The lines whose professional, had it been another, could have changed a failure. */
type Blame = ReadonlySet<number>

const placesOf = ({ lines, gapMinutes }: PreparedVisit, index: number, start: number, taken: readonly Taken[]) => {
  const line = lines[index]
  const previous = line?.previous === undefined ? undefined : taken[line.previous]
  const busyWith = (professionalId: string) =>
    taken
      .filter(({ question }) => question.professional.id === professionalId)
      .reduce((sum, each) => sum + each.end - each.start, 0)

  return (line?.candidates ?? []).flatMap(({ question }, candidate): Option[] => {
    const { service, rules, professional } = question
    const waits = previous
      ? waitsBetween(previous.question.service, service, { gapMinutes, bufferMinutes: rules.bufferMinutes })
      : [0]
    const load = (line?.loads[candidate] ?? 0) + busyWith(professional.id)

    return waits.map((wait) => {
      const from = (previous?.end ?? start) + wait

      return { candidate, start: from, end: from + service.durationMinutes, load }
    })
  })
}

/** The shortest wait first, of those the least busy. */
const byPreference = (a: Option, b: Option) => a.start - b.start || a.load - b.load || a.candidate - b.candidate

/** All that the other lines notice of who does it, but for whose hands they are. */
const shapeOf = ({ shapes }: PreparedLine, { start, candidate }: Option) => `${start} ${shapes[candidate]}`

/**
 * Every line tries whoever is free, the shortest wait first and of those the least busy, and the lines after it see what
 * it takes. Where a line finds nobody, only what could have made a difference is tried anew: a line whose professional
 * nobody missed is not given to a colleague with the same time.
 */
export const placeVisit = (visit: PreparedVisit, start: number): VisitDecision => {
  const reasons = new Set<Refusal>()
  const taken: Taken[] = []
  let tries = 0

  const isFree = ({ candidates }: PreparedLine, index: number, { candidate, start: from }: Option): boolean => {
    const prepared = candidates[candidate]
    const reason = prepared && refusalOf(prepared, from, { anyMinute: index > 0 })
    if (reason) reasons.add(reason)

    return prepared !== undefined && reason === undefined
  }

  /** Nobody's fault where a room is full: another professional would want it just the same. */
  const findHurdle = (index: number, asked: Taken): Blame | undefined => {
    if (findsResourceFull(asked, taken)) return new Set()
    const inTheWay = taken.findIndex((other) => meetsAtProfessional(asked, other))

    return inTheWay < 0 ? undefined : new Set([inTheWay, index])
  }

  const tryOption = (index: number, asked: Taken): Blame | undefined => {
    tries += 1
    const hurdle = findHurdle(index, asked)
    if (hurdle) return hurdle
    taken.push(asked)
    const failure = search(index + 1)
    if (failure) taken.pop()

    return failure
  }

  const search = (index: number): Blame | undefined => {
    const line = visit.lines[index]
    if (!line) return undefined
    let blame = new Set<number>()
    const hopeless = new Set<string>()
    const isWorthATry = (option: Option) =>
      tries < mostTries && !hopeless.has(shapeOf(line, option)) && isFree(line, index, option)
    for (const option of placesOf(visit, index, start, taken).sort(byPreference)) {
      const question = line.candidates[option.candidate]?.question
      if (!question || !isWorthATry(option)) continue
      const failure = tryOption(index, { ...takenBy(question, index, option.start), ...option })
      if (!failure) return undefined
      blame = new Set([...blame, ...failure])
      if (!failure.has(index)) hopeless.add(shapeOf(line, option))
    }
    blame.delete(index)

    return blame
  }

  return search(0)
    ? { ok: false, reasons: [...reasons] }
    : { ok: true, lines: taken.map(({ candidate, start: from, end }) => ({ candidate, start: from, end })) }
}

/** Whether all of a visit finds its place when it starts at this epoch minute, and who does what. */
export const decideVisit = (visit: VisitQuestion, start: number): VisitDecision =>
  Number.isInteger(start)
    ? placeVisit(prepareVisit(visit, start, start + 1), start)
    : { ok: false, reasons: ['off-grid'] }
