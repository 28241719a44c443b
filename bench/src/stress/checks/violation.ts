import type { Place } from '../place'
import type { Snapshot } from '../snapshot'
import type { Verdict } from '../verdicts'

export type Violation = { check: string; detail: string }

export type Evidence = {
  place: Place
  snapshot: Snapshot
  verdicts: readonly Verdict[]
  /** Epoch seconds of the simulated clock at the end. */
  nowSeconds: number
}

export type Check = (evidence: Evidence) => Violation[]
