/** One row of docs/goals: what is measured now, beside what was promised. */
export type Measured = {
  what: string
  value: number
  unit: string
  target: number
  /** `most`: the value must not be above the target; `least`: not below. */
  bound: 'most' | 'least'
  note?: string
}

export type Line = {
  /** For `--only`. */
  name: string
  /** What must have been done before, when it has not. */
  measure: () => Promise<Measured[]>
}

export const isMet = ({ value, target, bound }: Measured): boolean =>
  bound === 'most' ? value <= target : value >= target
