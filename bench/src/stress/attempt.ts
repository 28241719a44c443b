import type { RequestContext } from '@reservaplus/server/app-context'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { ulid } from 'ulid'

import { type CallTrace, traced } from './call-trace'
import { calls } from './calls'
import type { ChosenCall } from './chooser'
import { judgeRefusal } from './judge-refusal'
import { type Answered, type Held, held as heldSchema, type LedgerLine } from './ledger'
import type { Place } from './place'
import { atOneTime } from './sim-clock'
import { isTransient } from './transient'

export type Attempter = { request: RequestContext; place: Place; write: (line: LedgerLine) => void }
export type Ended = {
  code: string
  answer?: Answered | undefined
  held?: (Held & { token: string }) | undefined
  made?: string | undefined
}

const codeOf = (error: unknown) =>
  error instanceof AppError ? error.code : isTransient(error) ? 'TRANSIENT' : 'UNFORESEEN'

/** Nobody can tell from such an answer whether the change was made. */
export const isUncertain = (code: string) => ['BUSY', 'UNAVAILABLE', 'TRANSIENT', 'UNFORESEEN'].includes(code)

const judge = (error: unknown, chosen: ChosenCall, trace: CallTrace, place: Place) => {
  if (!(error instanceof AppError)) return isTransient(error) ? undefined : `unforeseen: ${String(error)}`
  const wrong = judgeRefusal(error.code, { ...chosen, trace, place, holdId: chosen.holdId })

  return wrong && `${error.code}, but ${wrong}`
}

/** One call of the product. What it was told is on disk before anybody counts it. */
export const attempt = async ({ request, place, write }: Attempter, op: string, chosen: ChosenCall): Promise<Ended> => {
  const { call, input, isRepeatable, holdId } = chosen
  const trace: CallTrace = {
    op,
    startedAtSeconds: Math.floor(request.clock.now().getTime() / 1000),
    agenda: new Map(),
    minted: [],
    violations: [],
  }
  const newId = () => {
    const id = ulid()
    trace.minted.push(id)

    return id
  }
  write({ line: 'begin', op, call, isRepeatable, input, holdId })
  const ended = await atOneTime(() =>
    traced(trace, () => calls[call]({ request: { ...request, newId }, place, op }, input)),
  )
    .then(({ answer, held, made }): Ended => ({ code: 'OK', answer, held, made }))
    .catch((error: unknown): Ended => {
      const wrong = judge(error, chosen, trace, place)
      if (wrong) trace.violations.push({ check: 'wrong-refusal', detail: `${call} ${JSON.stringify(input)}: ${wrong}` })

      return { code: codeOf(error) }
    })
  for (const violation of trace.violations) write({ line: 'violation', op, ...violation })
  const { code, answer, held, made } = ended
  write({ line: 'end', op, code, answer, held: held && heldSchema.parse(held), made })

  return ended
}
