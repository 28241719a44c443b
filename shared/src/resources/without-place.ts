import type { AgendaEntry } from '../agenda/entry'
import { distinct } from '../agenda/live'
import { saturatedStretches } from '../agenda/saturation'

type Asked = {
  /** How many there are; 0: out of use. */
  quantity: number
  /** Epoch minutes: what is over by then has had its place. */
  from: number
}

/** The appointments that meet where more are taken at once than there are, buffers included; by start. */
export const withoutPlace = (entries: readonly AgendaEntry[], { quantity, from }: Asked): AgendaEntry[] => {
  const ahead = distinct(entries).filter(({ kind, end }) => kind === 'appointment' && end > from)
  const overfull = saturatedStretches(ahead, quantity + 1)

  return ahead
    .filter(({ start, before, end, after }) =>
      overfull.some((stretch) => start - before < stretch.end && stretch.start < end + after),
    )
    .sort((a, b) => a.start - b.start)
}
