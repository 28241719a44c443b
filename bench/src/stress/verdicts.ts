import { isUncertain } from './attempt'
import type { Answered, CallName, Held, LedgerLine } from './ledger'

/** All that is known about one operation from outside: what was asked and what was answered. */
export type Verdict = {
  op: string
  call: CallName
  input: Record<string, unknown>
  answers: Answered[]
  /** It was sent more than once, with one key. */
  isRepeated: boolean
  /** Ids of the visit, series … that it was told of. */
  made: string[]
  /** The hold that was used or released, and the one that was taken. */
  usedHoldId?: string | undefined
  held?: Held | undefined
  /** `done`: somebody was told so. `refused`: nobody was, and nobody was left in doubt. */
  state: 'done' | 'refused' | 'unknown'
}

type Story = Omit<Verdict, 'state' | 'isRepeated'> & {
  begun: number
  isRepeatable: boolean
  open: number
  codes: string[]
}

const stateOf = ({ codes, open, isRepeatable }: Story): Verdict['state'] => {
  if (codes.includes('OK')) return 'done'
  const last = codes.at(-1)
  // With a key, the last word holds for all calls before it.
  const isSettled = open === 0 && last !== undefined && !isUncertain(last)

  return isSettled && (codes.length === 1 || isRepeatable) ? 'refused' : 'unknown'
}

export const verdictsOf = (lines: readonly LedgerLine[]): Verdict[] => {
  const stories = new Map<string, Story>()
  for (const each of lines) {
    const { op } = each
    if (each.line === 'begin') {
      const { call, input, isRepeatable, holdId: usedHoldId } = each
      const story = stories.get(op) ?? {
        op,
        call,
        input,
        isRepeatable,
        usedHoldId,
        answers: [],
        made: [],
        open: 0,
        begun: 0,
        codes: [],
      }
      story.open += 1
      story.begun += 1
      stories.set(op, story)
    }
    const story = stories.get(op)
    if (each.line !== 'end' || !story) continue
    story.open -= 1
    story.codes.push(each.code)
    if (each.held) story.held = each.held
    if (each.made) story.made.push(each.made)
    if (each.answer) story.answers.push(each.answer)
  }

  return [...stories.values()].map(({ open, begun, codes, isRepeatable, ...story }) => ({
    ...story,
    isRepeated: begun > 1,
    state: stateOf({ ...story, open, begun, codes, isRepeatable }),
  }))
}
