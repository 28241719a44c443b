import { minutesOfDays } from '@reservaplus/shared/availability/days'
import { busyMinutes } from '@reservaplus/shared/availability/fairness'
import type { Refusal, SlotQuestion } from '@reservaplus/shared/availability/question'
import { tellRefusal } from '@reservaplus/shared/availability/refusal-message'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import { fromMinutes } from '@reservaplus/shared/time/instant'
import { localDateOf } from '@reservaplus/shared/time/zone'
import { decideVisit as decide } from '@reservaplus/shared/visits/place'
import { questionsOf } from '../appointments/decide-slot'
import type { LinesGathered } from '../appointments/gather-lines'
import { findAlternatives, type VisitWanted } from './find-alternatives'

/** Epoch minutes. */
export type LineDecided = { professional: Professional; start: number }

/** How much each has to do on the day of the visit; whoever does it now keeps what moves, if they can. */
const loadOf = (question: SlotQuestion, { start, now }: VisitWanted, keeps: boolean) => {
  if (keeps) return -1
  const date = localDateOf(fromMinutes(start), question.zone)

  return busyMinutes(question.busy, { ...minutesOfDays(question.zone, date, date), now })
}

const refuse = async (gathered: LinesGathered, wanted: VisitWanted, reasons: readonly Refusal[]): Promise<never> => {
  const { code, message, reason } = tellRefusal(reasons, wanted.audience)

  throw new AppError(code, message, {
    alternatives: await findAlternatives(gathered, wanted),
    ...(reason && { reason }),
  })
}

/** Who does what and when; SLOT_TAKEN or SLOT_NOT_OFFERED, with other starts, where a line finds no place. */
export const decideVisit = async (gathered: LinesGathered, wanted: VisitWanted): Promise<LineDecided[]> => {
  const lines = gathered.lines.map((line, index) => {
    const { client = '', moving } = wanted.lines[index] ?? {}

    return { client, moving, asked: questionsOf({ ...gathered, ...line }, wanted) }
  })
  const decision = decide(
    {
      gapMinutes: wanted.gapMinutes ?? 0,
      lines: lines.map(({ client, moving, asked }) => ({
        client,
        candidates: asked.map(({ question }) => question),
        loads: asked.map(({ question, professional }) =>
          loadOf(question, wanted, professional.id === moving?.professionalId),
        ),
      })),
    },
    wanted.start,
  )
  if (!decision.ok) return refuse(gathered, wanted, decision.reasons)

  return decision.lines.map(({ candidate, start }, index) => {
    const professional = lines[index]?.asked[candidate]?.professional
    if (!professional) throw new Error('A line was given to nobody')

    return { professional, start }
  })
}
