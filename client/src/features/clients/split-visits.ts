import { occupies } from '@reservaplus/shared/appointments/lifecycle'
import type { ClientVisits } from '@reservaplus/shared/appointments/visits'
import type { Instant } from '@reservaplus/shared/time/schema'

type Visit = ClientVisits['items'][number]

/** What is still to happen, the next one first; then what is over or called off, the latest first. */
export const splitVisits = (visits: readonly Visit[], now: Instant): { coming: Visit[]; past: Visit[] } => {
  const isComing = ({ start, status }: Visit) => start > now && occupies(status)

  return { coming: visits.filter(isComing).toReversed(), past: visits.filter((visit) => !isComing(visit)) }
}
