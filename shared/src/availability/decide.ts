import { refusalOf } from './judge'
import { prepareQuestion } from './prepare'
import type { SlotDecision, SlotQuestion } from './question'

/** Whether the service may start at this epoch minute. */
export const decideStart = (question: SlotQuestion, start: number): SlotDecision => {
  if (!Number.isInteger(start)) {
    return { ok: false, reason: 'off-grid' }
  }
  const reason = refusalOf(prepareQuestion(question, start, start + 1), start)

  return reason ? { ok: false, reason } : { ok: true }
}
