import { professionalEntries, resourceEntries } from '../agenda/build'
import type { AgendaEntry } from '../agenda/entry'
import { decideStart } from '../availability/decide'
import { offeredStarts } from '../availability/offer'
import type { SlotQuestion } from '../availability/question'

type Place = { professionalId: string; start: number }

/** One appointment that has to leave, and everybody who could take it, in the order in which they are asked. */
export type Leaving = {
  id: string
  /** Epoch minutes. */
  start: number
  questions: readonly SlotQuestion[]
}

type Away = {
  /** Who is away, from when until when. */
  professionalId: string
  from: number
  to: number
}

type Search = {
  away: Away
  /** Half-open range in which `busy` of the questions is known. */
  from: number
  to: number
  /** How many others are shown beside the proposal. */
  others: number
}

export type Proposal = { id: string; proposal: Place | undefined; others: Place[] }

/** What the proposals made so far would occupy, by professional and by room or chair. */
type Promised = Map<string, AgendaEntry[]>

const withPromised = (question: SlotQuestion, promised: Promised): SlotQuestion => {
  const { professional, resource, busy } = question

  return {
    ...question,
    busy: [...busy, ...(promised.get(professional.id) ?? [])],
    ...(resource && { resource: { ...resource, busy: [...resource.busy, ...(promised.get(resource.id) ?? [])] } }),
  }
}

const isAway = ({ professionalId, from, to }: Away, place: Place) =>
  place.professionalId === professionalId && place.start >= from && place.start < to

const promise = (promised: Promised, key: string, entries: readonly AgendaEntry[]) => {
  promised.set(key, [...(promised.get(key) ?? []), ...entries])
}

const sameTime = (questions: readonly SlotQuestion[], start: number): Place[] =>
  questions.flatMap((question) =>
    decideStart(question, start).ok ? [{ professionalId: question.professional.id, start }] : [],
  )

/** One for each start: whoever is asked first. */
const nearest = (questions: readonly SlotQuestion[], wanted: number, { from, to, away }: Search): Place[] => {
  const found = new Map<number, Place>()
  for (const question of questions) {
    for (const start of offeredStarts(question, from, to)) {
      const place = { professionalId: question.professional.id, start }
      if (!found.has(start) && !isAway(away, place)) found.set(start, place)
    }
  }
  const distance = ({ start }: Place) => Math.abs(start - wanted)

  return [...found.values()].sort((a, b) => distance(a) - distance(b) || a.start - b.start)
}

const key = ({ professionalId, start }: Place) => `${professionalId} ${start}`

/**
 * A place for each: at the same time with somebody else where there is one, else the nearest time there is, also back with
 * their own on another day. No two proposals want the same time; what is shown beside them may.
 */
export const proposePlaces = (leaving: readonly Leaving[], search: Search): Proposal[] => {
  const promised: Promised = new Map()

  return [...leaving]
    .sort((a, b) => a.start - b.start)
    .map(({ id, start, questions }) => {
      const asked = questions.map((question) => withPromised(question, promised))
      const atSameTime = sameTime(asked, start).filter((place) => !isAway(search.away, place))
      const known = new Set(atSameTime.map(key))
      const elsewhere = nearest(asked, start, search).filter((place) => !known.has(key(place)))
      const [proposal, ...others] = [...atSameTime, ...elsewhere]
      const question = asked.find(({ professional }) => professional.id === proposal?.professionalId)
      if (proposal && question) {
        const facts = { kind: 'appointment', id, start: proposal.start } as const
        promise(promised, proposal.professionalId, professionalEntries(facts, question.service))
        if (question.resource) promise(promised, question.resource.id, resourceEntries(facts, question.service))
      }

      return { id, proposal, others: others.slice(0, search.others) }
    })
}
